import { useRevalidator } from 'react-router'
import { getTariff } from '#contract/counsellors'
import { getBookingRules } from '#contract/scheduling'
import { NotLoaded } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { wordsOf } from '#lib/words-of'
import { DeskPage } from './desk-page.tsx'
import { RulesForm } from './rules-form-view.tsx'
import { TariffOverview } from './tariff-overview.tsx'
import type { Route } from './+types/booking-rules-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.money_rules() }, { name: 'robots', content: 'noindex' }]

export const clientLoader = () =>
  Promise.all([callApi(getBookingRules), callApi(getTariff)]).then(
    ([rules, { lines }]) => ({ found: { rules, lines }, refused: null }),
    (error: unknown) => ({ found: null, refused: wordsOf(error) }),
  )

/** What the practice decided for booking, shown to everybody before it bites; and what the counsellors ask for. */
export default function BookingRulesPage({ loaderData: { found, refused } }: Route.ComponentProps) {
  const { revalidate } = useRevalidator()
  return (
    <DeskPage title={m.money_rules()} lead={m.money_rules_lead()}>
      {found ? (
        <>
          <RulesForm rules={found.rules} onSaved={revalidate} />
          <TariffOverview lines={found.lines} />
        </>
      ) : refused ? (
        <NotLoaded words={refused} onRetry={revalidate} />
      ) : null}
    </DeskPage>
  )
}

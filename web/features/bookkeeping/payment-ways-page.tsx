import { useRevalidator } from 'react-router'
import { getPaymentSettings } from '#contract/payments'
import { NotLoaded } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { wordsOf } from '#lib/words-of'
import { DeskPage } from './desk-page.tsx'
import { SettingsForm } from './settings-form-view.tsx'
import type { Route } from './+types/payment-ways-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.money_ways() }, { name: 'robots', content: 'noindex' }]

export const clientLoader = () =>
  callApi(getPaymentSettings).then(
    (found) => ({ found, refused: null }),
    (error: unknown) => ({ found: null, refused: wordsOf(error) }),
  )

/** Where the practice's money comes in, and what is said of it to those who pay. */
export default function PaymentWaysPage({ loaderData: { found, refused } }: Route.ComponentProps) {
  const { revalidate } = useRevalidator()
  return (
    <DeskPage title={m.money_ways()} lead={m.money_ways_lead()}>
      {found ? (
        <SettingsForm settings={found.settings} gateways={found.gateways} onSaved={revalidate} />
      ) : refused ? (
        <NotLoaded words={refused} onRetry={revalidate} />
      ) : null}
    </DeskPage>
  )
}

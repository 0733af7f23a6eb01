import { useRevalidator } from 'react-router'
import { listVouchers } from '#contract/payments'
import { NotLoaded, ToldNotice, useTelling } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { wordsOf } from '#lib/words-of'
import { DeskPage } from './desk-page.tsx'
import { MakeVoucher } from './make-voucher.tsx'
import { VoucherList } from './voucher-list.tsx'
import type { Route } from './+types/vouchers-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.money_vouchers() }, { name: 'robots', content: 'noindex' }]

export const clientLoader = () =>
  callApi(listVouchers).then(
    ({ vouchers }) => ({ vouchers, refused: null }),
    (error: unknown) => ({ vouchers: null, refused: wordsOf(error) }),
  )

/** What the practice gives up beforehand, and how much of it was used. */
export default function VouchersPage({ loaderData: { vouchers, refused } }: Route.ComponentProps) {
  const { revalidate } = useRevalidator()
  const { told, begin, tell } = useTelling()
  const onEnded = async (words: string) => {
    await revalidate()
    tell(words)
  }
  return (
    <DeskPage title={m.money_vouchers()} lead={m.money_vouchers_lead()}>
      {vouchers ? (
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-8 lg:grid-cols-[26rem_minmax(0,1fr)]">
          <MakeVoucher onBegin={begin} onMade={revalidate} />
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <ToldNotice told={told} />
            <VoucherList vouchers={vouchers} onBegin={begin} onEnded={onEnded} />
          </div>
        </div>
      ) : refused ? (
        <NotLoaded words={refused} onRetry={revalidate} />
      ) : null}
    </DeskPage>
  )
}

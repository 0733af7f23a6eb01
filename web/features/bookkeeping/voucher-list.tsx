import { endVoucher, type Voucher } from '#contract/payments'
import { ConfirmedAct } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { formatDate, formatIdr, formatMoment } from '#lib/format'
import { usePage, usePractice } from '#lib/page'
import { useProof } from '#lib/proof'
import { Badge, type BadgeTone } from '#ui/badge'
import { Card } from '#ui/card'
import { EmptyState } from '#ui/empty-state'
import { Heading } from '#ui/heading'
import { voucherStanding, type VoucherStanding } from './voucher-standing.ts'

type Props = { vouchers: readonly Voucher[]; onBegin: () => void; onEnded: (words: string) => Promise<void> }

export function VoucherList({ vouchers, ...acts }: Props) {
  if (vouchers.length === 0) return <EmptyState title={m.money_voucher_none()}>{m.money_voucher_none_text()}</EmptyState>
  return (
    <section aria-labelledby="vouchers" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Heading id="vouchers" size="small" face="sans">
        {m.money_voucher_list()}
      </Heading>
      <ul className="grid list-none grid-cols-[minmax(0,1fr)] gap-3 sm:grid-cols-2">
        {vouchers.map((voucher) => (
          <VoucherCard key={voucher.id} voucher={voucher} {...acts} />
        ))}
      </ul>
    </section>
  )
}

const badges: Record<VoucherStanding, { tone: BadgeTone; name: () => string }> = {
  good: { tone: 'leaf', name: m.money_voucher_is_good },
  'used-up': { tone: 'neutral', name: m.money_voucher_is_used_up },
  over: { tone: 'neutral', name: m.money_voucher_is_over },
  ended: { tone: 'neutral', name: m.money_voucher_is_ended },
}

function VoucherCard({ voucher, onBegin, onEnded }: { voucher: Voucher } & Omit<Props, 'vouchers'>) {
  const { language } = usePage()
  const { timeZone } = usePractice()
  const { guard } = useProof()
  const now = Temporal.Now.instant()
  const { id, ending, note, offIdr, offPercent, uses, mostUses, validUntil, endedAt } = voucher
  const standing = voucherStanding(voucher, Temporal.Now.plainDateISO(timeZone).toString())
  async function end() {
    await guard(() => callApi(endVoucher, { params: { voucher: id } }))
    await onEnded(m.money_voucher_ended({ ending }))
  }
  return (
    <Card as="li" className="grid content-start gap-3 p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h3 className="text-xl font-semibold tabular-nums">{offIdr === null ? `${offPercent}%` : formatIdr(offIdr)}</h3>
        <Badge tone={badges[standing].tone}>{badges[standing].name()}</Badge>
      </div>
      <p className="wrap-anywhere">
        <span className="font-medium tabular-nums">…{ending}</span>
        {note ? <span className="text-muted"> · {note}</span> : null}
      </p>
      <p className="text-sm tabular-nums">{m.money_voucher_used({ uses: String(uses), most: String(mostUses) })}</p>
      <p className="text-sm text-muted">
        {endedAt
          ? m.money_voucher_ended_at({ when: formatMoment(endedAt, timeZone, language, now) })
          : validUntil
            ? m.money_voucher_valid_until({ date: formatDate(validUntil, language) })
            : m.money_voucher_no_end()}
      </p>
      {standing === 'good' ? (
        <ConfirmedAct
          label={m.money_voucher_end()}
          fullLabel={`${m.money_voucher_end()}: …${ending}`}
          text={m.money_voucher_end_ask()}
          opener="quiet"
          onAsk={onBegin}
          act={end}
        />
      ) : null}
    </Card>
  )
}

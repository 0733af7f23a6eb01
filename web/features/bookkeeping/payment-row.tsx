import { BanknoteArrowUp, CircleCheck, CircleSlash, Clock, Search, Undo2, type LucideIcon } from 'lucide-react'
import type { Invoice } from '#contract/payments'
import { m } from '#messages'
import { formatDateTime, formatIdr, formatMoment } from '#lib/format'
import { usePage, usePractice } from '#lib/page'
import { Badge, type BadgeTone } from '#ui/badge'
import { Card } from '#ui/card'
import { classes } from '#ui/recipes'
import { ageOf } from './ages.ts'
import { Amount } from './amount.tsx'
import { PaymentActs } from './payment-acts.tsx'
import { shownIdr, standingOf, type Standing } from './standing.ts'
import { wayName } from './way-name.ts'

type Props = { invoice: Invoice; onBegin: () => void; onDone: (words: string) => Promise<void> }

/** One line of the statement's other side: the amount first, then whose and what for. */
export function PaymentRow({ invoice, onBegin, onDone }: Props) {
  const standing = standingOf(invoice)
  const isOwed = standing === 'owed-back'
  return (
    <Card
      as="li"
      aria-labelledby={`${invoice.id}-amount`}
      className={classes('grid grid-cols-[minmax(0,1fr)] gap-4', isOwed && 'border-2 border-turmeric bg-turmeric-soft')}
    >
      <div className="grid gap-x-8 gap-y-3 sm:grid-cols-[13rem_minmax(0,1fr)]">
        <div className="flex flex-wrap items-start justify-between gap-2 sm:grid sm:justify-items-start">
          <div className="grid gap-0.5">
            <h2 id={`${invoice.id}-amount`} className="text-2xl font-semibold">
              <Amount amountIdr={shownIdr(invoice)} hasCode={invoice.way === 'transfer'} />
            </h2>
            <p className="text-sm text-muted tabular-nums">
              {invoice.way ? `${wayName[invoice.way]()} · ` : ''}
              {invoice.number}
            </p>
          </div>
          <StandingBadge standing={standing} />
        </div>
        <Facts invoice={invoice} standing={standing} />
      </div>
      <PaymentActs invoice={invoice} onBegin={onBegin} onDone={onDone} />
    </Card>
  )
}

function Facts({ invoice, standing }: { invoice: Invoice; standing: Standing }) {
  const { language } = usePage()
  const { timeZone } = usePractice()
  const { client, startsAt } = invoice
  return (
    <dl className="grid content-start gap-x-4 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)] [&>dd]:wrap-anywhere [&>dt]:text-sm [&>dt]:text-muted sm:[&>dt]:leading-6.5 max-sm:[&>dd+dt]:mt-1.5">
      <dt>{m.money_who()}</dt>
      <dd className="font-semibold">{client.name}</dd>
      <dt>{m.money_session()}</dt>
      <dd>{formatDateTime(startsAt, timeZone, language)}</dd>
      <Since invoice={invoice} standing={standing} />
      <Sums invoice={invoice} />
    </dl>
  )
}

/** What happened last, and how long ago it was where somebody waits. */
function Since({ invoice: { saidPaidAt, notFoundAt, paidAt, payUntil, issuedAt }, standing }: { invoice: Invoice; standing: Standing }) {
  const { language } = usePage()
  const { timeZone } = usePractice()
  const now = Temporal.Now.instant()
  const moment = (instant: string) => formatMoment(instant, timeZone, language, now)
  if (standing === 'to-check' && saidPaidAt) {
    return (
      <>
        <dt>{m.money_said_paid()}</dt>
        <dd>
          {moment(saidPaidAt)} <span className="font-semibold whitespace-nowrap">({ageOf(saidPaidAt, language, now)})</span>
        </dd>
      </>
    )
  }
  if (standing === 'awaited') {
    return (
      <>
        <dt>{m.money_pay_until()}</dt>
        <dd>{payUntil ? moment(payUntil) : m.money_no_limit()}</dd>
        {notFoundAt ? (
          <>
            <dt>{m.money_not_found_at()}</dt>
            <dd>{moment(notFoundAt)}</dd>
          </>
        ) : null}
      </>
    )
  }
  return (
    <>
      <dt>{paidAt ? m.money_paid_at() : m.money_issued_at()}</dt>
      <dd>{moment(paidAt ?? issuedAt)}</dd>
    </>
  )
}

/** Only what is not plain from the amount above. */
function Sums({ invoice: { priceIdr, offIdr, paidIdr, refundedIdr, owedBackIdr } }: { invoice: Invoice }) {
  const lines = [
    { name: m.money_sum_off(), amountIdr: offIdr, after: m.money_sum_of_price({ price: formatIdr(priceIdr) }) },
    { name: m.money_sum_came_in(), amountIdr: refundedIdr > 0 || owedBackIdr > 0 ? paidIdr : 0, after: '' },
    { name: m.money_sum_sent_back(), amountIdr: refundedIdr, after: '' },
  ].filter(({ amountIdr }) => amountIdr > 0)
  return lines.map(({ name, amountIdr, after }) => (
    <div key={name} className="contents">
      <dt>{name}</dt>
      <dd className="tabular-nums">
        {formatIdr(amountIdr)} {after}
      </dd>
    </div>
  ))
}

const badges: Record<Standing, { tone: BadgeTone; Icon: LucideIcon; name: () => string }> = {
  'owed-back': { tone: 'alarm', Icon: BanknoteArrowUp, name: m.money_is_owed_back },
  'to-check': { tone: 'turmeric', Icon: Search, name: m.money_is_to_check },
  awaited: { tone: 'neutral', Icon: Clock, name: m.money_is_awaited },
  paid: { tone: 'leaf', Icon: CircleCheck, name: m.money_is_paid },
  refunded: { tone: 'neutral', Icon: Undo2, name: m.money_is_refunded },
  void: { tone: 'neutral', Icon: CircleSlash, name: m.money_is_void },
}

function StandingBadge({ standing }: { standing: Standing }) {
  const { tone, Icon, name } = badges[standing]
  return (
    <Badge tone={tone}>
      <Icon aria-hidden="true" />
      {name()}
    </Badge>
  )
}

import { FileText } from 'lucide-react'
import { useState } from 'react'
import { confirmPayment, refundPayment, rejectPayment, waivePrice, type Invoice } from '#contract/payments'
import { ConfirmedAct } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { formatIdr } from '#lib/format'
import { usePage } from '#lib/page'
import { useProof } from '#lib/proof'
import { buttonClasses } from '#ui/button'
import { AmountAct } from './amount-act.tsx'
import { ProofOfPayment } from './proof-of-payment.tsx'
import { expectedIdr, inHandIdr, mayConfirm, standingOf } from './standing.ts'

type Props = { invoice: Invoice; onBegin: () => void; onDone: (words: string) => Promise<void> }

/** What can be done with it now; what an act needs to know is asked where its button was. */
export function PaymentActs(props: Props) {
  const { invoice } = props
  const { language } = usePage()
  const isPaid = invoice.state === 'paid' || invoice.state === 'refunded'
  return (
    <div className="flex flex-wrap items-start gap-2 border-t border-line pt-4 [&>[role=group]]:basis-full">
      {mayConfirm(invoice) ? <CameIn {...props} /> : null}
      {standingOf(invoice) === 'to-check' ? <NotThere {...props} /> : null}
      {inHandIdr(invoice) > 0 ? <SentBack {...props} /> : null}
      {invoice.hasProof ? <ProofOfPayment invoice={invoice} /> : null}
      {invoice.state === 'open' && invoice.dueIdr > 0 ? <Waived {...props} /> : null}
      <a
        href={`/api/invoices/${encodeURIComponent(invoice.id)}/document?language=${language}`}
        download=""
        className={buttonClasses({ variant: 'quiet' })}
      >
        <FileText aria-hidden="true" />
        {isPaid ? m.money_receipt() : m.money_invoice()}
        <span className="sr-only"> {invoice.number}</span>
      </a>
    </div>
  )
}

const named = (label: string, { number }: Invoice) => `${label}: ${number}`

/** Whoever pays twice by mistake pays so much; the practice refuses what is beyond as a slip of the hand. */
const mostTimes = 2

function CameIn({ invoice, onBegin, onDone }: Props) {
  const { guard } = useProof()
  const { client, dueIdr, priceIdr, offIdr } = invoice
  const isVoid = standingOf(invoice) === 'void'
  const awaited = isVoid ? priceIdr - offIdr : expectedIdr(invoice)
  const label = isVoid ? m.money_came_in_late() : m.money_came_in()
  const note = (amount: number) =>
    !isVoid && amount > dueIdr && amount !== awaited ? m.money_came_in_more({ amount: formatIdr(amount - dueIdr) }) : null
  async function confirm(amountIdr: number) {
    const after = await guard(() => callApi(confirmPayment, { params: { invoice: invoice.id }, body: { amountIdr } }))
    await onDone(wordsAfter(after))
  }
  return (
    <AmountAct
      id={`came-in-${invoice.id}`}
      label={label}
      fullLabel={named(label, invoice)}
      text={isVoid ? m.money_came_in_late_ask({ name: client.name }) : m.money_came_in_ask({ name: client.name })}
      amountLabel={m.money_came_in_amount()}
      startIdr={awaited}
      {...(!isVoid && { least: { idr: dueIdr, words: (amount: number) => m.money_came_in_less({ amount: formatIdr(dueIdr - amount) }) } })}
      mostIdr={mostTimes * Math.max(awaited, dueIdr)}
      note={note}
      opener={isVoid ? 'quiet' : 'secondary'}
      onAsk={onBegin}
      act={confirm}
    />
  )
}

/** Where the money was less, more or too late, that is what has to be known. */
function wordsAfter({ number, state, dueIdr, owedBackIdr }: Invoice): string {
  if (owedBackIdr > 0) return m.money_came_in_owed({ number, amount: formatIdr(owedBackIdr) })
  if (state === 'open') return m.money_came_in_part({ number, amount: formatIdr(dueIdr) })
  return m.money_came_in_done({ number })
}

function NotThere({ invoice, onBegin, onDone }: Props) {
  const { guard } = useProof()
  async function reject() {
    await guard(() => callApi(rejectPayment, { params: { invoice: invoice.id } }))
    await onDone(m.money_not_there_done({ number: invoice.number }))
  }
  return (
    <ConfirmedAct
      label={m.money_not_there()}
      fullLabel={named(m.money_not_there(), invoice)}
      text={m.money_not_there_ask({ name: invoice.client.name })}
      doLabel={m.money_not_there_do()}
      onAsk={onBegin}
      act={reject}
    />
  )
}

function SentBack({ invoice, onBegin, onDone }: Props) {
  const { guard } = useProof()
  // One id until it is known that it was done: repeated, it is the same refund.
  const [id, setId] = useState(() => crypto.randomUUID())
  const isOwed = invoice.owedBackIdr > 0
  const most = inHandIdr(invoice)
  const label = isOwed ? m.money_sent_back() : m.money_give_back()
  const start = isOwed ? Math.min(invoice.owedBackIdr, most) : most
  async function refund(amountIdr: number) {
    const after = await guard(() => callApi(refundPayment, { params: { invoice: invoice.id }, body: { id, amountIdr } }))
    setId(crypto.randomUUID())
    const words = { number: invoice.number, amount: formatIdr(amountIdr), left: formatIdr(after.owedBackIdr) }
    await onDone(after.owedBackIdr > 0 ? m.money_sent_back_part(words) : m.money_sent_back_done(words))
  }
  return (
    <AmountAct
      id={`sent-back-${invoice.id}`}
      label={label}
      fullLabel={named(label, invoice)}
      text={isOwed ? m.money_sent_back_ask({ name: invoice.client.name }) : m.money_give_back_ask({ name: invoice.client.name })}
      amountLabel={m.money_sent_back_amount()}
      startIdr={start}
      mostIdr={most}
      note={(amount) => (isOwed && amount < start ? m.money_sent_back_less({ amount: formatIdr(start - amount) }) : null)}
      opener={isOwed ? 'secondary' : 'quiet'}
      onAsk={onBegin}
      act={refund}
    />
  )
}

function Waived({ invoice, onBegin, onDone }: Props) {
  const { guard } = useProof()
  async function waive(amountIdr: number) {
    const after = await guard(() => callApi(waivePrice, { params: { invoice: invoice.id }, body: { amountIdr } }))
    const words = { number: invoice.number, amount: formatIdr(after.dueIdr) }
    await onDone(after.state === 'open' ? m.money_waived_part(words) : m.money_waived_done(words))
  }
  return (
    <AmountAct
      id={`waive-${invoice.id}`}
      label={m.money_waive()}
      fullLabel={named(m.money_waive(), invoice)}
      text={m.money_waive_ask({ name: invoice.client.name })}
      amountLabel={m.money_waive_amount()}
      startIdr={invoice.dueIdr}
      mostIdr={invoice.dueIdr}
      opener="quiet"
      onAsk={onBegin}
      act={waive}
    />
  )
}

import { Link } from 'react-router'
import type { Invoice } from '#contract/payments'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { buttonClasses } from '#ui/button'
import { EmptyState } from '#ui/empty-state'
import { PaymentRow } from './payment-row.tsx'
import { paymentsPath, type PaymentsQuestion, type View } from './payments-address.ts'

type Props = {
  question: PaymentsQuestion
  invoices: readonly Invoice[]
  after: string | null
  onBegin: () => void
  onDone: (words: string) => Promise<void>
}

export function PaymentsList({ question, invoices, after, onBegin, onDone }: Props) {
  const { language } = usePage()
  const { after: _after, ...first } = question
  if (invoices.length === 0) return <Nothing question={question} />
  return (
    <section aria-label={m.money_payments_list()} className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <ul className="grid list-none grid-cols-[minmax(0,1fr)] gap-3">
        {invoices.map((invoice) => (
          <PaymentRow key={invoice.id} invoice={invoice} onBegin={onBegin} onDone={onDone} />
        ))}
      </ul>
      <nav aria-label={m.money_pages()} className="flex flex-wrap justify-between gap-3 empty:hidden">
        {question.after === undefined ? null : (
          <Link to={paymentsPath(language, first)} className={buttonClasses()}>
            {m.money_first_page()}
          </Link>
        )}
        {after === null ? null : (
          <Link to={paymentsPath(language, { ...question, after })} className={`${buttonClasses()} ms-auto`}>
            {m.money_next_page()}
          </Link>
        )}
      </nav>
    </section>
  )
}

const nothing: Record<View, { title: () => string; text: () => string }> = {
  'to-check': { title: m.money_none_to_check, text: m.money_none_to_check_text },
  awaited: { title: m.money_none_awaited, text: m.money_none_awaited_text },
  paid: { title: m.money_none_paid, text: m.money_none_paid_text },
  'owed-back': { title: m.money_none_owed, text: m.money_none_owed_text },
  all: { title: m.money_none_at_all, text: m.money_none_at_all_text },
}

function Nothing({ question: { which, amountIdr } }: Pick<Props, 'question'>) {
  if (amountIdr !== undefined) return <EmptyState title={m.money_none_of_amount()}>{m.money_none_of_amount_text()}</EmptyState>
  const { title, text } = nothing[which]
  return <EmptyState title={title()}>{text()}</EmptyState>
}

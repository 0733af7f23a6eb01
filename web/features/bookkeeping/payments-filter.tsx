import { Search } from 'lucide-react'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { listPayments } from '#contract/payments'
import type { ReplyOf } from '#contract/endpoint'
import { m } from '#messages'
import { formatIdr } from '#lib/format'
import { usePage } from '#lib/page'
import { submitting } from '#lib/use-act'
import { buttonClasses, SubmitButton } from '#ui/button'
import { InputField } from '#ui/field'
import { focusPart } from '#ui/focus'
import { paymentsPath, views, type PaymentsQuestion, type View } from './payments-address.ts'
import { readRupiah, writeRupiah } from './rupiah.ts'

type Counts = ReplyOf<typeof listPayments>['counts']
type Props = { question: PaymentsQuestion; counts: Counts | null }

const viewName: Record<View, () => string> = {
  'to-check': m.money_view_to_check,
  awaited: m.money_view_awaited,
  paid: m.money_view_paid,
  'owed-back': m.money_view_owed_back,
  all: m.money_view_all,
}

const chip =
  'group inline-flex min-h-11 shrink-0 items-center gap-2 rounded-full border border-edge bg-surface px-4 py-1.5 text-ink no-underline hover:border-leaf aria-[current]:border-leaf aria-[current]:bg-leaf aria-[current]:text-on-leaf'
const count = 'min-w-6 rounded-full bg-mist px-1.5 text-center text-sm font-semibold text-leaf tabular-nums'

/** Which part of the list, and the amount to the rupiah as the statement has it. */
export function PaymentsFilter({ question, counts }: Props) {
  const { language } = usePage()
  const countOf = (view: View) =>
    counts ? { 'to-check': counts.toCheck, awaited: counts.awaited, 'owed-back': counts.owedBack }[view as 'awaited'] : 0
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(0,1fr)_auto] lg:items-end lg:gap-8">
      <nav aria-label={m.money_views()} className="-mx-5 overflow-x-auto px-5 py-1 sm:mx-0 sm:px-1">
        <ul className="flex list-none gap-2 sm:flex-wrap">
          {views.map((view) => (
            <li key={view}>
              <Link
                to={paymentsPath(language, { which: view, ...(question.amountIdr !== undefined && { amountIdr: question.amountIdr }) })}
                preventScrollReset
                aria-current={view === question.which ? 'true' : undefined}
                className={chip}
              >
                {viewName[view]()}
                {countOf(view) ? <span className={count}>{countOf(view)}</span> : null}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <AmountSearch question={question} />
    </div>
  )
}

function AmountSearch({ question: { which, amountIdr } }: Pick<Props, 'question'>) {
  const { language } = usePage()
  const navigate = useNavigate()
  const [typed, setTyped] = useState(amountIdr === undefined ? '' : writeRupiah(amountIdr))
  const [isWrong, setWrong] = useState(false)
  function submit() {
    const amount = readRupiah(typed)
    const isNothing = typed.trim() === ''
    setWrong(amount === null && !isNothing)
    if (amount === null && !isNothing) focusPart('amount')
    // Wherever it lies: what is on the statement may be paid already, or void.
    else void navigate(paymentsPath(language, amount === null ? { which } : { which: 'all', amountIdr: amount }), { preventScrollReset: true })
  }
  return (
    <form role="search" aria-label={m.money_amount_search()} onSubmit={submitting(submit)} noValidate className="grid gap-2">
      <div className="flex items-end gap-2">
        <InputField
          id="amount"
          name=""
          label={m.money_amount_exact()}
          error={isWrong ? m.money_amount_wrong() : undefined}
          inputMode="numeric"
          autoComplete="off"
          placeholder="250.123"
          maxLength={20}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="w-full min-w-0 lg:w-56"
        />
        <SubmitButton variant="secondary" className="min-h-12">
          <Search aria-hidden="true" />
          {m.money_amount_find()}
        </SubmitButton>
      </div>
      {amountIdr === undefined ? null : (
        <p role="status" className="flex flex-wrap items-center gap-x-3">
          {m.money_amount_shown({ amount: formatIdr(amountIdr) })}
          <Link to={paymentsPath(language, { which })} preventScrollReset className={buttonClasses({ variant: 'quiet', size: 'small' })}>
            {m.money_amount_clear()}
          </Link>
        </p>
      )}
    </form>
  )
}

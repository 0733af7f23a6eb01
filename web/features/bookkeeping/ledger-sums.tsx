import { CircleCheck } from 'lucide-react'
import { m } from '#messages'
import { formatIdr } from '#lib/format'
import { Notice } from '#ui/notice'
import type { Ledger } from './ledger-file.ts'

/** The four sums, each with what it means; a book that does not come to nothing is said loudly. */
export function LedgerSums({ ledger: { earnedIdr, receivedIdr, givenUpIdr, owedIdr, isBalanced } }: { ledger: Ledger }) {
  const sums = [
    { name: m.money_earned(), text: m.money_earned_text(), amountIdr: earnedIdr },
    { name: m.money_received(), text: m.money_received_text(), amountIdr: receivedIdr },
    { name: m.money_given_up(), text: m.money_given_up_text(), amountIdr: givenUpIdr },
    { name: m.money_owed(), text: m.money_owed_text(), amountIdr: owedIdr },
  ]
  return (
    <div className="grid gap-4">
      <dl className="grid gap-px overflow-hidden rounded-xl border border-line bg-line sm:grid-cols-2 lg:grid-cols-4">
        {sums.map(({ name, text, amountIdr }) => (
          <div key={name} className="grid content-start gap-x-4 gap-y-0.5 bg-surface p-4 max-sm:grid-cols-[minmax(0,1fr)_auto] sm:p-5">
            <dt className="font-semibold">{name}</dt>
            <dd className="text-xl font-semibold tabular-nums sm:text-2xl">{signed(amountIdr)}</dd>
            <dd className="text-sm text-muted max-sm:col-span-2">{text}</dd>
          </div>
        ))}
      </dl>
      {isBalanced ? (
        <p className="flex items-center gap-2 text-muted [&_svg]:size-5 [&_svg]:shrink-0 [&_svg]:text-leaf">
          <CircleCheck aria-hidden="true" />
          {m.money_balanced()}
        </p>
      ) : (
        <Notice tone="alarm" role="alert" title={m.money_unbalanced()}>
          {m.money_unbalanced_next()}
        </Notice>
      )}
    </div>
  )
}

const signed = (amountIdr: number) => (amountIdr < 0 ? `−${formatIdr(-amountIdr)}` : formatIdr(amountIdr))

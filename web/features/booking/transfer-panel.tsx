import type { ReactNode } from 'react'
import type { Invoice } from '#contract/payments'
import { m } from '#messages'
import { formatIdr } from '#lib/format'
import { Facts } from '#ui/facts'
import { splitAmount } from './booking-flow.ts'
import { CopyButton } from './copy-button.tsx'

/** @param dueIdr what it costs; the amount to transfer is more by up to three digits, which say whose it is */
export function TransferPanel({ transfer, dueIdr }: { transfer: NonNullable<Invoice['transfer']>; dueIdr: number }) {
  const { bank, account, holder, amountIdr } = transfer
  return (
    <div className="grid gap-4">
      <div className="grid justify-items-center gap-2 rounded-xl border border-line bg-surface p-5 text-center">
        <p className="text-sm text-muted">{m.paying_transfer_exactly()}</p>
        <Amount amountIdr={amountIdr} />
        <CopyButton text={String(amountIdr)} label={m.paying_copy_amount()} />
        <p className="max-w-sm text-sm text-muted">{m.paying_transfer_why({ digits: splitAmount(amountIdr).digits, amount: formatIdr(dueIdr) })}</p>
      </div>
      <Facts
        facts={[
          { term: m.paying_transfer_bank(), value: bank },
          {
            term: m.paying_transfer_account(),
            value: (
              <Copied>
                <span className="tabular-nums">{account}</span>
                <CopyButton text={account.replaceAll(/\D/g, '')} label={m.paying_copy_account()} />
              </Copied>
            ),
          },
          { term: m.paying_transfer_holder(), value: holder },
        ]}
      />
    </div>
  )
}

const Copied = ({ children }: { children: ReactNode }) => <span className="flex flex-wrap items-center gap-2 max-sm:justify-end">{children}</span>

/** The last three digits stand out by weight and a line, not by colour alone. */
function Amount({ amountIdr }: { amountIdr: number }) {
  const text = formatIdr(amountIdr)
  const { digits } = splitAmount(amountIdr)
  return (
    <p className="font-serif text-3xl font-medium tabular-nums">
      {text.slice(0, -digits.length)}
      <strong className="font-bold underline decoration-clay decoration-3 underline-offset-6">{text.slice(-digits.length)}</strong>
    </p>
  )
}

import { checkRupiah } from './rupiah.ts'

/**
 * Money is whole rupiah, in entries that are only ever added. Each moves as much into accounts as out of them: a sum that is not nothing is
 * a fault and no state of the practice's money.
 */
export type LedgerAccount =
  /** What clients owe, or have paid too much where it is below nothing. */
  | 'receivable'
  /** What has come in, by whichever way. */
  | 'money'
  /** What the practice earned. */
  | 'earned'
  /** What it gave up: vouchers and waived prices. */
  | 'given-up'

/** Into the account, or out of it where it is below nothing. */
export type Posting = { readonly account: LedgerAccount; readonly amountIdr: number }

/** No more than anybody can mean. */
export const mostIdr = 9_999_999_999

const moved = (from: LedgerAccount, to: LedgerAccount, amountIdr: number): readonly Posting[] => {
  checkRupiah(amountIdr, mostIdr)
  return [
    { account: to, amountIdr },
    { account: from, amountIdr: -amountIdr },
  ]
}

/** The deeds that move money. @throws {RangeError} for what is no amount */
export const postingsOf = {
  /** The price of a session is owed. */
  invoiced: (amountIdr: number) => moved('earned', 'receivable', amountIdr),
  /** A voucher, or a price that was waived, in whole or in part. */
  waived: (amountIdr: number) => moved('receivable', 'given-up', amountIdr),
  /** What was given up comes back, because the session it was given up for will not be. */
  restored: (amountIdr: number) => moved('given-up', 'receivable', amountIdr),
  paid: (amountIdr: number) => moved('receivable', 'money', amountIdr),
  /** What is owed no more, because the session will not be. */
  credited: (amountIdr: number) => moved('receivable', 'earned', amountIdr),
  refunded: (amountIdr: number) => moved('money', 'receivable', amountIdr),
} as const

export type Deed = keyof typeof postingsOf

export const isBalanced = (postings: readonly Posting[]): boolean =>
  postings.every(({ amountIdr }) => Number.isSafeInteger(amountIdr) && amountIdr !== 0) && sumOf(postings) === 0n

/** Exact, however many there are. */
export function balanceOf(account: LedgerAccount, postings: readonly Posting[]): bigint {
  return sumOf(postings.filter((one) => one.account === account))
}

const sumOf = (postings: readonly Posting[]) => postings.reduce((sum, { amountIdr }) => sum + BigInt(amountIdr), 0n)

/** How much of what was paid may still be given back: no more than came in, and what was given back counts. */
export const refundableIdr = (postings: readonly Posting[]): bigint => {
  const inHand = balanceOf('money', postings)
  return inHand > 0n ? inHand : 0n
}

import type { InvoiceState } from './invoice.ts'

/** What was done to an invoice so far, summed up by deed; whole rupiah, none below nothing. */
export type Sums = {
  readonly invoicedIdr: number
  readonly offIdr: number
  readonly creditedIdr: number
  readonly paidIdr: number
  readonly refundedIdr: number
}

/** What the client owes, or is owed where it is below nothing: what the account `receivable` holds of this invoice. */
export const receivableIdr = ({ invoicedIdr, offIdr, creditedIdr, paidIdr, refundedIdr }: Sums): number =>
  invoicedIdr - offIdr - creditedIdr - paidIdr + refundedIdr

export const dueIdr = (sums: Sums): number => Math.max(0, receivableIdr(sums))
export const owedBackIdr = (sums: Sums): number => Math.max(0, -receivableIdr(sums))
/** Came in and was not sent back. */
export const inHandIdr = ({ paidIdr, refundedIdr }: Sums): number => paidIdr - refundedIdr

/** What has to be done so that nothing is owed for the session any more; what came in is then owed back. */
export const undoing = ({ invoicedIdr, offIdr, creditedIdr }: Sums): { readonly restoredIdr: number; readonly creditedIdr: number } => ({
  restoredIdr: offIdr,
  creditedIdr: invoicedIdr - creditedIdr,
})

/** How much of what is sent back has to be credited first, because it was not owed back yet: otherwise the client would owe it anew. */
export const creditedByRefund = (sums: Sums, refundIdr: number): number => Math.max(0, refundIdr + receivableIdr(sums))

/** How an invoice stands that is over: nothing came in, all of it went back, or some is still here. */
export const stateWhenOver = (sums: Sums): InvoiceState => (sums.paidIdr === 0 ? 'void' : stateWhenSentBack(sums))

/** How one stands that is not open any more. */
export const stateWhenSentBack = (sums: Sums): 'paid' | 'refunded' => (inHandIdr(sums) === 0 ? 'refunded' : 'paid')

import type { Invoice } from '#contract/payments'

/** How an invoice stands for whoever compares it with a statement. Money that is owed back comes before everything. */
export type Standing = 'owed-back' | 'to-check' | 'awaited' | 'paid' | 'refunded' | 'void'

export function standingOf({ owedBackIdr, state, saidPaidAt }: Pick<Invoice, 'owedBackIdr' | 'state' | 'saidPaidAt'>): Standing {
  if (owedBackIdr > 0) return 'owed-back'
  if (state === 'open') return saidPaidAt === null ? 'awaited' : 'to-check'
  return state
}

/** What the statement should show: with the three digits where it is a transfer. */
export const expectedIdr = ({ transfer, qris, dueIdr }: Pick<Invoice, 'transfer' | 'qris' | 'dueIdr'>): number =>
  transfer?.amountIdr ?? qris?.amountIdr ?? dueIdr

/** The amount that the row is about. */
export function shownIdr(invoice: Invoice): number {
  const standing = standingOf(invoice)
  if (standing === 'owed-back') return invoice.owedBackIdr
  if (standing === 'awaited' || standing === 'to-check') return expectedIdr(invoice)
  return invoice.paidIdr > 0 ? invoice.paidIdr : invoice.priceIdr
}

/** Came in and was not sent back: no more than this can go back. */
export const inHandIdr = ({ paidIdr, refundedIdr }: Pick<Invoice, 'paidIdr' | 'refundedIdr'>): number => Math.max(0, paidIdr - refundedIdr)

/** Also where it is over already: money that comes late is money. */
export const mayConfirm = (invoice: Invoice): boolean => ['to-check', 'awaited', 'void'].includes(standingOf(invoice))

import type { Invoice } from '#contract/payments'
import { dueIdr, owedBackIdr } from '#domain/payments/balance'
import { readQris } from '#domain/payments/qris'
import { instantOf, isoOf } from '#platform/instants'
import type { InvoiceRow } from './repository.ts'

/** What other modules say of the people and times of some invoices. */
export type Known = {
  readonly people: ReadonlyMap<string, { readonly username: string }>
  readonly appointments: ReadonlyMap<string, { readonly startsAt: Temporal.Instant }>
  readonly withProof: ReadonlySet<string>
}

const isoOrNull = (text: string | null) => (text === null ? null : isoOf(text))

/** As printed. Six digits are more invoices in a year than a practice writes; one more than that is a digit longer. */
export const numberOf = ({ year, serial }: Pick<InvoiceRow, 'year' | 'serial'>): string => `T-${year}-${String(serial).padStart(6, '0')}`

export function presentInvoice(row: InvoiceRow, known: Known): Invoice {
  const isOpen = row.state === 'open'
  return {
    id: row.id,
    number: numberOf(row),
    state: row.state,
    appointment: row.appointmentId,
    client: { uid: row.clientId, name: known.people.get(row.clientId)?.username ?? '' },
    wording: row.wording,
    startsAt: (known.appointments.get(row.appointmentId)?.startsAt ?? instantOf(row.startsAt)).toString(),
    priceIdr: row.priceIdr,
    offIdr: row.offIdr,
    dueIdr: isOpen ? dueIdr(row) : 0,
    paidIdr: row.paidIdr,
    refundedIdr: row.refundedIdr,
    owedBackIdr: owedBackIdr(row),
    way: row.way,
    qris: isOpen ? presentQris(row) : null,
    transfer: isOpen && row.way === 'transfer' && row.transfer && row.demandIdr !== null ? { ...row.transfer, amountIdr: row.demandIdr } : null,
    payAt: isOpen ? row.payAt : null,
    payUntil: isOpen ? isoOrNull(row.payUntil) : null,
    saidPaidAt: isoOrNull(row.saidPaidAt),
    notFoundAt: isoOrNull(row.notFoundAt),
    hasProof: known.withProof.has(row.id),
    issuedAt: isoOf(row.issuedAt),
    paidAt: isoOrNull(row.paidAt),
  }
}

/** Read back from the very text that is shown. */
function presentQris({ qrisText }: InvoiceRow): Invoice['qris'] {
  const read = qrisText === null ? null : readQris(qrisText)
  if (read === null || typeof read === 'string' || read.amountIdr === null || qrisText === null) return null
  return { text: qrisText, merchant: read.merchant, city: read.city, amountIdr: read.amountIdr }
}

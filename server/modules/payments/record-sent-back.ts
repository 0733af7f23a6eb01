import { creditedByRefund, inHandIdr, stateWhenSentBack } from '#domain/payments/balance'
import { appendAuditEvent } from '#modules/audit'
import type { Context } from '#platform/context'
import { emit } from '#platform/outbox'
import { recordDeed } from './deeds.ts'
import { askAnew } from './demand.ts'
import type { Held } from './held-invoice.ts'
import { rereadInvoice, updateInvoice, type InvoiceRow } from './repository.ts'

/** Money went back to the client. What was not owed back yet is credited first: nobody owes anew what was given to them. */
export async function sendBack(inside: Context, row: InvoiceRow, amountIdr: number, key: string, by: string): Promise<InvoiceRow> {
  const isOpen = row.state === 'open'
  const creditIdr = isOpen ? 0 : creditedByRefund(row, amountIdr)
  if (creditIdr > 0) await recordDeed(inside, row.id, 'credited', creditIdr, `${key}:credit`)
  await recordDeed(inside, row.id, 'refunded', amountIdr, key)
  const sums = await rereadInvoice(inside.db, row.id)
  const sent = isOpen ? await askAnew(inside, sums) : await updateInvoice(inside.db, row.id, { state: stateWhenSentBack(sums) })
  await appendAuditEvent(inside, { action: 'payment.sent-back', subject: `invoice:${row.id}`, details: { amountIdr, by } })
  await emit(inside, 'payment.was-sent-back', { appointmentId: row.appointmentId, clientId: row.clientId, counsellorId: row.counsellorId })
  return sent
}

/** A gateway tells how much it sent back in all; what was recorded by hand already counts. */
export async function recordSentBack(inside: Context, { row }: Held, told: { soFarIdr: number; key: string; by: string }): Promise<string> {
  const amountIdr = Math.min(told.soFarIdr - row.refundedIdr, inHandIdr(row))
  if (amountIdr <= 0) return 'repeated'
  await sendBack(inside, row, amountIdr, `${told.key}:${told.soFarIdr}`, told.by)
  return 'sent back'
}

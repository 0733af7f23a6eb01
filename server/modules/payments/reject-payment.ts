import type { Invoice } from '#contract/payments'
import { appendAuditEvent } from '#modules/audit'
import { keepForPayment } from '#modules/scheduling'
import { inTransaction, type Context } from '#platform/context'
import { emit } from '#platform/outbox'
import { heldInvoice, isKept, needOpen } from './held-invoice.ts'
import { presentedOne } from './known.ts'
import { payUntil } from './pay-until.ts'
import { updateInvoice } from './repository.ts'

/**
 * No such money has come in. The client is told, and has as long again to pay or to say so once more. Done twice, it is done once.
 * @throws Refusal not-found, invoice-closed
 */
export async function rejectPayment(context: Context, id: string): Promise<Invoice> {
  return inTransaction(context, async (inside) => {
    const { row, appointment } = await heldInvoice(inside, id)
    needOpen(row)
    if (row.saidPaidAt === null) return presentedOne(inside.db, row)
    const until = await payUntil(inside, appointment.startsAt)
    if (isKept(appointment, inside.now())) await keepForPayment(inside, row.appointmentId, 'paying', until)
    const rejected = await updateInvoice(inside.db, id, { saidPaidAt: null, notFoundAt: inside.now().toString(), payUntil: until.toString() })
    await appendAuditEvent(inside, { action: 'payment.rejected', subject: `invoice:${id}` })
    await emit(inside, 'payment.was-not-found', { appointmentId: row.appointmentId, clientId: row.clientId, counsellorId: row.counsellorId })
    return presentedOne(inside.db, rejected)
  })
}

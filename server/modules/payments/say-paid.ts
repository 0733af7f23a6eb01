import type { Invoice } from '#contract/payments'
import { appendAuditEvent } from '#modules/audit'
import { keepForPayment } from '#modules/scheduling'
import { inTransaction, type Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { heldInvoiceOfClient, isKept, needOpen } from './held-invoice.ts'
import { presentedOne } from './known.ts'
import { updateInvoice } from './repository.ts'

/**
 * The client has paid by QRIS or transfer: the time is kept until the practice has looked, at the longest until it begins. Said twice, it
 * is said once.
 * @throws Refusal not-found, invoice-closed, hold-over, payment-way-needed (nobody looks after a gateway)
 */
export async function sayPaid(context: Context, id: string): Promise<Invoice> {
  return inTransaction(context, async (inside) => {
    const { row, appointment } = await heldInvoiceOfClient(inside, id)
    if (row.state === 'paid' || (row.state === 'open' && row.saidPaidAt !== null)) return presentedOne(inside.db, row)
    needOpen(row)
    if (row.way !== 'qris' && row.way !== 'transfer') throw new Refusal('payment-way-needed')
    if (!isKept(appointment, inside.now())) throw new Refusal('hold-over')
    await keepForPayment(inside, row.appointmentId, 'checking', appointment.startsAt)
    const said = await updateInvoice(inside.db, id, { saidPaidAt: inside.now().toString(), notFoundAt: null })
    await appendAuditEvent(inside, { action: 'payment.said', subject: `invoice:${id}` })
    return presentedOne(inside.db, said)
  })
}

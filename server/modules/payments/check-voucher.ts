import { worthOf } from '#domain/payments/voucher'
import { dueIdr } from '#domain/payments/balance'
import { payableAppointment } from '#modules/scheduling'
import { inTransaction, type Context } from '#platform/context'
import { ownId } from '#platform/own-id'
import { notFound } from '#platform/refusal'
import { lockInvoice } from './repository.ts'
import type { PaymentTools } from './tools.ts'
import { findVoucher, needUsable } from './use-voucher.ts'

/** What it would take off; nothing is used yet. @throws Refusal not-found, voucher-unknown, voucher-over, voucher-used-up */
export async function checkVoucher(
  context: Context,
  { outerKey }: PaymentTools,
  { code, appointment: id }: { code: string; appointment: string },
): Promise<{ offIdr: number; dueIdr: number }> {
  return inTransaction(context, async (inside) => {
    const appointment = await payableAppointment(inside, id)
    if (appointment?.clientId !== ownId(inside)) throw notFound()
    const invoice = await lockInvoice(inside.db, { appointmentId: id })
    const due = invoice ? dueIdr(invoice) : appointment.priceIdr
    const offIdr = worthOf(await needUsable(inside, await findVoucher(inside.db, outerKey, code)), due)
    return { offIdr, dueIdr: due - offIdr }
  })
}

import type { Invoice } from '#contract/payments'
import { dueIdr } from '#domain/payments/balance'
import { appendAuditEvent } from '#modules/audit'
import { confirmPaid } from '#modules/scheduling'
import { inTransaction, type Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { countDeeds, recordDeed } from './deeds.ts'
import { askAnew } from './demand.ts'
import { heldInvoice, needOpen } from './held-invoice.ts'
import { presentedOne } from './known.ts'
import { rereadInvoice, updateInvoice } from './repository.ts'

/**
 * The practice takes some or all off what is due. With nothing left the appointment is confirmed.
 * @throws Refusal not-found, invoice-closed, waived-too-much, hold-over when there is no time left to confirm
 */
export async function waivePrice(context: Context, id: string, amountIdr: number): Promise<Invoice> {
  return inTransaction(context, async (inside) => {
    const { row } = await heldInvoice(inside, id)
    needOpen(row)
    if (amountIdr > dueIdr(row)) throw new Refusal('waived-too-much')
    await recordDeed(inside, id, 'waived', amountIdr, `waived:${id}:${await countDeeds(inside.db, id, 'waived')}`)
    const waived = await rereadInvoice(inside.db, id)
    const asked = await askAnew(inside, waived)
    const isFree = dueIdr(asked) === 0
    if (isFree && (await confirmPaid(inside, row.appointmentId)) === 'gone') throw new Refusal('hold-over')
    const now = isFree ? await updateInvoice(inside.db, id, { state: 'paid', paidAt: inside.now().toString() }) : asked
    await appendAuditEvent(inside, { action: 'payment.waived', subject: `invoice:${id}`, details: { amountIdr } })
    return presentedOne(inside.db, now)
  })
}

import type { Invoice } from '#contract/payments'
import { inHandIdr } from '#domain/payments/balance'
import { inTransaction, type Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { hasDeed } from './deeds.ts'
import { heldInvoice } from './held-invoice.ts'
import { presentedOne } from './known.ts'
import { sendBack } from './record-sent-back.ts'

/**
 * Money was sent back. Sent twice under one id, it counts once.
 * @throws Refusal not-found, refund-too-much for more than came in and is still here
 */
export async function refundPayment(context: Context, id: string, { id: refundId, amountIdr }: { id: string; amountIdr: number }): Promise<Invoice> {
  return inTransaction(context, async (inside) => {
    const { row } = await heldInvoice(inside, id)
    const key = `refund:${id}:${refundId}`
    if (await hasDeed(inside.db, key)) return presentedOne(inside.db, row)
    if (amountIdr > inHandIdr(row)) throw new Refusal('refund-too-much')
    return presentedOne(inside.db, await sendBack(inside, row, amountIdr, key, 'desk'))
  })
}

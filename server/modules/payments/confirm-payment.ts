import type { Invoice } from '#contract/payments'
import { dueIdr } from '#domain/payments/balance'
import { inTransaction, type Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { hasDeed } from './deeds.ts'
import { isGateway } from './demand.ts'
import { findNewestOrder } from './gateway-rows.ts'
import { heldInvoice } from './held-invoice.ts'
import { presentedOne } from './known.ts'
import { recordPayment } from './record-payment.ts'
import { rereadInvoice, type InvoiceRow } from './repository.ts'
import { paymentKey } from './take-news.ts'

/** Who pays twice by mistake pays so much; what is beyond is a slip of the hand at the desk. */
const mostTimes = 2

/**
 * An admin saw the money. One that was paid or sent back already stays as it is, so that two who confirm confirm once.
 * @throws Refusal not-found, payment-too-little (the rest is asked for, or waived first), payment-too-much
 */
export async function confirmPayment(context: Context, id: string, amountIdr: number): Promise<Invoice> {
  return inTransaction(context, async (inside) => {
    const held = await heldInvoice(inside, id)
    if (held.row.state === 'open' || held.row.state === 'void') {
      needFitting(held.row, amountIdr)
      await recordPayment(inside, held, { amountIdr, key: await keyOf(inside, held.row), by: 'desk' })
    }
    return presentedOne(inside.db, await rereadInvoice(inside.db, id))
  })
}

function needFitting(row: InvoiceRow, amountIdr: number): void {
  const asked = row.state === 'open' ? dueIdr(row) : row.priceIdr
  if (row.state === 'open' && amountIdr < asked) throw new Refusal('payment-too-little')
  if (amountIdr > mostTimes * Math.max(row.demandIdr ?? 0, asked)) throw new Refusal('payment-too-much')
}

/** If the gateway tells of the same money later, it has counted already. */
async function keyOf({ db }: Context, row: InvoiceRow): Promise<string> {
  const order = row.way !== null && isGateway(row.way) ? await findNewestOrder(db, row.id, row.way) : undefined
  const key = order && paymentKey(order.gateway, order.id)
  return key !== undefined && !(await hasDeed(db, key)) ? key : `desk:${row.id}`
}

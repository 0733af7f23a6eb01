import type { GatewayWay } from '#domain/payments/invoice'
import { inTransaction, type Context } from '#platform/context'
import { instantOf } from '#platform/instants'
import { Refusal } from '#platform/refusal'
import { countOrders, insertOrder, keepPayPage } from './gateway-rows.ts'
import { GatewayFailed } from './gateway.ts'
import { lockInvoice, updateInvoice, type InvoiceRow } from './repository.ts'
import type { PaymentTools } from './tools.ts'

/** What a gateway is asked for next. */
export type Order = {
  readonly id: string
  readonly invoiceId: string
  readonly way: GatewayWay
  readonly amountIdr: number
  readonly row: InvoiceRow
}

/** Nobody waits for a page of the gateway longer than this, nor is one made for less. */
const fewestMinutes = 1

/**
 * Each attempt has a name of its own, because a gateway takes a name once: the page of one whose answer was lost was shown to nobody, so
 * nobody can pay there.
 */
export async function waitingOrder(inside: Context, row: InvoiceRow, way: GatewayWay): Promise<Order> {
  const attempt = (await countOrders(inside.db, row.id)) + 1
  const order = { id: attempt === 1 ? row.id : `${row.id}-${attempt}`, invoiceId: row.id, way, amountIdr: row.demandIdr ?? 0, row }
  await insertOrder(inside.db, { id: order.id, invoiceId: row.id, gateway: way, amountIdr: order.amountIdr, madeAt: inside.now().toString() })
  return order
}

/** @throws Refusal gateway-failed; nothing is lost, and asked again it makes another attempt */
export async function openAtGateway(context: Context, { gateways, origin }: PaymentTools, order: Order): Promise<void> {
  const gateway = gateways[order.way]
  if (!gateway) throw new Refusal('payment-way-unknown')
  const { id, amountIdr, row } = order
  const until = row.payUntil === null ? context.now() : instantOf(row.payUntil)
  const minutes = Math.max(fewestMinutes, Math.ceil(until.since(context.now()).total('minutes')))
  const returnTo = `${origin}/janji/${row.appointmentId}/bayar`
  const { payAt } = await gateway.open({ id, amountIdr, wording: row.wording.id, minutes, returnTo, now: context.now() }).catch((error: unknown) => {
    throw error instanceof GatewayFailed ? new Refusal('gateway-failed') : error
  })
  await inTransaction(context, async (inside) => {
    const now = await lockInvoice(inside.db, { id: row.id })
    await keepPayPage(inside.db, id, payAt)
    // Meanwhile it may have been paid, or another way was chosen.
    if (now?.state === 'open' && now.way === order.way && now.demandIdr === amountIdr) await updateInvoice(inside.db, row.id, { payAt })
  })
}

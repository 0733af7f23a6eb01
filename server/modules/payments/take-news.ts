import { createHash } from 'node:crypto'
import type { SentNews } from '#contract/bytes'
import type { GatewayWay } from '#domain/payments/invoice'
import { inTransaction, type Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { findOrder, insertNews, noteOutcome } from './gateway-rows.ts'
import type { GatewayNews } from './gateway.ts'
import { heldInvoice } from './held-invoice.ts'
import { recordPayment } from './record-payment.ts'
import { recordSentBack } from './record-sent-back.ts'
import type { PaymentTools } from './tools.ts'

/** Under which name the payment of an order counts, whoever tells of it: the gateway, or an admin who saw it there first. */
export const paymentKey = (gateway: GatewayWay, orderId: string): string => `${gateway}:${orderId}`

/**
 * What a gateway tells, repeated, late, out of order or two at once, counts once: the event by its own id, the payment by the order. What
 * is said of it stands in one transaction with what it changed, so that it is told again if that was broken off.
 * @throws Refusal gateway-unknown, gateway-signature-wrong
 */
export async function takeNews(context: Context, { gateways }: PaymentTools, way: GatewayWay, sent: SentNews): Promise<void> {
  const gateway = gateways[way]
  if (!gateway) throw new Refusal('gateway-unknown')
  const news = gateway.read(sent, context.now())
  if (news === null) throw new Refusal('gateway-signature-wrong')
  const digest = createHash('sha256').update(sent.bytes).digest()
  // Signed and not understood: kept by its digest, so that the gateway need not tell it for days.
  const eventId = news === 'unfit' ? `unfit:${digest.toString('hex')}` : news.eventId
  await inTransaction(context, async (inside) => {
    const isNew = await insertNews(inside.db, { gateway: way, eventId, digest, receivedAt: inside.now().toString(), outcome: 'unfit' })
    if (isNew && news !== 'unfit') await noteOutcome(inside.db, way, eventId, await act(inside, way, news))
  })
}

async function act(inside: Context, way: GatewayWay, { orderId, what }: GatewayNews): Promise<string> {
  if (what.kind === 'nothing') return `noted: ${what.status}`
  const order = await findOrder(inside.db, way, orderId)
  if (!order) return 'unknown order'
  const held = await heldInvoice(inside, order.invoiceId)
  if (what.kind === 'paid') return recordPayment(inside, held, { amountIdr: what.amountIdr, key: paymentKey(way, orderId), by: way })
  return recordSentBack(inside, held, { soFarIdr: what.amountIdr, key: `${paymentKey(way, orderId)}:back`, by: way })
}

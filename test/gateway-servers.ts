import { createHash, createHmac, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import type { GatewayWay } from '#domain/payments/invoice'
import type { Config } from '#platform/config'

export const gatewayKeys = {
  midtrans: { serverKey: 'Mid-server-uji-0001' },
  xendit: { secretKey: 'xnd_uji_0001', callbackToken: 'token-uji-0001' },
  stripe: { secretKey: 'sk_uji_0001', webhookSecret: 'whsec_uji_0001' },
} as const

/** What a gateway was asked for, as it came. */
export type AskedOrder = { readonly id: string; readonly amountIdr: number; readonly body: string; readonly path: string }

/** `fail`: an error of the gateway; `silent`: it takes the order, and its answer is lost; `elsewhere`: a redirect. */
export type Mood = 'well' | 'fail' | 'silent' | 'elsewhere' | 'nonsense'

export type GatewayServer = { readonly url: string; readonly asked: AskedOrder[]; mood: Mood }

/** As much of the three gateways' documented APIs as an order takes. One whose keys or fields are not as documented is refused, as they do. */
export async function gatewayServers() {
  const gateways = { midtrans: await aServer(midtransOrder), xendit: await aServer(xenditOrder), stripe: await aServer(stripeOrder) }
  const config: Config['gateways'] = {
    midtrans: { ...gatewayKeys.midtrans, url: gateways.midtrans.url },
    xendit: { ...gatewayKeys.xendit, url: gateways.xendit.url },
    stripe: { ...gatewayKeys.stripe, url: gateways.stripe.url },
  }
  return { ...gateways, config }
}

type Reply = { readonly status: number; readonly body: unknown; readonly order?: Omit<AskedOrder, 'body' | 'path'> }
type Understand = (request: { path: string; heads: IncomingMessage['headers']; body: string }, known: ReadonlySet<string>, url: string) => Reply

async function aServer(understand: Understand): Promise<GatewayServer> {
  const state = { url: '', asked: [] as AskedOrder[], mood: 'well' as Mood }
  const server: Server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += String(part)
    const path = request.url ?? ''
    const reply = understand({ path, heads: request.headers, body }, new Set(state.asked.map(({ id }) => id)), state.url)
    if (state.mood === 'fail') return void response.writeHead(503).end('{}')
    if (reply.order) state.asked.push({ ...reply.order, body, path })
    if (state.mood === 'silent') return void request.socket.destroy()
    if (state.mood === 'elsewhere') return void response.writeHead(302, { location: `${state.url}/elsewhere` }).end()
    if (state.mood === 'nonsense') return void response.writeHead(200).end('<html></html>')
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return state
}

const basic = (key: string) => `Basic ${Buffer.from(`${key}:`).toString('base64')}`
const refused = (status: number): Reply => ({ status, body: { error_messages: ['refused'] } })

const midtransOrder: Understand = ({ path, heads, body }, known, url) => {
  if (path !== '/snap/v1/transactions') return refused(404)
  if (heads.authorization !== basic(gatewayKeys.midtrans.serverKey)) return refused(401)
  const { transaction_details: of, item_details: items } = JSON.parse(body) as {
    transaction_details: { order_id: string; gross_amount: number }
    item_details: { price: number; quantity: number; name: string }[]
  }
  const sum = items.reduce((all, { price, quantity }) => all + price * quantity, 0)
  // A name is taken once, and the items come to the amount.
  if (known.has(of.order_id) || of.order_id.length > 50 || sum !== of.gross_amount || items.some(({ name }) => name.length > 50)) return refused(400)
  return {
    status: 201,
    body: { token: randomUUID(), redirect_url: `${url}/snap/v4/redirection/${of.order_id}` },
    order: { id: of.order_id, amountIdr: of.gross_amount },
  }
}

const xenditOrder: Understand = ({ path, heads, body }, _known, url) => {
  if (path !== '/v2/invoices') return refused(404)
  if (heads.authorization !== basic(gatewayKeys.xendit.secretKey)) return refused(401)
  const { external_id: id, amount, currency } = JSON.parse(body) as { external_id: string; amount: number; currency: string }
  if (currency !== 'IDR') return refused(400)
  return { status: 200, body: { id: randomUUID(), status: 'PENDING', invoice_url: `${url}/web/${id}` }, order: { id, amountIdr: amount } }
}

const stripeOrder: Understand = ({ path, heads, body }, _known, url) => {
  if (path !== '/v1/checkout/sessions') return refused(404)
  if (heads.authorization !== `Bearer ${gatewayKeys.stripe.secretKey}` || !heads['idempotency-key']) return refused(401)
  const form = new URLSearchParams(body)
  const hundredths = Number(form.get('line_items[0][price_data][unit_amount]'))
  if (form.get('mode') !== 'payment' || form.get('line_items[0][price_data][currency]') !== 'idr' || hundredths % 100 !== 0) return refused(400)
  const id = form.get('client_reference_id') ?? ''
  return { status: 200, body: { id: 'cs_test_1', url: `${url}/c/pay/${id}` }, order: { id, amountIdr: hundredths / 100 } }
}

/** News as a gateway sends them: body and headers. */
export type Signed = { readonly body: string; readonly headers: Readonly<Record<string, string>> }

export type TellOf = {
  readonly orderId: string
  readonly amountIdr: number
  readonly status?: string
  readonly event?: string
  readonly now?: Temporal.Instant
}

/** SHA-512 over order, status code, amount with two decimals, and the key. */
export function midtransNews(
  { orderId, amountIdr, status = 'settlement', event = 'a' }: TellOf,
  serverKey: string = gatewayKeys.midtrans.serverKey,
): Signed {
  const code = { pending: '201', deny: '202', expire: '407' }[status] ?? '200'
  const gross = `${amountIdr}.00`
  const signature = createHash('sha512').update(`${orderId}${code}${gross}${serverKey}`).digest('hex')
  return {
    headers: {},
    body: JSON.stringify({
      transaction_id: `${orderId}-${event}`,
      transaction_status: status,
      status_code: code,
      status_message: 'midtrans payment notification',
      order_id: orderId,
      gross_amount: gross,
      currency: 'IDR',
      payment_type: 'gopay',
      fraud_status: 'accept',
      signature_key: signature,
      ...(status.endsWith('refund') && { refund_amount: gross }),
    }),
  }
}

export function xenditNews({ orderId, amountIdr, status = 'PAID', event = 'a' }: TellOf, token: string = gatewayKeys.xendit.callbackToken): Signed {
  return {
    headers: { 'x-callback-token': token },
    body: JSON.stringify({
      id: `inv-${orderId}-${event}`,
      external_id: orderId,
      status,
      amount: amountIdr,
      ...(status !== 'EXPIRED' && { paid_amount: amountIdr, paid_at: '2026-11-20T05:00:00.000Z' }),
      currency: 'IDR',
    }),
  }
}

export function stripeNews(
  { orderId, amountIdr, status = 'checkout.session.completed', event = 'a', now = Temporal.Now.instant() }: TellOf,
  secret: string = gatewayKeys.stripe.webhookSecret,
): Signed {
  const paid = status === 'checkout.session.expired' ? 'unpaid' : 'paid'
  const session = { id: 'cs_test_1', client_reference_id: orderId, currency: 'idr', amount_total: amountIdr * 100, payment_status: paid }
  const body = JSON.stringify({ id: `evt_${orderId}_${event}_${status}`, type: status, data: { object: session } })
  const at = Math.floor(now.epochMilliseconds / 1000)
  const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
  return { body, headers: { 'stripe-signature': `t=${at},v1=${'0'.repeat(64)},v1=${signature},v0=old` } }
}

export const newsOf: Readonly<Record<GatewayWay, (tell: TellOf, key?: string) => Signed>> = {
  midtrans: midtransNews,
  xendit: xenditNews,
  stripe: stripeNews,
}

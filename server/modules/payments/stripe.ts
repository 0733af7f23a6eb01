import { createHmac } from 'node:crypto'
import type { SentNews } from '#contract/bytes'
import { askGateway, parsedObject, payPage } from './ask-gateway.ts'
import type { GatewayNews, PaymentGateway } from './gateway.ts'
import { isSame, textIn } from './signatures.ts'

/** Stripe counts rupiah in hundredths (docs.stripe.com/currencies: IDR is not among the zero-decimal ones). */
const hundredths = 100
/** As their libraries have it: what is older may have been recorded and sent again. */
const toleranceSeconds = 300
/** Stripe keeps a session open for half an hour at least and a day at most. */
const sessionMinutes = { fewest: 31, most: 1439 }

/** Stripe Checkout. Sources: docs.stripe.com/api/checkout/sessions/create, docs.stripe.com/webhooks, 'Verify webhook signatures manually'. */
export function stripe({
  secretKey,
  webhookSecret,
  url,
}: {
  readonly secretKey: string
  readonly webhookSecret: string
  readonly url: string
}): PaymentGateway {
  return {
    way: 'stripe',
    async open({ id, amountIdr, wording, minutes, returnTo, now }) {
      const openMinutes = Math.min(sessionMinutes.most, Math.max(sessionMinutes.fewest, minutes))
      const answer = await askGateway({
        url: `${url}/v1/checkout/sessions`,
        headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/x-www-form-urlencoded', 'idempotency-key': id },
        body: new URLSearchParams({
          mode: 'payment',
          client_reference_id: id,
          'line_items[0][quantity]': '1',
          'line_items[0][price_data][currency]': 'idr',
          'line_items[0][price_data][unit_amount]': String(amountIdr * hundredths),
          'line_items[0][price_data][product_data][name]': wording,
          expires_at: String(secondsOf(now) + openMinutes * 60),
          success_url: returnTo,
          cancel_url: returnTo,
        }).toString(),
      })
      return { payAt: payPage(answer['url'], url) }
    },
    read(news: SentNews, now) {
      if (!isSigned(news, webhookSecret, secondsOf(now))) return null
      const body = parsedObject(Buffer.from(news.bytes).toString())
      return body ? understood(body) : 'unfit'
    },
  }
}

const secondsOf = (now: Temporal.Instant) => Math.floor(now.epochMilliseconds / 1000)

/** While a secret is being changed there is a signature by each of the two. */
function isSigned({ bytes, headers }: SentNews, secret: string, nowSeconds: number): boolean {
  const parts = (headers['stripe-signature'] ?? '').split(',').map((part) => part.trim().split('='))
  const at = parts.find(([name]) => name === 't')?.[1] ?? ''
  if (!/^\d{1,12}$/.test(at) || Math.abs(nowSeconds - Number(at)) > toleranceSeconds) return false
  const expected = createHmac('sha256', secret).update(`${at}.`).update(bytes).digest('hex')
  return parts.filter(([name, value]) => name === 'v1' && isSame(value ?? '', expected)).length > 0
}

const payingEvents = new Set(['checkout.session.completed', 'checkout.session.async_payment_succeeded'])

function understood(body: Record<string, unknown>): GatewayNews | 'unfit' {
  const session = (body['data'] as { object?: Record<string, unknown> } | undefined)?.object
  const [eventId, type, orderId] = [textIn(body['id']), textIn(body['type']), textIn(session?.['client_reference_id'])]
  if (!eventId || !type || !session || !orderId) return 'unfit'
  // Completed, but the money is still on its way: what comes of it is told later.
  if (!payingEvents.has(type) || session['payment_status'] !== 'paid') return { eventId, orderId, what: { kind: 'nothing', status: type } }
  const amountIdr = Number(session['amount_total']) / hundredths
  if (session['currency'] !== 'idr' || !Number.isSafeInteger(amountIdr) || amountIdr <= 0) return 'unfit'
  return { eventId, orderId, what: { kind: 'paid', amountIdr } }
}

import { createHash } from 'node:crypto'
import type { SentNews } from '#contract/bytes'
import { askGateway, basicAuth, parsedObject, payPage } from './ask-gateway.ts'
import type { GatewayNews, PaymentGateway } from './gateway.ts'
import { isSame, rupiahIn, textIn } from './signatures.ts'

/**
 * Midtrans Snap. Sources: docs.midtrans.com, 'Snap integration guide', 'JSON objects' and 'HTTP(S) notification': the signature is the
 * SHA-512 of order_id, status_code, gross_amount and the server key, in a row.
 */
export function midtrans({ serverKey, url }: { readonly serverKey: string; readonly url: string }): PaymentGateway {
  return {
    way: 'midtrans',
    async open({ id, amountIdr, wording, minutes, returnTo }) {
      const answer = await askGateway({
        url: `${url}/snap/v1/transactions`,
        headers: { authorization: basicAuth(serverKey), 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({
          transaction_details: { order_id: id, gross_amount: amountIdr },
          item_details: [{ id: '1', price: amountIdr, quantity: 1, name: wording.slice(0, 50) }],
          expiry: { unit: 'minutes', duration: minutes },
          callbacks: { finish: returnTo },
        }),
      })
      return { payAt: payPage(answer['redirect_url'], url) }
    },
    read(news: SentNews) {
      const body = parsedObject(Buffer.from(news.bytes).toString())
      const [orderId, code, amount, signature] = ['order_id', 'status_code', 'gross_amount', 'signature_key'].map((key) => textIn(body?.[key]))
      if (!body || !orderId || !code || !amount || !signature) return null
      const expected = createHash('sha512').update(`${orderId}${code}${amount}${serverKey}`).digest('hex')
      return isSame(signature.toLowerCase(), expected) ? understood(body, orderId, code, amount) : null
    },
  }
}

/** The signature does not cover the status: what it says is believed only together with the status code that it does cover. */
function understood(body: Record<string, unknown>, orderId: string, code: string, amount: string): GatewayNews | 'unfit' {
  const status = textIn(body['transaction_status'])
  const transaction = textIn(body['transaction_id'])
  if (!status || !transaction) return 'unfit'
  const refundedIdr = rupiahIn(body['refund_amount'])
  const eventId = [transaction, status, code, refundedIdr ?? '', textIn(body['fraud_status']) ?? ''].join(':')
  const amountIdr = rupiahIn(amount)
  if (amountIdr === undefined || (body['currency'] !== undefined && body['currency'] !== 'IDR')) return 'unfit'
  const isTaken = status === 'settlement' || (status === 'capture' && body['fraud_status'] === 'accept')
  if (isTaken && code === '200') return { eventId, orderId, what: { kind: 'paid', amountIdr } }
  if ((status === 'refund' || status === 'partial_refund') && code === '200')
    return { eventId, orderId, what: { kind: 'refunded', amountIdr: refundedIdr ?? amountIdr } }
  return { eventId, orderId, what: { kind: 'nothing', status } }
}

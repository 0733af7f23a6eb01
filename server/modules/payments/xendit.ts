import type { SentNews } from '#contract/bytes'
import { askGateway, basicAuth, parsedObject, payPage } from './ask-gateway.ts'
import type { PaymentGateway } from './gateway.ts'
import { isSame, rupiahIn, textIn } from './signatures.ts'

/** Xendit invoices. Sources: docs.xendit.co, 'Create invoice' and 'Invoice callback': news carry the practice’s token in `x-callback-token`. */
export function xendit({
  secretKey,
  callbackToken,
  url,
}: {
  readonly secretKey: string
  readonly callbackToken: string
  readonly url: string
}): PaymentGateway {
  return {
    way: 'xendit',
    async open({ id, amountIdr, wording, minutes, returnTo }) {
      const answer = await askGateway({
        url: `${url}/v2/invoices`,
        headers: { authorization: basicAuth(secretKey), 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({
          external_id: id,
          amount: amountIdr,
          currency: 'IDR',
          description: wording,
          invoice_duration: minutes * 60,
          should_send_email: false,
          success_redirect_url: returnTo,
          failure_redirect_url: returnTo,
        }),
      })
      return { payAt: payPage(answer['invoice_url'], url) }
    },
    read(news: SentNews) {
      if (!isSame(news.headers['x-callback-token'] ?? '', callbackToken)) return null
      const body = parsedObject(Buffer.from(news.bytes).toString())
      const [id, orderId, status] = ['id', 'external_id', 'status'].map((key) => textIn(body?.[key]))
      if (!body || !id || !orderId || !status) return 'unfit'
      const eventId = `${id}:${status}`
      if (status !== 'PAID' && status !== 'SETTLED') return { eventId, orderId, what: { kind: 'nothing', status } }
      const amountIdr = rupiahIn(body['paid_amount'] ?? body['amount'])
      if (amountIdr === undefined || (body['currency'] !== undefined && body['currency'] !== 'IDR')) return 'unfit'
      return { eventId, orderId, what: { kind: 'paid', amountIdr } }
    },
  }
}

import { describe, expect, test } from 'vitest'
import * as contract from '#contract/payments'
import { gatewayWays, type GatewayWay } from '#domain/payments/invoice'
import { anApp } from '#test/builders'
import { aDatabase } from '#test/database'
import { gatewayServers, newsOf, stripeNews, type Signed } from '#test/gateway-servers'
import { moneyFault } from '#test/money-checker'
import { aKeptTime, appointmentState, aTill } from '#test/payments'

const database = await aDatabase()
const servers = await gatewayServers()
const till = await aTill(database, { gateways: servers.config })
const admin = till.context('admin')
const { app, lines } = await anApp(database, { config: { gateways: servers.config }, now: () => till.clock.now })

/** As it comes over the wire: a server, without Origin. */
const tell = async (way: GatewayWay, { body, headers }: Signed) => {
  const answer = await app.inject({
    method: 'POST',
    url: `/api/gateways/${way}`,
    headers: { 'content-type': 'application/json', ...headers },
    payload: body,
  })
  return { status: answer.statusCode, ...answer.json<{ code?: string }>() }
}

async function atGateway(way: GatewayWay, over: Parameters<typeof aKeptTime>[1] = {}) {
  const kept = await aKeptTime(till, over)
  const invoice = await till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way } })
  const order = servers[way].asked.at(-1)
  if (!order) throw new Error('the gateway was not asked')
  const news = (told: { status?: string; event?: string; amountIdr?: number } = {}) =>
    newsOf[way]({ orderId: order.id, amountIdr: order.amountIdr, now: till.clock.now, ...told })
  const show = () => till.ask(admin, contract.getInvoice, { params: { invoice: invoice.id } })
  return { kept, invoice, order, news, show }
}

const expiredStatus = { midtrans: 'expire', xendit: 'EXPIRED', stripe: 'checkout.session.expired' } as const

describe.each(gatewayWays)('%s', (way) => {
  test('is asked for the amount under a name of ours, and told neither who pays nor what for', async () => {
    const { invoice, order, kept } = await atGateway(way)
    expect(invoice.payAt).toContain(order.id)
    expect(invoice.payAt?.startsWith(servers[way].url)).toBe(true)
    expect(order).toMatchObject({ id: invoice.id, amountIdr: 250_000 })
    expect(decodeURIComponent(order.body)).toContain('Layanan')
    expect(order.body).not.toMatch(/video|sesi|konsel|counsel/i)
    expect(order.body).not.toContain(kept.clientId)
    expect(order.body).not.toContain(kept.counsellorId)
  })

  test('confirms the time by what it tells, signed; told four more times, two at once, it counts once', async () => {
    const { kept, news, show } = await atGateway(way)
    expect((await tell(way, news())).status).toBe(200)
    expect((await appointmentState(till, kept.id)).state).toBe('confirmed')
    expect(await tell(way, news())).toEqual({ status: 200, done: true })
    const atOnce = await Promise.all([news({ event: 'b' }), news({ event: 'b' }), news({ event: 'c' })].map((one) => tell(way, one)))
    expect(atOnce.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await show()).toMatchObject({ state: 'paid', paidIdr: 250_000, owedBackIdr: 0, dueIdr: 0 })
    expect(await moneyFault(database)).toBeNull()
  })

  test('told for the first time by ten at once, it counts once', async () => {
    const { news, show } = await atGateway(way)
    const answers = await Promise.all(Array.from({ length: 10 }, (_, place) => tell(way, news({ event: String(place % 3) }))))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await show()).toMatchObject({ state: 'paid', paidIdr: 250_000 })
    expect(await moneyFault(database)).toBeNull()
  })

  test('is not believed with a wrong signature, or a body that was changed on the way', async () => {
    const { kept, order, news, show } = await atGateway(way)
    const good = news()
    const wrong = [
      newsOf[way]({ orderId: order.id, amountIdr: order.amountIdr, now: till.clock.now }, 'another-key-0001'),
      { ...good, headers: {}, body: good.body.replace(/"signature_key":"[^"]*"/, '"signature_key":""') },
      ...(way === 'xendit' ? [] : [{ ...good, body: good.body.replaceAll(order.id, order.id.replace(/.$/, '_')) }]),
      { headers: {}, body: 'no JSON' },
      { headers: {}, body: '[]' },
    ]
    for (const one of wrong) expect(await tell(way, one)).toMatchObject({ status: 403, code: 'gateway-signature-wrong' })
    expect((await show()).state).toBe('open')
    expect((await appointmentState(till, kept.id)).state).toBe('held')
  })

  test('may tell out of order: that it ran out, after it was paid', async () => {
    const { kept, news, show } = await atGateway(way)
    await tell(way, news())
    await tell(way, news({ status: expiredStatus[way], event: 'z' }))
    expect((await show()).state).toBe('paid')
    expect((await appointmentState(till, kept.id)).state).toBe('confirmed')
    expect(await moneyFault(database)).toBeNull()
  })

  test('pays late: the time is confirmed after all while it is free, or the money is owed back; never is it lost', async () => {
    const free = await atGateway(way)
    const taken = await atGateway(way)
    till.clock.pass({ minutes: 121 })
    // Somebody else has the time of the second by now.
    await database.pool.query("update scheduling.appointment set state = 'expired', held_until = null, held_for = null where id = $1", [
      taken.kept.id,
    ])
    await aKeptTime(till, { counsellorId: taken.kept.counsellorId, startsAt: taken.kept.startsAt })
    expect((await tell(way, free.news())).status).toBe(200)
    expect((await tell(way, taken.news())).status).toBe(200)
    expect(await free.show()).toMatchObject({ state: 'paid', owedBackIdr: 0 })
    expect((await appointmentState(till, free.kept.id)).state).toBe('confirmed')
    expect(await taken.show()).toMatchObject({ state: 'paid', paidIdr: 250_000, owedBackIdr: 250_000 })
    const { invoices, counts } = await till.ask(admin, contract.listPayments, { query: { which: 'owed-back' } })
    expect(invoices.map(({ id }) => id)).toContain(taken.invoice.id)
    expect(counts.owedBack).toBe(invoices.length)
    expect(await moneyFault(database)).toBeNull()
  })

  test('that fails, answers nonsense, redirects or loses its answer is refused by name, and asked anew with another name', async () => {
    for (const mood of ['fail', 'nonsense', 'elsewhere', 'silent'] as const) {
      const kept = await aKeptTime(till)
      const open = () => till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way } })
      servers[way].mood = mood
      await expect(open()).rejects.toMatchObject({ code: 'gateway-failed' })
      servers[way].mood = 'well'
      const invoice = await open()
      expect(invoice.payAt).toContain(`${invoice.id}-2`)
      expect(await open()).toEqual(invoice)
      // Somebody paid on the page of the answer that was lost: it is the same invoice.
      await tell(way, newsOf[way]({ orderId: invoice.id, amountIdr: 250_000, now: till.clock.now }))
      expect((await till.ask(admin, contract.getInvoice, { params: { invoice: invoice.id } })).state).toBe('paid')
    }
    expect(await moneyFault(database)).toBeNull()
  })

  test('tells before its own answer has arrived: the invoice is found by the name that was given it', async () => {
    const kept = await aKeptTime(till)
    servers[way].mood = 'silent'
    await expect(till.ask(kept.client, contract.openInvoice, { body: { appointment: kept.id, way } })).rejects.toMatchObject({
      code: 'gateway-failed',
    })
    servers[way].mood = 'well'
    const order = servers[way].asked.at(-1)
    expect((await tell(way, newsOf[way]({ orderId: order?.id ?? '', amountIdr: 250_000, now: till.clock.now }))).status).toBe(200)
    expect((await appointmentState(till, kept.id)).state).toBe('confirmed')
  })

  test('and the desk, who both tell of the same money, count it once', async () => {
    const { invoice, news, show } = await atGateway(way)
    await till.ask(admin, contract.confirmPayment, { params: { invoice: invoice.id }, body: { amountIdr: 250_000 } })
    await tell(way, news())
    expect(await show()).toMatchObject({ state: 'paid', paidIdr: 250_000, owedBackIdr: 0 })
  })

  test('is told nothing of an order that nobody knows, and of another amount what it was', async () => {
    expect((await tell(way, newsOf[way]({ orderId: 'T-unknown', amountIdr: 5000, now: till.clock.now }))).status).toBe(200)
    const part = await atGateway(way)
    await tell(way, part.news({ amountIdr: 100_000 }))
    expect(await part.show()).toMatchObject({ state: 'open', paidIdr: 100_000, dueIdr: 150_000 })
    expect((await appointmentState(till, part.kept.id)).state).toBe('held')
    const more = await atGateway(way)
    await tell(way, more.news({ amountIdr: 300_000 }))
    expect(await more.show()).toMatchObject({ state: 'paid', owedBackIdr: 50_000 })
    expect(await moneyFault(database)).toBeNull()
  })
})

test('a part that was paid, and a hold that then ran out: what came in is owed back', async () => {
  const { kept, news, show } = await atGateway('xendit')
  await tell('xendit', news({ amountIdr: 100_000 }))
  const { endExpired } = await import('./end-invoice.ts')
  till.clock.pass({ hours: 3 })
  await endExpired(till.context('anonymous'), kept.id)
  expect(await show()).toMatchObject({ state: 'paid', paidIdr: 100_000, owedBackIdr: 100_000 })
  expect(await moneyFault(database)).toBeNull()
})

test('what Midtrans sent back on its own counts once, also beside what the desk recorded', async () => {
  const { invoice, news, show } = await atGateway('midtrans')
  await tell('midtrans', news())
  await till.ask(admin, contract.refundPayment, { params: { invoice: invoice.id }, body: { id: crypto.randomUUID(), amountIdr: 100_000 } })
  await tell('midtrans', news({ status: 'refund', event: 'r' }))
  await tell('midtrans', news({ status: 'refund', event: 'r' }))
  expect(await show()).toMatchObject({ state: 'refunded', refundedIdr: 250_000, owedBackIdr: 0 })
  expect(await moneyFault(database)).toBeNull()
})

test('Stripe: a signature older or newer than five minutes is not believed, whichever clock is wrong', async () => {
  const { order, show } = await atGateway('stripe')
  const at = (seconds: number) => stripeNews({ orderId: order.id, amountIdr: order.amountIdr, now: till.clock.now.add({ seconds }) })
  for (const seconds of [-301, 301, -86_400]) expect((await tell('stripe', at(seconds))).status).toBe(403)
  expect((await show()).state).toBe('open')
  expect((await tell('stripe', at(-299))).status).toBe(200)
  expect((await show()).state).toBe('paid')
})

test('Stripe: a session that is completed but not paid yet confirms nothing until the money is there', async () => {
  const { order, show } = await atGateway('stripe')
  const signed = (type: string, status: string) => {
    const { body } = stripeNews({ orderId: order.id, amountIdr: order.amountIdr, status: type, event: status, now: till.clock.now })
    return resigned(body.replace('"payment_status":"paid"', `"payment_status":"${status}"`))
  }
  const { createHmac } = await import('node:crypto')
  const resigned = (body: string): Signed => {
    const at = Math.floor(till.clock.now.epochMilliseconds / 1000)
    return { body, headers: { 'stripe-signature': `t=${at},v1=${createHmac('sha256', 'whsec_uji_0001').update(`${at}.${body}`).digest('hex')}` } }
  }
  await tell('stripe', signed('checkout.session.completed', 'unpaid'))
  expect((await show()).state).toBe('open')
  await tell('stripe', signed('checkout.session.async_payment_succeeded', 'paid'))
  expect((await show()).state).toBe('paid')
})

test('cookies that come along with news count for nothing, and nothing of keys and bodies is logged', async () => {
  const text = lines.join('\n')
  expect(text).toContain('/api/gateways/stripe')
  for (const secret of ['Mid-server', 'xnd_uji', 'whsec', 'sk_uji', 'token-uji', 'signature_key']) expect(text).not.toContain(secret)
})

test('a gateway without keys is not offered, and its news are refused', async () => {
  const bare = await anApp(await aDatabase())
  const answer = await bare.app.inject({
    method: 'POST',
    url: '/api/gateways/midtrans',
    headers: { 'content-type': 'application/json' },
    payload: '{}',
  })
  expect(answer.json()).toMatchObject({ status: 404, code: 'gateway-unknown' })
})

import { describe, expect, test } from 'vitest'
import { cookieNames } from '#contract/pages'
import { anApp, aPractice } from '#test/builders'
import { aContext, aDatabase } from '#test/database'

const database = await aDatabase()
await aPractice(aContext(database))
const perMinute = 40
const perMinuteWriting = 2

const anAppWithLimits = async (config: { trustProxy?: boolean } = {}) =>
  (await anApp(database, { config: { rateLimitPerMinute: perMinute, ...config } })).app
type App = Awaited<ReturnType<typeof anAppWithLimits>>
type Visit = { url?: string; method?: 'GET' | 'HEAD' | 'POST'; from?: string; headers?: Record<string, string> }

const visit = (app: App, { url = '/api/practice', method = 'GET', from = '203.0.113.7', headers = {} }: Visit = {}) =>
  app.inject({
    method,
    url,
    remoteAddress: from,
    headers: { ...(method === 'POST' && { origin: 'http://localhost:3000', 'content-type': 'application/json' }), ...headers },
    ...(method === 'POST' && { payload: { token: 'x'.repeat(43) } }),
  })

/** One after the other, as they come over a wire. */
async function statusesOf(count: number, one: (place: number) => ReturnType<typeof visit>): Promise<number[]> {
  const statuses: number[] = []
  for (let place = 0; place < count; place += 1) statuses.push((await one(place)).statusCode)
  return statuses
}

const countOf = (statuses: number[], status: number) => statuses.filter((one) => one === status).length

describe('requests from one address', () => {
  test('are answered up to the limit; those above are told to wait, in words and in seconds', async () => {
    const app = await anAppWithLimits()
    expect(countOf(await statusesOf(perMinute, () => visit(app)), 200)).toBe(perMinute)
    const refused = await visit(app)
    expect(refused.json()).toMatchObject({ status: 429, code: 'too-many-requests', title: 'Terlalu banyak permintaan dalam waktu singkat' })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60)
  })

  test('that change something have a limit of their own, which reading does not use up', async () => {
    const app = await anAppWithLimits()
    await statusesOf(perMinute, (place) => visit(app, { method: place % 2 ? 'GET' : 'HEAD' }))
    const door = () => visit(app, { method: 'POST', url: '/api/door' })
    expect(await statusesOf(perMinuteWriting, door)).toEqual([403, 403])
    expect((await door()).statusCode).toBe(429)
  })

  test('count together whatever they ask for, HEAD like GET', async () => {
    const app = await anAppWithLimits()
    const urls = ['/api/practice', '/api/tariff', '/api/counsellors?text=x', '/openapi.json', '/api/tidak-ada']
    const statuses = await statusesOf(perMinute + 5, (place) =>
      visit(app, { url: urls[place % urls.length] ?? '', method: place % 2 ? 'GET' : 'HEAD' }),
    )
    expect(countOf(statuses, 429)).toBe(5)
  })

  test('that change something count by themselves for a browser that shows a device, so that nobody else locks it out', async () => {
    const app = await anAppWithLimits()
    const write = (device?: string) =>
      visit(app, { method: 'POST', url: '/api/door', headers: device ? { cookie: `${cookieNames.device}=${device}` } : {} })
    const tokens = Array.from({ length: 11 }, (_, at) => String.fromCodePoint(65 + at).repeat(43))
    await statusesOf(perMinuteWriting + 5, () => write())
    await statusesOf(perMinuteWriting + 5, () => write(tokens[0]))
    expect(await statusesOf(perMinuteWriting + 1, () => write(tokens[1]))).toEqual([403, 403, 429])
    // What does not look like a token of ours counts like none.
    expect((await write('bukan-token')).statusCode).toBe(429)
    // Tokens can be made up: there is an end, and reading is not touched by it.
    for (const token of tokens.slice(2, 10)) expect(await statusesOf(perMinuteWriting, () => write(token))).toEqual([403, 403])
    expect((await write(tokens[10])).statusCode).toBe(429)
    expect((await visit(app)).statusCode).toBe(200)
  })

  test('to log out are never too many', async () => {
    const app = await anAppWithLimits()
    const leave = () => visit(app, { method: 'POST', url: '/api/logout' })
    expect(countOf(await statusesOf(perMinute * 2, leave), 200)).toBe(perMinute * 2)
    expect((await visit(app, { method: 'POST', url: '/api/door' })).statusCode).toBe(403)
  })

  test('do not count for another address', async () => {
    const app = await anAppWithLimits()
    await statusesOf(perMinute + 1, () => visit(app))
    expect((await visit(app, { from: '203.0.113.8' })).statusCode).toBe(200)
  })

  test('count for the address that our proxy saw, whatever the visitor wrote before it', async () => {
    const app = await anAppWithLimits({ trustProxy: true })
    const through = (seen: string, written: string) => visit(app, { from: '10.0.0.1', headers: { 'x-forwarded-for': `${written}, ${seen}` } })
    await statusesOf(perMinute, (place) => through('203.0.113.7', `198.51.100.${place}`))
    expect((await through('203.0.113.7', '198.51.100.99')).statusCode).toBe(429)
    expect((await through('203.0.113.8', '198.51.100.99')).statusCode).toBe(200)
  })

  test('count for the address itself where no proxy is trusted', async () => {
    const app = await anAppWithLimits()
    const statuses = await statusesOf(perMinute + 3, (place) => visit(app, { headers: { 'x-forwarded-for': `198.51.100.${place}` } }))
    expect(countOf(statuses, 429)).toBe(3)
  })

  test('are none too many where there is no limit', async () => {
    const { app } = await anApp(database)
    expect(countOf(await statusesOf(200, () => visit(app)), 200)).toBe(200)
  })
})

describe('help', () => {
  test.each(['/api/crisis-routes', '/healthz', '/readyz'])('at %s is never limited', async (url) => {
    const app = await anAppWithLimits()
    await statusesOf(perMinute + 1, () => visit(app))
    expect((await visit(app)).statusCode).toBe(429)
    expect(countOf(await statusesOf(perMinute * 2, () => visit(app, { url })), 200)).toBe(perMinute * 2)
  })

  test.each(['/api/crisis-routesx', '/api/crisis-routes/x', '/api/crisis-routes?x=1'])('is not at %s, which only begins like it', async (url) => {
    const app = await anAppWithLimits()
    await statusesOf(perMinute + 1, () => visit(app))
    expect((await visit(app, { url })).statusCode).toBe(429)
  })
})

describe('a body', () => {
  const send = async (payload: string | Buffer, headers: Record<string, string> = {}) => {
    const { app } = await anApp(database)
    return app.inject({
      method: 'POST',
      url: '/api/door',
      headers: { origin: 'http://localhost:3000', 'content-type': 'application/json', ...headers },
      payload,
    })
  }

  test('of more than 64 KiB is refused unread', async () => {
    const reply = await send(JSON.stringify({ token: 'x'.repeat(64 * 1024) }))
    expect(reply.json()).toMatchObject({ status: 413, code: 'body-too-large', title: 'Data yang dikirim terlalu besar' })
  })

  test('of nearly 64 KiB is read', async () => {
    expect((await send(JSON.stringify({ token: 'x'.repeat(64 * 1024 - 100) }))).json()).toMatchObject({ code: 'bad-request' })
  })

  test.each([
    '',
    '{',
    'nonsense',
    '"text"',
    '[]',
    'null',
    '7',
    '{"token":7}',
    '{"__proto__":{"token":"xxxxxxxxxxxx"}}',
    '{"constructor":{"prototype":{}}}',
    '\u0000',
    '['.repeat(30_000),
  ])('that makes no sense is refused, and not repeated', async (payload) => {
    const reply = await send(payload)
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([400, 'bad-request'])
    expect(reply.body).not.toContain('nonsense')
  })

  test('in bytes that are no UTF-8 is refused', async () => {
    expect((await send(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))).statusCode).toBe(400)
  })

  test('that says to be packed is refused', async () => {
    expect((await send('{"token":"xxxxxxxxxxxx"}', { 'content-encoding': 'gzip' })).statusCode).toBeLessThan(500)
  })
})

import { describe, expect, onTestFinished, test } from 'vitest'
import { anApp, aPractice } from '#test/builders'
import { aContext, aDatabase, anEmptyDatabase, urlOf } from '#test/database'
import { openDatabase } from './database.ts'

const database = await aDatabase()
await aPractice(aContext(database))
const { app } = await anApp(database)

describe('/healthz', () => {
  test('says that the process answers, also when the database does not', async () => {
    const gone = await openDatabase(urlOf(await anEmptyDatabase()))
    await gone.close()
    const { app: without } = await anApp(gone)
    expect((await without.inject('/healthz')).json()).toEqual({ status: 'ok' })
    const ready = await without.inject('/readyz')
    expect([ready.statusCode, ready.json<{ code: string }>().code]).toEqual([503, 'not-ready'])
  })
})

describe('/readyz', () => {
  test('says that requests will be served', async () => {
    const reply = await app.inject('/readyz')
    expect([reply.statusCode, reply.json()]).toEqual([200, { status: 'ready' }])
  })

  test('says no from the moment when the server drains', async () => {
    const state = { draining: false }
    const { app: draining } = await anApp(database, { isDraining: () => state.draining })
    expect((await draining.inject('/readyz')).statusCode).toBe(200)
    state.draining = true
    const reply = await draining.inject('/readyz')
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([503, 'application/problem+json'])
    expect((await draining.inject('/api/practice')).statusCode).toBe(200)
  })
})

/** From another machine, or through somebody in between. */
const visit = (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1', of = app) => of.inject({ url: '/metrics', headers, remoteAddress })

describe('/metrics without a token', () => {
  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('is for this machine (%s)', async (address) => {
    expect((await visit({}, address)).statusCode).toBe(200)
  })

  test.each(['203.0.113.7', '10.0.0.5', '::ffff:10.0.0.5', '128.0.0.1', 'fe80::1'])('does not exist for %s', async (address) => {
    expect((await visit({}, address)).json()).toMatchObject({ status: 404, code: 'not-found' })
  })

  test.each([
    { 'x-forwarded-for': '127.0.0.1' },
    { 'x-forwarded-for': '203.0.113.7' },
    { forwarded: 'for=127.0.0.1' },
    { 'x-real-ip': '127.0.0.1' },
    { via: '1.1 proxy' },
  ])('does not exist through a proxy that says %j', async (headers) => {
    expect((await visit(headers)).statusCode).toBe(404)
  })

  test('cannot be had by writing an address into a header, with a trusted proxy either', async () => {
    const { app: behind } = await anApp(database, { config: { trustProxy: true } })
    expect((await visit({ 'x-forwarded-for': '127.0.0.1' }, '203.0.113.7', behind)).statusCode).toBe(404)
  })
})

describe('/metrics with a token', () => {
  const metricsToken = 'sixteen-letters!'

  test('is for whoever shows it, from anywhere', async () => {
    const { app: guarded } = await anApp(database, { config: { metricsToken } })
    expect((await visit({ authorization: `Bearer ${metricsToken}` }, '203.0.113.7', guarded)).statusCode).toBe(200)
  })

  test.each(['', 'Bearer ', 'Bearer sixteen-letters?', `Bearer ${metricsToken}!`, `Basic ${metricsToken}`, 'Bearer Sixteen-letters!'])(
    'does not exist for "%s", not even on this machine',
    async (authorization) => {
      const { app: guarded } = await anApp(database, { config: { metricsToken } })
      onTestFinished(() => guarded.close())
      expect((await visit({ authorization }, '127.0.0.1', guarded)).statusCode).toBe(404)
    },
  )
})

describe('the metrics', () => {
  test('count requests by pattern, method and class of status, never by address', async () => {
    await app.inject('/api/counsellors?text=kenari-123')
    await app.inject('/api/counsellors/kenari-123')
    await app.inject('/kenari-123')
    const { body, headers } = await visit()
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/)
    expect(body).toContain('teduh_http_request_duration_seconds_count{method="GET",route="/api/counsellors",status="2xx"}')
    expect(body).toContain('teduh_http_request_duration_seconds_count{method="GET",route="/api/counsellors/:slug",status="4xx"}')
    expect(body).toContain('teduh_http_request_duration_seconds_count{method="GET",route="none",status="4xx"}')
    expect(body).toContain('nodejs_eventloop_lag_seconds')
    expect(body).not.toContain('kenari')
  })
})

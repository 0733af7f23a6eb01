import { describe, expect, test } from 'vitest'
import * as counsellors from '#contract/counsellors'
import type { Endpoint } from '#contract/endpoint'
import * as practice from '#contract/practice'
import * as safety from '#contract/safety'
import { Problem } from '#contract/common'
import { anonymous, type Context } from '#platform/context'
import { validated } from '#platform/validate'
import { fillPractice } from '#scripts/demo/fill-practice'
import { people } from '#scripts/demo/people'
import { anApp, aSetUp } from './builders.ts'
import { aDatabase } from './database.ts'
import { actorByHeader, aDoorToken, headersOf } from './persons.ts'

/** The demo practice, through HTTP: what travels is what the contract says. */
const database = await aDatabase()
const context: Context = { actor: anonymous, db: database.db, now: Temporal.Now.instant }
const emptyDatabase = await aDatabase()
await fillPractice(context, people.length)
const { app } = await anApp(database, { actorOf: actorByHeader(database) })
const { app: empty } = await anApp(emptyDatabase, { actorOf: actorByHeader(emptyDatabase) })

const doorOpened = await empty.inject({ ...post('/api/door', { token: await aDoorToken(emptyDatabase) }) })
const key = doorOpened.cookies[0]?.value ?? ''

function post(url: string, payload: object, headers: Record<string, string> = {}) {
  return { method: 'POST' as const, url, payload, headers: { origin: 'http://localhost:3000', ...headers } }
}

const isEndpoint = (value: unknown): value is Endpoint => typeof value === 'object' && value !== null && 'reply' in value && 'path' in value
const exported: unknown[] = Object.values({ ...counsellors, ...practice, ...safety })
const endpoints = exported.filter(isEndpoint)

type Ask = () => Promise<{ statusCode: number; json(): unknown }>
const get =
  (url: string): Ask =>
  () =>
    app.inject(url)
const asks: Record<string, Ask[]> = {
  getPractice: [get('/api/practice')],
  getPracticeText: [get('/api/texts/online-counselling/id'), get('/api/texts/online-counselling/en?version=1')],
  setUpPractice: [() => empty.inject(post('/api/practice/set-up', aSetUp(), headersOf('operator', key)))],
  openDoor: [async () => app.inject(post('/api/door', { token: await aDoorToken(database) }))],
  getDesk: [async () => empty.inject({ url: '/api/desk', headers: headersOf('operator', key) })],
  listCounsellors: ['', '?page=2', '?text=tidur', '?mode=letters&order=price', '?specialisation=anger&language=zh'].map((query) =>
    get(`/api/counsellors${query}`),
  ),
  listSlugs: [get('/api/counsellor-slugs')],
  getCounsellor: people.map(({ slug }) => get(`/api/counsellors/${slug}`)),
  getTariff: [get('/api/tariff')],
  listCrisisRoutes: [get('/api/crisis-routes')],
}

describe('every endpoint', () => {
  test('is asked here', () => expect(Object.keys(asks).toSorted()).toEqual(endpoints.map(({ name }) => name).toSorted()))

  test.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
    'answers %s with what its contract says, no more and no less',
    async (name, { reply }) => {
      for (const ask of asks[name] ?? []) {
        const answer = await ask()
        const body = answer.json()
        expect([answer.statusCode, validated(reply, body)]).toEqual([200, body])
      }
    },
  )

  test.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
    'refuses %s, where it refuses, with problem details',
    async (_, { method, path }) => {
      const url = path.replaceAll(/:\w+/g, 'TIDAK')
      const refused = [await app.inject({ method, url: `${url}?page=x&version=x` }), await app.inject(post(url, { wrong: 1 }))]
      for (const reply of refused.filter(({ statusCode }) => statusCode !== 200)) {
        expect(reply.headers['content-type']).toBe('application/problem+json')
        expect(validated(Problem, reply.json())).toEqual(reply.json())
        expect(reply.json()).toMatchObject({ status: reply.statusCode })
      }
    },
  )
})

describe('the way in, through HTTP', () => {
  test('opens once, and its cookie goes to no other site, no script and no other host', async () => {
    const token = await aDoorToken(database)
    const opened = await app.inject(post('/api/door', { token }))
    expect(opened.headers['set-cookie']).toMatch(/^__Host-teduh-door=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
    const again = await app.inject(post('/api/door', { token }))
    expect([again.statusCode, again.headers['set-cookie']]).toEqual([403, undefined])
  })

  test('leads to the desk with the cookie, and with no other', async () => {
    const ask = (cookie: string) => empty.inject({ url: '/api/desk', headers: { cookie } })
    expect((await ask(`__Host-teduh-door=${key}`)).statusCode).toBe(200)
    for (const cookie of ['', `teduh-door=${key}`, '__Host-teduh-door=', `__Host-teduh-door=${key}x`, `__Host-teduh-door=${key.toLowerCase()}`])
      expect((await ask(cookie)).statusCode).toBe(404)
  })
})

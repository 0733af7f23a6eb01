import { describe, expect, test } from 'vitest'
import * as counsellors from '#contract/counsellors'
import type { Endpoint } from '#contract/endpoint'
import * as firstSetUp from '#contract/first-set-up'
import * as practice from '#contract/practice'
import * as safety from '#contract/safety'
import { Problem } from '#contract/replies'
import { anonymous, type Context } from '#platform/context'
import { validated } from '#platform/validate'
import { fillPractice } from '#scripts/demo/fill-practice'
import { people } from '#scripts/demo/people'
import { makeAccountTools } from '#modules/accounts'
import { newRing, outerKeyOf } from '#platform/outer-key'
import { quickArgon2id } from './a-person.ts'
import { quickVerifiers } from './accounts.ts'
import { aConfig, anApp, aFirstSetUp } from './builders.ts'
import { aDatabase } from './database.ts'
import { actorByHeader, aDoorToken, headersOf } from './persons.ts'

/** The demo practice, through HTTP: what travels is what the contract says. */
const database = await aDatabase()
const context: Context = { actor: anonymous, db: database.db, now: Temporal.Now.instant }
const emptyDatabase = await aDatabase()
const config = aConfig()
const tools = makeAccountTools({ outerKey: outerKeyOf(newRing()), origin: config.origin }, quickVerifiers)
await fillPractice({ context, tools, config }, people.length, quickArgon2id)
const { app } = await anApp(database, { actorOf: actorByHeader(database) })
const { app: empty } = await anApp(emptyDatabase, { actorOf: actorByHeader(emptyDatabase) })

const untouchedDatabase = await aDatabase()
const { app: untouched } = await anApp(untouchedDatabase, { actorOf: actorByHeader(untouchedDatabase) })

/** What a browser holds that the printed token let in. */
async function aDoorKey(at: typeof app, its: typeof database): Promise<string> {
  const opened = await at.inject(post('/api/door', { token: await aDoorToken(its) }))
  return opened.cookies[0]?.value ?? ''
}
const key = await aDoorKey(untouched, untouchedDatabase)

function post(url: string, payload: object, headers: Record<string, string> = {}) {
  return { method: 'POST' as const, url, payload, headers: { origin: 'http://localhost:3000', ...headers } }
}

const isEndpoint = (value: unknown): value is Endpoint => typeof value === 'object' && value !== null && 'reply' in value && 'path' in value
const exported: unknown[] = Object.values({ ...counsellors, ...firstSetUp, ...practice, ...safety })
const endpoints = exported.filter(isEndpoint)

type Ask = () => Promise<{ statusCode: number; json(): unknown }>
const get =
  (url: string): Ask =>
  () =>
    app.inject(url)
const asks: Record<string, Ask[]> = {
  getPractice: [get('/api/practice')],
  getPracticeText: [get('/api/texts/online-counselling/id'), get('/api/texts/online-counselling/en?version=1')],
  setUpPracticeWithAdmin: [
    async () => empty.inject(post('/api/practice/first-set-up', await aFirstSetUp(), headersOf('operator', await aDoorKey(empty, emptyDatabase)))),
  ],
  getDoor: [() => untouched.inject({ url: '/api/door', headers: headersOf('operator', key) }), get('/api/door')],
  openDoor: [async () => untouched.inject(post('/api/door', { token: await aDoorToken(untouchedDatabase) }))],
  getDesk: [async () => app.inject({ url: '/api/desk', headers: headersOf('admin', '') })],
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
    const token = await aDoorToken(untouchedDatabase)
    const opened = await untouched.inject(post('/api/door', { token }))
    expect(opened.headers['set-cookie']).toMatch(/^__Host-teduh-door=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
    const again = await untouched.inject(post('/api/door', { token }))
    expect([again.statusCode, again.headers['set-cookie']]).toEqual([403, undefined])
  })

  test('opens the set-up with the cookie, and with no other', async () => {
    const isOpen = async (cookie: string) => (await untouched.inject({ url: '/api/door', headers: { cookie } })).json().open as unknown
    expect(await isOpen(`__Host-teduh-door=${key}`)).toBe(true)
    for (const cookie of ['', `teduh-door=${key}`, '__Host-teduh-door=', `__Host-teduh-door=${key}x`, `__Host-teduh-door=${key.toLowerCase()}`])
      expect(await isOpen(cookie)).toBe(false)
  })
})

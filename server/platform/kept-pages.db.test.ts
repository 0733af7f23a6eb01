import { afterAll, describe, expect, test } from 'vitest'
import { Type } from 'typebox'
import { endpoint } from '#contract/endpoint'
import { aPerson } from '#test/a-person'
import { aConfig, aLog, anApp, aFirstSetUp } from '#test/builders'
import { aContext, aDatabase, urlOf } from '#test/database'
import { fact } from '#test/fact'
import { aDoorToken } from '#test/persons'
import { anonymous } from './context.ts'
import { makeHttp } from './http.ts'
import { listener, startJobs, type Listener } from './jobs.ts'
import { makePageCache, pageCacheLimits } from './page-cache.ts'
import { Refusal } from './refusal.ts'
import { everyone, route, unseenOnPages } from './route.ts'

const database = await aDatabase()
const pageCache = makePageCache(pageCacheLimits)
const { app } = await anApp(database, { pageCache })
const own = { origin: 'http://localhost:3000', 'content-type': 'application/json' }

/** @returns the answer, and whether kept pages were thrown away for it */
async function asking(url: string, payload: object, cookies: Record<string, string> = {}) {
  const before = pageCache.generation
  const answer = await app.inject({ method: 'POST', url, headers: own, payload, cookies })
  return { answer, isCleared: pageCache.generation > before }
}

const jar = ({ cookies }: { cookies: readonly { name: string; value: string }[] }) =>
  Object.fromEntries(cookies.map(({ name, value }) => [name, value]))

describe('pages that are kept for all', () => {
  test('stay while somebody registers, proves who they are, logs in and logs out', async () => {
    const { username, authKey, registration } = await aPerson()
    const registered = await asking('/api/accounts', registration)
    const cookies = jar(registered.answer)
    const others = [
      await asking('/api/recovery-code/confirm', {}, cookies),
      await asking('/api/step-up', { authKey }, cookies),
      await asking('/api/login/start', { username }),
      await asking('/api/login', { username, authKey }),
      await asking('/api/logout', {}, cookies),
    ]
    expect([registered, ...others].map(({ answer }) => answer.statusCode)).toEqual([200, 200, 200, 200, 200, 200])
    expect([registered, ...others].filter(({ isCleared }) => isCleared)).toEqual([])
  })

  test('go when the practice is set up, and not when that was refused', async () => {
    const door = await asking('/api/door', { token: await aDoorToken(database) })
    const setUp = await aFirstSetUp()
    expect((await asking('/api/practice/first-set-up', setUp)).isCleared).toBe(false)
    const { answer, isCleared } = await asking('/api/practice/first-set-up', setUp, jar(door.answer))
    expect([answer.statusCode, isCleared]).toEqual([200, true])
  })
})

describe('a route that does not tell whether pages change by it', () => {
  const handle = async () => ({ done: true as const })
  const refuse = () => Promise.reject(new Refusal('bad-request'))
  const aRoute = (method: 'GET' | 'POST', over: { handle?: typeof handle; changesPages?: boolean } = {}) =>
    route({
      endpoint: endpoint({ name: 'something', method, path: '/api/something', summary: '', reply: Type.Object({ done: Type.Literal(true) }) }),
      may: everyone,
      handle,
      ...over,
    })

  test.each([
    ['changes them by a POST', 1, [aRoute('POST')]],
    ['does not by a GET', 0, [aRoute('GET')]],
    ['does not when it refuses', 0, [aRoute('POST', { handle: refuse })]],
    ['does not in a module that is unseen there', 0, unseenOnPages([aRoute('POST')])],
    ['does in such a module if it says so', 1, unseenOnPages([aRoute('POST', { changesPages: true })])],
  ])('%s', async (_what, times, routes) => {
    let changes = 0
    const parts = { contextOf: async () => aContext(database, anonymous), ready: async () => true, onChange: () => void (changes += 1) }
    const http = await makeHttp({ config: aConfig(), log: aLog().log, routes, ...parts })
    const method = routes[0]?.endpoint.method ?? 'GET'
    await http.inject({ method, url: '/api/something', headers: own, ...(method === 'POST' && { payload: {} }) })
    await http.close()
    expect(changes).toBe(times)
  })
})

describe('a job', () => {
  test('that is done for an event makes kept pages old, but one of which they show nothing does not', async () => {
    const done: string[] = []
    const heard = (queue: string, changesPages?: boolean) =>
      listener({
        event: 'licence.was-changed',
        queue,
        handle: async () => void done.push(queue),
        ...(changesPages !== undefined && { changesPages }),
      }) as Listener
    const listeners = [heard('test.mail', false), heard('test.licence')]
    const jobs = await startJobs(urlOf(database), { listeners, onDone: () => void done.push('pages are old') }, aLog().log)
    afterAll(() => jobs.boss.stop({ graceful: false }))
    for (const queue of ['test.mail', 'test.licence']) {
      await jobs.boss.send(queue, { counsellorId: 'x' })
      await fact(() => done.includes(queue))
    }
    await fact(() => done.includes('pages are old'))
    expect(done).toEqual(['test.mail', 'test.licence', 'pages are old'])
  })
})

import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { publicReach } from '#platform/outbound'
import { newRing, outerKeyOf } from '#platform/outer-key'
import { Refusal } from '#platform/refusal'
import { aContext, aDatabase } from '#test/database'
import { aPushServer } from '#test/push-server'
import { aSpaceMember } from '#test/space-members'
import { noteNews, notificationRoutes } from './index.ts'
import { sendPush } from './send-push.ts'
import { tellDue } from './tell.ts'
import { findVapidKey } from './vapid.ts'
import type { NoticeTools } from './tools.ts'

const database = await aDatabase()
const context = aContext(database)
const start = Temporal.Now.instant()
const at = (minute: number) => ({ ...context, now: () => start.add({ minutes: minute }) })

const toolsFor = (pushOrigins: readonly string[], over: Partial<NoticeTools> = {}): NoticeTools => ({
  outerKey: outerKeyOf(newRing()),
  origin: 'http://localhost:3000',
  mailFrom: 'teduh@praktik.example',
  pushOrigins,
  mailer: { send: async () => undefined },
  ...over,
})
const shared = toolsFor([])

async function ask(tools: NoticeTools, who: Awaited<ReturnType<typeof aSpaceMember>>, name: string, endpoint: string): Promise<string> {
  const route = notificationRoutes(tools).find((one) => one.endpoint.name === name)
  try {
    await route?.run(who.context, { body: { endpoint } }, { setCookie: () => undefined, forget: () => undefined })
    return 'done'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

const browsersOf = async (uid: string) => (await database.pool.query('select from notifications.way where account_id = $1', [uid])).rowCount

/** A push service that knows this practice's key, and somebody with two browsers. */
async function aReader() {
  const push = await aPushServer()
  const tools = { ...shared, pushOrigins: [push.origin] }
  const reader = await aSpaceMember(database)
  for (const path of ['phone', 'desk']) await ask(tools, reader, 'subscribePush', `${push.origin}/${path}`)
  await noteNews(at(0), [reader.uid])
  const paths = () =>
    push.received
      .splice(0)
      .map(({ path }) => path)
      .toSorted()
  const setClock = (minute: number) => ((push.clock.now = at(minute).now()), minute)
  return { push, tools, reader, paths, tell: (minute: number) => tellDue(at(setClock(minute)), tools) }
}

describe('a browser', () => {
  test('that agrees at a push service is told, twice asked is one, and removed it is none', async () => {
    const reader = await aSpaceMember(database)
    const endpoint = 'https://updates.push.services.mozilla.com/wpush/v2/gAAAA'
    expect(await ask(shared, reader, 'subscribePush', endpoint)).toBe('done')
    expect(await ask(shared, reader, 'subscribePush', endpoint)).toBe('done')
    expect(await browsersOf(reader.uid)).toBe(1)
    const { rows } = await database.pool.query<{ all: string }>('select way::text as all from notifications.way where account_id = $1', [reader.uid])
    expect(Buffer.from(rows[0]?.all ?? '').toString()).not.toMatch(/mozilla|gAAAA/)
    const stranger = await aSpaceMember(database)
    await ask(shared, stranger, 'unsubscribePush', endpoint)
    expect(await browsersOf(reader.uid)).toBe(1)
    await ask(shared, reader, 'unsubscribePush', endpoint)
    expect(await browsersOf(reader.uid)).toBe(0)
  })

  test.each(['https://host.example/push', 'http://127.0.0.1:5432/', 'https://169.254.169.254/latest', 'file:///etc/passwd', ''])(
    'whose push service would be %j is refused',
    async (endpoint) => {
      const reader = await aSpaceMember(database)
      expect(await ask(shared, reader, 'subscribePush', endpoint)).toBe('push-service-unknown')
      expect(await browsersOf(reader.uid)).toBe(0)
    },
  )

  test('that another person uses from now on is no longer told of what concerns the one before', async () => {
    const [before, after] = [await aSpaceMember(database), await aSpaceMember(database)]
    const endpoint = 'https://fcm.googleapis.com/fcm/send/shared'
    await ask(shared, before, 'subscribePush', endpoint)
    await ask(shared, after, 'subscribePush', endpoint)
    expect([await browsersOf(before.uid), await browsersOf(after.uid)]).toEqual([0, 1])
  })

  test('is the newest of ten; the oldest is forgotten', async () => {
    const reader = await aSpaceMember(database)
    for (let nth = 0; nth < 12; nth += 1) await ask(shared, reader, 'subscribePush', `https://fcm.googleapis.com/fcm/send/${nth}`)
    expect(await browsersOf(reader.uid)).toBe(10)
  })

  test.each([404, 410])('whose push service answers %i is forgotten; the others are told', async (status) => {
    const { push, reader, paths, tell } = await aReader()
    push.answers.set('/phone', status)
    await tell(0)
    expect(paths()).toEqual(['/desk', '/phone'])
    expect(await browsersOf(reader.uid)).toBe(1)
    await noteNews(at(40), [reader.uid])
    await tell(40)
    expect(paths()).toEqual(['/desk'])
  })

  test.each([429, 500, 503])('whose push service answers %i is tried again, less and less often; the others are told once', async (status) => {
    const { push, paths, tell } = await aReader()
    push.answers.set('/phone', status)
    for (let minute = 0; minute <= 31; minute += 1) await tell(minute)
    expect(paths().filter((path) => path === '/phone')).toHaveLength(6)
    push.answers.delete('/phone')
    for (let minute = 32; minute <= 70; minute += 1) await tell(minute)
    expect(paths()).toEqual(['/phone'])
  })

  test('is left alone for as long as its push service asks for', async () => {
    const { push, paths, tell } = await aReader()
    push.answers.set('/phone', { status: 429, retryAfter: '1800' })
    for (let minute = 0; minute < 30; minute += 1) await tell(minute)
    expect(paths()).toEqual(['/desk', '/phone'])
    await tell(30)
    expect(paths()).toEqual(['/phone'])
  })

  test('that cannot be reached for three days is told of later news only', async () => {
    const { push, reader, paths, tell } = await aReader()
    push.answers.set('/phone', 500)
    for (let minute = 0; minute <= 73 * 60; minute += 30) await tell(minute)
    expect(paths().length).toBeLessThan(90)
    push.answers.delete('/phone')
    await tell(75 * 60)
    expect(paths()).toEqual([])
    await noteNews(at(75 * 60), [reader.uid])
    await tell(75 * 60)
    expect(paths()).toEqual(['/desk', '/phone'])
    const { rows } = await database.pool.query<{ outcome: string }>(
      'select outcome from notifications.sent where account_id = $1 order by id desc limit 3',
      [reader.uid],
    )
    expect(rows.map(({ outcome }) => outcome)).toEqual(['sent', 'sent', 'given-up'])
  })

  test('is told once by two processes that look at the same moment', async () => {
    const { paths, tell } = await aReader()
    await Promise.all([tell(0), tell(0), tell(0)])
    expect(paths()).toEqual(['/desk', '/phone'])
  })
})

describe('a push', () => {
  test('goes nowhere inside, whatever a known name leads to', async () => {
    const asked: string[] = []
    const inside = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end()
    })
    inside.listen(0, '127.0.0.1')
    await once(inside, 'listening')
    onTestFinished(() => void inside.close())
    const { port } = inside.address() as AddressInfo
    for (const address of ['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', 'fd00::1']) {
      const reach = { ...publicReach, resolve: async () => [{ address, family: address.includes(':') ? 6 : 4 }] }
      const { outcome } = await sendPush(context, { ...shared, reach }, 'https://fcm.googleapis.com/fcm/send/a')
      expect([address, outcome]).toEqual([address, 'not-allowed'])
    }
    expect((await sendPush(context, shared, `http://127.0.0.1:${port}/`)).outcome).toBe('not-allowed')
    expect(asked).toEqual([])
  })

  test('to a service that keeps silent ends, and is told apart from one that refuses or leads on', async () => {
    const push = await aPushServer()
    push.answers.set('/hole', 'silent').set('/no', 400).set('/elsewhere', 307)
    const tools = toolsFor([push.origin], { outerKey: shared.outerKey, reach: { ...publicReach, mayConnect: () => true, timeoutMs: 100 } })
    const outcomes = await Promise.all(
      ['hole', 'no', 'elsewhere'].map(async (path) => (await sendPush(at(0), tools, `${push.origin}/${path}`)).outcome),
    )
    expect(outcomes).toEqual(['silent', 'refused', 'refused'])
  })

  test('is signed with one key, made once, also when two ask for it first at the same moment', async () => {
    const { db } = await aDatabase()
    const keys = await Promise.all([1, 2, 3].map(() => findVapidKey({ ...context, db }, shared.outerKey)))
    expect(new Set(keys.map(({ publicKey }) => publicKey)).size).toBe(1)
    const { rows } = await database.pool.query<{ all: string }>('select vapid_key::text as all from notifications.vapid_key')
    expect(rows).toHaveLength(1)
  })
})

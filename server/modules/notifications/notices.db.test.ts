import { describe, expect, test } from 'vitest'
import type { NoticeSettings } from '#contract/notifications'
import type { Context } from '#platform/context'
import type { Mail } from '#platform/mail'
import { newRing, outerKeyOf } from '#platform/outer-key'
import { aContext, aDatabase } from '#test/database'
import { aSpaceOf, received, said, withAddress } from '#test/news'
import { aPushServer } from '#test/push-server'
import { aSpaceMember } from '#test/space-members'
import { noteNews, notificationRoutes, tellNews } from './index.ts'
import type { NoticeTools } from './tools.ts'

const database = await aDatabase()
const outerKey = outerKeyOf(newRing())
/** Push services look at their own clock. */
const start = Temporal.Now.instant()
const minutes = (count: number) => start.add({ minutes: count })
const wish: NoticeSettings = { push: true, email: false, quiet: null, everyMinutes: 30 }

/** A practice with its push service and post, and a clock that is set by the minute. */
async function theOffice() {
  const push = await aPushServer()
  const mails: Mail[] = []
  const post = { isOpen: true, meanwhile: async () => undefined as void }
  const mailer = {
    async send(mail: Mail) {
      if (!post.isOpen) throw new Error('no post today')
      mails.push(mail)
      await post.meanwhile()
    },
  }
  const tools: NoticeTools = {
    outerKey,
    origin: 'http://localhost:3000',
    mailFrom: 'teduh@praktik.example',
    pushOrigins: [push.origin],
    mailer,
  }
  const at = (minute: number, context?: Context): Context => ({ ...(context ?? aContext(database)), now: () => minutes(minute) })
  const ask = async (context: Context, name: string, body: unknown = {}) => {
    const route = notificationRoutes(tools).find(({ endpoint }) => endpoint.name === name)
    return route?.run(context, { body, query: {} }, { setCookie: () => undefined, forget: () => undefined })
  }
  const tell = (minute: number) => {
    push.clock.now = minutes(minute)
    return tellNews(at(minute), tools)
  }
  return { push, mails, post, tools, at, ask, tell }
}

/** Two people who share a space; the one is told, the other speaks. */
async function twoPeople(role: 'client' | 'counsellor' = 'client') {
  const [reader, writer] = [await aSpaceMember(database, role), await aSpaceMember(database)]
  const space = await aSpaceOf(database, [reader.uid, writer.uid])
  return { reader, writer, space, say: (minute: number, from = writer) => said(database, space, from.uid, minutes(minute)) }
}

const logOf = async (uid: string) =>
  (await database.pool.query<{ outcome: string }>('select outcome from notifications.sent where account_id = $1 order by id', [uid])).rows.map(
    ({ outcome }) => outcome,
  )

describe('news', () => {
  test('is told to a browser by a push without any payload, signed for its service alone', async () => {
    const { push, at, ask, tell } = await theOffice()
    const { reader, say } = await twoPeople()
    await ask(at(0, reader.context), 'subscribePush', { endpoint: `${push.origin}/a` })
    await say(0)
    await tell(2)
    expect(push.received).toHaveLength(1)
    const [{ path, heads, body, key } = expect.fail()] = push.received
    expect([path, body, heads['content-length']]).toEqual(['/a', '', '0'])
    expect(heads).toMatchObject({ ttl: '86400', urgency: 'normal', topic: 'news' })
    expect(Object.keys(heads).toSorted()).toEqual(['authorization', 'connection', 'content-length', 'host', 'topic', 'ttl', 'urgency'])
    expect(key).toBe(((await ask(reader.context, 'getPushKey')) as { publicKey: string }).publicKey)
    expect(await logOf(reader.uid)).toEqual(['sent'])
  })

  test('that arrives within a minute, or is one’s own, is none', async () => {
    const { push, at, ask, tell } = await theOffice()
    const { reader, space, say } = await twoPeople()
    await ask(at(0, reader.context), 'subscribePush', { endpoint: `${push.origin}/own` })
    await say(0, reader)
    const number = await say(1)
    await tell(1)
    await received(database, space, reader.uid, number)
    await tell(5)
    expect(push.received).toEqual([])
  })

  test('is told once, and more of it once more when the interval is over', async () => {
    const { push, at, ask, tell } = await theOffice()
    const { reader, say } = await twoPeople()
    await ask(at(0, reader.context), 'subscribePush', { endpoint: `${push.origin}/b` })
    await say(0)
    for (const minute of [2, 3, 60]) await tell(minute)
    expect(push.received).toHaveLength(1)
    for (const minute of [61, 62, 63, 64]) {
      await say(minute)
      await tell(minute + 2)
    }
    expect(push.received).toHaveLength(2)
    await tell(92)
    expect(push.received).toHaveLength(2)
    await tell(94)
    expect(push.received).toHaveLength(3)
  })

  test('of an event is not lost when it comes while a notice is on its way', async () => {
    const { mails, post, at, tell } = await theOffice()
    const { reader, say } = await twoPeople('counsellor')
    await withAddress(database, outerKey, reader.uid, 'sari@praktik.example')
    await say(0)
    post.meanwhile = () => noteNews(at(2), [reader.uid])
    await tell(2)
    post.meanwhile = async () => undefined
    await tell(33)
    expect(mails).toHaveLength(2)
    await tell(64)
    expect(mails).toHaveLength(2)
  })

  test('in quiet hours is told once afterwards, unless it was read by then', async () => {
    const { push, at, ask, tell } = await theOffice()
    const [one, other] = [await twoPeople(), await twoPeople()]
    const zone = 'Asia/Jakarta'
    const clock = (minute: number) => minutes(minute).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })
    for (const [{ reader }, path] of [
      [one, 'night'],
      [other, 'read'],
    ] as const) {
      await ask(at(0, reader.context), 'subscribePush', { endpoint: `${push.origin}/${path}` })
      await ask(at(0, reader.context), 'changeNoticeSettings', { ...wish, quiet: { from: clock(0), to: clock(120) } })
    }
    for (const minute of [1, 2, 40]) await one.say(minute)
    const number = await other.say(1)
    for (const minute of [3, 50, 110]) await tell(minute)
    expect(push.received).toEqual([])
    await received(database, other.space, other.reader.uid, number)
    await tell(121)
    expect(push.received.map(({ path }) => path)).toEqual(['/night'])
  })

  test('of an event is told though nothing lies unread', async () => {
    const { push, at, ask, tell } = await theOffice()
    const { reader } = await twoPeople()
    await ask(at(0, reader.context), 'subscribePush', { endpoint: `${push.origin}/event` })
    await noteNews(at(1), [reader.uid, reader.uid])
    await tell(1)
    await tell(40)
    expect(push.received.map(({ path }) => path)).toEqual(['/event'])
  })

  test('of an event tells of what lies there by then as well, and of what comes later once more', async () => {
    const { push, at, ask, tell } = await theOffice()
    const { reader, say } = await twoPeople()
    await ask(at(0, reader.context), 'subscribePush', { endpoint: `${push.origin}/asked` })
    await say(1)
    await noteNews(at(1), [reader.uid])
    for (const minute of [1, 3, 40]) await tell(minute)
    expect(push.received).toHaveLength(1)
    await say(41)
    await tell(43)
    expect(push.received).toHaveLength(2)
  })

  test('that was erased, or whose signature was wrong, is none', async () => {
    const { push, at, ask, tell } = await theOffice()
    const { reader, space, say } = await twoPeople()
    await ask(at(0, reader.context), 'subscribePush', { endpoint: `${push.origin}/erased` })
    await say(0)
    await say(0)
    await database.pool.query('update spaces.entry set ct = null, iv = null, erased_at = now() where space_id = $1 and number = 1', [space])
    await database.pool.query('update spaces.entry set wrong_at = now() where space_id = $1 and number = 2', [space])
    await tell(2)
    expect(push.received).toEqual([])
  })

  test('is not told to whoever is frozen', async () => {
    const { push, at, ask, tell } = await theOffice()
    const { reader, say } = await twoPeople()
    await ask(at(0, reader.context), 'subscribePush', { endpoint: `${push.origin}/frozen` })
    await say(0)
    await database.pool.query(`update accounts.account set state = 'frozen' where id = $1`, [reader.uid])
    await tell(2)
    expect(push.received).toEqual([])
  })
})

describe('a mail', () => {
  test('goes to a confirmed address of whoever asked for it, and says only that there is news', async () => {
    const { mails, at, ask, tell } = await theOffice()
    const { reader, writer, space, say } = await twoPeople()
    await withAddress(database, outerKey, reader.uid, 'ayu@surel.example')
    await say(0)
    await tell(2)
    expect(mails).toEqual([])
    await ask(at(2, reader.context), 'changeNoticeSettings', { ...wish, email: true })
    await tell(3)
    expect(mails, 'what lay there before is no news').toEqual([])
    for (const minute of [3, 4, 5]) await say(minute)
    await tell(7)
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({ to: 'ayu@surel.example', subject: 'Ada kabar baru di Teduh' })
    const text = mails[0]?.text ?? ''
    expect(text.replaceAll('http://localhost:3000', '')).not.toMatch(/\d|konsel|psiko|klien|rahasia/i)
    for (const word of [reader.uid, writer.uid, space]) expect(text).not.toContain(word)
    expect(text.match(/http\S+/g)).toEqual(['http://localhost:3000/pesan', 'http://localhost:3000/akun/pemberitahuan'])
  })

  test('comes to those who work here until they switch it off', async () => {
    const { mails, at, ask, tell } = await theOffice()
    const { reader, say } = await twoPeople('counsellor')
    await withAddress(database, outerKey, reader.uid, 'budi@surel.example')
    await say(0)
    await tell(2)
    expect(mails.map(({ to }) => to)).toEqual(['budi@surel.example'])
    await say(40)
    await ask(at(40, reader.context), 'changeNoticeSettings', { ...wish, email: false })
    await tell(80)
    expect(mails).toHaveLength(1)
  })

  test('waits while the post is closed, is one whatever happens meanwhile, and its failures are in the log', async () => {
    const { mails, post, tell, ask } = await theOffice()
    const { reader, say } = await twoPeople('counsellor')
    const admin = await aSpaceMember(database, 'admin')
    await withAddress(database, outerKey, reader.uid, 'citra@surel.example')
    post.isOpen = false
    for (let minute = 0; minute < 24 * 60; minute += 30) {
      await say(minute)
      await tell(minute + 2)
    }
    const tries = await logOf(reader.uid)
    expect(new Set(tries)).toEqual(new Set(['silent']))
    expect(tries.length).toBeLessThan(35)
    const { rowCount } = await database.pool.query('select from notifications.way where account_id = $1', [reader.uid])
    expect(rowCount).toBe(1)
    post.isOpen = true
    await tell(25 * 60 + 5)
    await tell(25 * 60 + 6)
    expect(mails.map(({ to }) => to)).toEqual(['citra@surel.example'])
    const { notices } = (await ask(admin.context, 'listSentNotices')) as { notices: { uid: string; outcome: string }[] }
    expect(
      notices
        .filter(({ uid }) => uid === reader.uid)
        .slice(0, 2)
        .map(({ outcome }) => outcome),
    ).toEqual(['sent', 'silent'])
    expect(JSON.stringify(notices)).not.toContain('surel.example')
  })
})

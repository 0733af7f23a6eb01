import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { closeCodes, type FromBrowser } from '#contract/socket'
import { verifyEntry } from '#crypto'
import { inTransaction } from '#platform/context'
import { anApp } from '#test/builders'
import { aDatabase } from '#test/database'
import { fact } from '#test/fact'
import { aLogin, anOpenTab, aTab, aTicket, listening, refusedUpgrade } from '#test/live-tabs'
import { aSpaceMember, aWriter, theNext, type SpaceMember } from '#test/space-members'
import { addEpoch } from './keep-epoch.ts'
import { aFewPeople, aKeptSpace } from './kept-spaces-for-tests.ts'
import { eraseEntry } from './erase-entry.ts'
import { makeLive } from '#platform/realtime'
import { tellNews } from './live-news.ts'
import { listEntries } from './read-space.ts'

const database = await aDatabase()
const { ani, budi, citra, edi } = await aFewPeople(database)
const live = makeLive()
const origin = 'http://localhost:3000'
const { app } = await anApp(database, { config: { origin }, live })
const practice = await listening(app, origin)
const tabOf = (one: SpaceMember, loginId?: string) => aTab(practice, database, one.uid, loginId)
const here = (one: SpaceMember) => ({ ...one.context, live })

describe('what is sent', () => {
  test('is acknowledged once it is durable, and told to every other tab of the members in the order of its numbers', async () => {
    const space = await aKeptSpace([ani, budi])
    const [tab, second, other, stranger] = await Promise.all([tabOf(ani), tabOf(ani), tabOf(budi), tabOf(edi)])
    const write = aWriter(ani, space)
    for (let ref = 1; ref <= 20; ref += 1) tab.say({ t: 'send', ref, entry: await write(`pesan ${ref}`) })
    await tab.hears('kept', ({ ref }) => ref === 20)
    const { entries } = await listEntries(budi.context, space.space, 0)
    expect(tab.heard.flatMap((frame) => (frame.t === 'kept' ? [[frame.ref, frame.number]] : []))).toEqual(
      entries.map(({ number }) => [number, number]),
    )
    for (const listener of [second, other]) {
      await listener.hears('entry', ({ kept }) => kept.number === 20)
      const told = listener.heard.flatMap((frame) => (frame.t === 'entry' && frame.space === space.space ? [frame.kept] : []))
      expect(told).toEqual(entries)
    }
    expect(tab.heard.filter(({ t }) => t === 'entry')).toEqual([])
    expect(stranger.heard.map(({ t }) => t)).toEqual(['welcome'])
  })

  test('twice is one, and refused by name when it is wrong', async () => {
    const space = await aKeptSpace([ani, budi])
    const [tab, stranger] = await Promise.all([tabOf(ani), tabOf(edi)])
    const entry = await aWriter(ani, space)('sekali')
    for (const ref of [1, 2, 3]) tab.say({ t: 'send', ref, entry })
    const answers = await Promise.all([1, 2, 3].map((wanted) => tab.hears('kept', ({ ref }) => ref === wanted)))
    expect(new Set(answers.map(({ number, keptAt }) => `${number} ${keptAt}`)).size).toBe(1)
    tab.say({ t: 'send', ref: 4, entry: await aWriter(ani, space)('lain', { seq: 7 }) })
    expect((await tab.hears('refused')).code).toBe('entry-missing')
    tab.say({ t: 'send', ref: 5, entry: { ...entry, iv: '' } })
    expect((await tab.hears('refused', ({ ref }) => ref === 5)).code).toBe('keys-malformed')
    stranger.say({ t: 'send', ref: 1, entry: await aWriter(edi, space)('halo') })
    expect((await stranger.hears('refused')).code).toBe('not-found')
    expect((await listEntries(budi.context, space.space, 0)).lastNumber).toBe(1)
  })

  test('under a signature that is not the sender’s is marked, told to all, and its body is given to nobody', async () => {
    const space = await aKeptSpace([ani, budi])
    const [tab, other] = await Promise.all([tabOf(ani), tabOf(budi)])
    const entry = await aWriter({ ...ani, identity: citra.identity }, space)('palsu')
    tab.say({ t: 'send', ref: 1, entry })
    await tab.hears('kept')
    expect((await other.hears('wrong')).number).toBe(1)
    await tab.hears('wrong')
    const [kept] = (await listEntries(budi.context, space.space, 0)).entries
    expect(kept?.body).toBe('wrong')
    expect(JSON.stringify(kept)).not.toContain(entry.ct)
    const { rows } = await database.pool.query(`select details from audit.event where action = 'entry.signature-wrong' and subject = $1`, [
      `space:${space.space}`,
    ])
    expect(rows).toEqual([{ details: { number: 1 } }])
    await fact(async () => {
      const { rows: numbers } = await database.pool.query('select verified_number from spaces.space where id = $1', [space.space])
      return numbers[0]?.verified_number === '1'
    })
  })
})

describe('what others do', () => {
  test('is told to members: a new key, who is gone, what was erased; who is gone hears nothing more', async () => {
    const space = await aKeptSpace([ani, budi, citra])
    const [tab, gone] = await Promise.all([tabOf(budi), tabOf(citra)])
    const entry = await aWriter(ani, space)('hapus')
    const prev = (await verifyEntry(entry, ani.card)).hash
    const sender = await tabOf(ani)
    sender.say({ t: 'send', ref: 1, entry })
    await gone.hears('entry')
    await eraseEntry(here(ani), space.space, 1)
    expect((await tab.hears('erased')).number).toBe(1)
    const next = await theNext(space, ani, [ani, budi], { kind: 'remove', who: [citra.uid] })
    await addEpoch(here(ani), space.space, next.made.signed)
    expect((await tab.hears('epoch')).epoch).toBe(1)
    await gone.hears('gone', (frame) => frame.space === space.space)
    sender.say({ t: 'send', ref: 2, entry: await aWriter(ani, next)('tanpa Citra', { seq: 2, prev }) })
    await tab.hears('entry', ({ kept }) => kept.number === 2)
    sender.say({ t: 'typing', space: space.space })
    await tab.hears('typing')
    const after = gone.heard.findIndex(({ t }) => t === 'gone')
    expect(gone.heard.slice(after + 1)).toEqual([])
    gone.say({ t: 'typing', space: space.space })
    gone.say({ t: 'mark', space: space.space, delivered: 2, read: 2 })
    gone.say({ t: 'send', ref: 9, entry: await aWriter(citra, space)('masih?') })
    expect((await gone.hears('refused')).code).toBe('not-found')
    expect(tab.heard.filter((frame) => 'from' in frame && frame.from === citra.uid)).toEqual([])
  })

  test('is told only if it was kept', async () => {
    const tab = await tabOf(ani)
    const broken = inTransaction(here(ani), async (inside) => {
      tellNews(inside, [ani.uid], 'episodes')
      throw new Error('broken off')
    })
    await expect(broken).rejects.toThrow('broken off')
    await inTransaction(here(budi), async (inside) => tellNews(inside, [ani.uid], 'episodes'))
    await tab.hears('news')
    expect(tab.heard.filter(({ t }) => t === 'news')).toHaveLength(1)
  })
})

describe('marks', () => {
  test('only grow, never beyond what there is, and are told to members', async () => {
    const space = await aKeptSpace([ani, budi])
    const [tab, other, stranger] = await Promise.all([tabOf(ani), tabOf(budi), tabOf(edi)])
    const write = aWriter(ani, space)
    for (const ref of [1, 2, 3]) tab.say({ t: 'send', ref, entry: await write('x') })
    await tab.hears('kept', ({ number }) => number === 3)
    other.say({ t: 'mark', space: space.space, delivered: 900 })
    expect(await tab.hears('marks')).toEqual({ t: 'marks', space: space.space, from: budi.uid, delivered: 3, read: 0 })
    other.say({ t: 'mark', space: space.space, delivered: 1, read: 2 })
    expect(await tab.hears('marks', ({ read }) => read === 2)).toMatchObject({ delivered: 3 })
    stranger.say({ t: 'mark', space: space.space, delivered: 3, read: 3 })
    other.say({ t: 'mark', space: space.space, delivered: 3, read: 3 })
    await tab.hears('marks', ({ read }) => read === 3)
    const { rows } = await database.pool.query('select account_id, delivered, read from spaces.mark where space_id = $1', [space.space])
    expect(rows).toEqual([{ account_id: budi.uid, delivered: '3', read: '3' }])
  })
})

describe('a socket', () => {
  test('is opened from our own pages only', async () => {
    for (const from of ['http://evil.example', 'http://localhost:3000.evil.example', 'https://localhost:3000', 'null'])
      expect(await refusedUpgrade(practice, { origin: from })).toBe(403)
    expect(await refusedUpgrade(practice, {})).toBe(403)
  })

  test('needs a ticket that is new, of a login that holds, and used once', async () => {
    const login = await aLogin(database, ani.uid)
    const used = await aTicket(database, login)
    const first = await anOpenTab(practice)
    first.say({ t: 'hello', ticket: used })
    await first.hears('welcome')
    const frozen = await aLogin(database, edi.uid)
    const ofFrozen = await aTicket(database, frozen)
    await database.pool.query(`update accounts.account set state = 'frozen' where id = $1`, [edi.uid])
    for (const ticket of [used, await aTicket(database, login, -1), ofFrozen, 'x', '']) {
      const tab = await anOpenTab(practice)
      tab.say({ t: 'hello', ticket })
      expect(await tab.closed).toBe(closeCodes.ticket)
    }
    await database.pool.query(`update accounts.account set state = 'active' where id = $1`, [edi.uid])
  })

  test('is for everybody who is logged in completely, and shows them their own spaces alone', async () => {
    const [supervisor, admin] = await Promise.all([aSpaceMember(database, 'supervisor'), aSpaceMember(database, 'admin')])
    const space = await aKeptSpace([ani, budi, citra])
    const left = await theNext(space, citra, [ani, budi], { kind: 'leave' })
    await addEpoch(here(citra), space.space, left.made.signed)
    const found: Record<string, boolean> = {}
    for (const [name, one] of Object.entries({ client: ani, counsellor: budi, 'ex-member': citra, 'other client': edi, supervisor, admin }))
      found[name] = (await (await tabOf(one)).hears('welcome')).spaces.some((own) => own.space === space.space)
    expect(found).toEqual({ client: true, counsellor: true, 'ex-member': false, 'other client': false, supervisor: false, admin: false })
    for (const state of ['factor', 'enrol']) {
      const login = await aLogin(database, budi.uid)
      await database.pool.query('update accounts.login set state = $2 where id = $1', [login, state])
      const tab = await anOpenTab(practice)
      tab.say({ t: 'hello', ticket: await aTicket(database, login) })
      expect(await tab.closed).toBe(closeCodes.ticket)
    }
  })

  test.each<[string, string | Buffer, number]>([
    ['another first word', '{"t":"ping"}', closeCodes.policy],
    ['no JSON', 'halo', closeCodes.policy],
    ['bytes', Buffer.from('{"t":"ping"}'), closeCodes.policy],
    ['more than a frame may hold', `{"t":"hello","ticket":"${'x'.repeat(90_000)}"}`, closeCodes.tooBig],
  ])('is closed for %s', async (_, frame, code) => {
    const tab = await anOpenTab(practice)
    tab.ws.send(frame)
    expect(await tab.closed).toBe(code)
    const inside = await tabOf(ani)
    inside.ws.send(frame === '{"t":"ping"}' ? '{"t":"hello","ticket":"x"}' : frame)
    expect(await inside.closed).toBe(code)
  })

  test('that says nothing is closed after five seconds', async () => {
    const tab = await anOpenTab(practice)
    expect(await tab.closed).toBe(closeCodes.policy)
  })

  test('answers a ping, and ends with its login', async () => {
    const login = await aLogin(database, ani.uid)
    const [tab, other] = await Promise.all([tabOf(ani, login), tabOf(ani)])
    tab.say({ t: 'ping' })
    await tab.hears('pong')
    await database.pool.query('delete from accounts.login where id = $1', [login])
    expect(await tab.closed).toBe(closeCodes.loggedOut)
    expect(other.ws.readyState).toBe(other.ws.OPEN)
  })

  test('of somebody who is frozen ends', async () => {
    const tab = await tabOf(edi)
    await database.pool.query(`update accounts.account set state = 'frozen' where id = $1`, [edi.uid])
    expect(await tab.closed).toBe(closeCodes.loggedOut)
    await database.pool.query(`update accounts.account set state = 'active' where id = $1`, [edi.uid])
  })

  test('whose reader is too slow is closed and told why; others go on', async () => {
    const space = await aKeptSpace([ani, budi])
    const [tab, slow] = await Promise.all([tabOf(ani), tabOf(budi)])
    slow.ws.pause()
    const write = aWriter(ani, space)
    for (let ref = 1; ref <= 150; ref += 1) {
      tab.say({ t: 'send', ref, entry: await write('x'.repeat(40_000)) })
      if (ref % 10 === 0) await tab.hears('kept', (frame) => frame.ref === ref)
    }
    slow.ws.resume()
    expect(await slow.closed).toBe(closeCodes.tooSlow)
    tab.say({ t: 'ping' })
    await tab.hears('pong')
  })
})

test('who floods is read later, and who is beside them does not wait', async () => {
  const limited = await anApp(database, { config: { origin, rateLimitPerMinute: 1200 } })
  const busy = await listening(limited.app, origin)
  const flooding = await aTab(busy, database, ani.uid)
  const quiet = await aTab(busy, database, budi.uid)
  for (let turn = 0; turn < 2000; turn += 1) flooding.say({ t: 'ping' })
  for (let turn = 0; turn < 5; turn += 1) {
    const before = quiet.heard.length
    const startedAt = performance.now()
    quiet.say({ t: 'ping' })
    await fact(() => quiet.heard.length > before)
    expect(performance.now() - startedAt).toBeLessThan(1000)
  }
  expect(flooding.ws.readyState).toBe(flooding.ws.OPEN)
})

test.each<[string, number, object]>([
  ['with many frames', 260, { t: 'ping' }],
  ['with few long ones', 32, { t: 'ping', more: 'x'.repeat(60_000) }],
])('who floods %s from several tabs is read as slowly as from one', async (_, times, frame) => {
  const limited = await anApp(database, { config: { origin, rateLimitPerMinute: 1200 } })
  const busy = await listening(limited.app, origin)
  const tabs = await Promise.all([1, 2].map(() => aTab(busy, database, ani.uid)))
  const startedAt = performance.now()
  for (let turn = 0; turn < times; turn += 1) {
    const tab = tabs[turn % 2]
    tab?.say(frame as FromBrowser)
    if (tab) await once(tab.ws, 'message')
  }
  // The first 200 cost nothing, each after that the fiftieth of a second.
  expect(performance.now() - startedAt).toBeGreaterThan(1000)
})

test('when the practice stops, every socket is told to come back', async () => {
  const other = await anApp(database, { config: { origin } })
  const stopping = await listening(other.app, origin)
  const tab = await aTab(stopping, database, ani.uid)
  const closing = other.app.close()
  expect(await tab.closed).toBe(closeCodes.restart)
  await closing
  const [error] = (await once(new (await import('ws')).WebSocket(`ws://127.0.0.1:${stopping.port}/api/socket`, { origin }), 'error')) as [Error]
  expect(error.message).toContain('ECONNREFUSED')
})

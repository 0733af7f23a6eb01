import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { aContext, aDatabase, urlOf } from '#test/database'
import { aLog } from '#test/builders'
import { fact } from '#test/fact'
import { inTransaction } from './context.ts'
import { openDatabase, type Database } from './database.ts'
import { listener, startJobs, type Jobs, type Listener } from './jobs.ts'
import { emit, relayOutbox, startRelay } from './outbox.ts'

const database = await aDatabase()
const context = aContext(database)

/** Keeps what it is told; fails for those whose name begins with `fails`. */
function aListener(queue: string) {
  const told: string[] = []
  const heard = listener({
    event: 'licence.was-changed',
    queue,
    handle: async ({ counsellorId }) => {
      told.push(counsellorId)
      if (counsellorId.startsWith('fails')) throw new Error('kenari')
    },
  })
  return { told, heard: heard as Listener }
}

async function someJobs(listeners: Listener[], on: Database = database): Promise<Jobs & { lines: string[] }> {
  const { log, lines } = aLog()
  const jobs = await startJobs(urlOf(on), { listeners }, log)
  afterAll(() => jobs.boss.stop({ graceful: false }))
  return { ...jobs, lines }
}

const one = aListener('test.one')
const two = aListener('test.two')
const jobs = await someJobs([one.heard, two.heard])
const changed = (counsellorId: string, within = context) => emit(within, 'licence.was-changed', { counsellorId })
const waiting = async () => (await database.pool.query<{ count: number }>('select count(*)::int as count from platform.outbox')).rows[0]?.count
const jobsFor = async (id: string) => (await database.pool.query(`select from jobs.job where data->>'counsellorId' = $1`, [id])).rowCount
const relayAll = async () => {
  while ((await relayOutbox(database, jobs)) > 0);
}

describe('an event', () => {
  test('whose transaction is rolled back was never there', async () => {
    const id = randomUUID()
    const failing = inTransaction(context, async (inside) => {
      await changed(id, inside)
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await waiting()).toBe(0)
  })

  test('whose transaction is kept is told to all who listen, and to each once', async () => {
    const id = randomUUID()
    await inTransaction(context, (inside) => changed(id, inside))
    expect(await waiting()).toBe(1)
    await relayAll()
    expect(await waiting()).toBe(0)
    await fact(() => one.told.includes(id) && two.told.includes(id))
    expect([one.told, two.told].map((told) => told.filter((each) => each === id).length)).toEqual([1, 1])
  })

  test('that nobody listens to is let go', async () => {
    await emit(context, 'practice.was-set-up', { name: 'x', email: null, language: 'id' })
    expect(await relayOutbox(database, jobs)).toBe(1)
    expect(await waiting()).toBe(0)
  })

  test('that cannot be enqueued stays, for all of its listeners', async () => {
    const id = randomUUID()
    await changed(id)
    const send: Jobs['boss']['send'] = async (...given: unknown[]) => {
      if (given[0] === 'test.two') throw new Error('the queue is gone')
      return (jobs.boss.send as (...all: unknown[]) => Promise<string>).apply(jobs.boss, given)
    }
    const broken = { ...jobs, boss: { send } as unknown as Jobs['boss'] }
    await expect(relayOutbox(database, broken)).rejects.toThrow('the queue is gone')
    expect([await waiting(), await jobsFor(id)]).toEqual([1, 0])
    await relayAll()
    expect([await waiting(), await jobsFor(id)]).toEqual([0, 2])
  })

  test('whose listener fails is put back to be tried again, up to five times', async () => {
    await changed('fails-once')
    await relayAll()
    const job = await fact(async () => {
      const { rows } = await database.pool.query<{ state: string; limit: number; backoff: boolean }>(
        `select state, retry_limit as limit, retry_backoff as backoff from jobs.job where name = 'test.one' and data->>'counsellorId' = 'fails-once'`,
      )
      return rows[0]?.state === 'retry' && rows[0]
    })
    expect(job).toEqual({ state: 'retry', limit: 5, backoff: true })
    expect(jobs.lines.join('')).not.toContain('kenari')
  })
})

describe('the relays of two processes', () => {
  test('lose nothing between them and enqueue nothing twice', async () => {
    const other = await openDatabase(urlOf(database))
    onTestFinished(() => other.close())
    const counting = { ...jobs, listenersOf: () => ['test.counting'] }
    await jobs.boss.createQueue('test.counting')
    const ids = Array.from({ length: 450 }, () => randomUUID())
    await inTransaction(context, async (inside) => {
      for (const id of ids) await changed(id, inside)
    })
    const moved = [0, 0]
    const relay = async (which: 0 | 1, pool: Database) => {
      for (let count = 1; count > 0 || (await waiting()) !== 0;) moved[which] = (moved[which] ?? 0) + (count = await relayOutbox(pool, counting))
    }
    await Promise.all([relay(0, database), relay(1, other)])
    expect(moved[0]).toBeGreaterThan(0)
    expect(moved[1]).toBeGreaterThan(0)
    const { rows } = await database.pool.query<{ id: string }>(`select data->>'counsellorId' as id from jobs.job where name = 'test.counting'`)
    expect(rows.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  })
})

describe('a relay', () => {
  test('does not wait for another that is in the middle of its work', async () => {
    const gate = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const send = async () => (begun.resolve(), gate.promise)
    const slow = { ...jobs, boss: { send } as unknown as Jobs['boss'], listenersOf: () => ['x'] }
    await inTransaction(context, async (inside) => {
      for (let step = 0; step < 150; step += 1) await changed(randomUUID(), inside)
    })
    const first = relayOutbox(database, slow)
    await begun.promise
    expect(await relayOutbox(database, { ...jobs, listenersOf: () => [] })).toBe(50)
    gate.resolve()
    expect([await first, await waiting()]).toEqual([100, 0])
  })
})

describe('a running relay', () => {
  test('goes on after a failure, says so without words of the error, and ends when it is told', async () => {
    const { log, lines } = aLog()
    const sent: string[] = []
    let failures = 0
    const send = async (_queue: string, { counsellorId }: { counsellorId: string }) => {
      if (failures++ === 0) throw new Error('kenari')
      sent.push(counsellorId)
    }
    const stop = startRelay(database, { ...jobs, boss: { send } as unknown as Jobs['boss'], listenersOf: () => ['x'] }, log)
    await changed('later')
    await fact(() => sent.includes('later'))
    await stop()
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('outbox relay failed, trying again')
    expect(lines[0]).not.toContain('kenari')
    await changed('too late')
    expect(await waiting()).toBe(1)
  })
})

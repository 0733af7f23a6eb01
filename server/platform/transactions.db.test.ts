import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { aContext, aDatabase } from '#test/database'
import { withFault } from '#test/faults'
import { inTransaction } from './context.ts'

const database = await aDatabase()
const context = aContext(database)
const { db, pool } = database
await pool.query('create table public.kept (what text not null)')

/** More than the pool has connections: were one lost each time, nobody would get another. */
const times = 25

const failing = (work: () => Promise<unknown>) =>
  work().then(
    () => 'it succeeded',
    () => 'it failed',
  )

async function allFail(work: () => Promise<unknown>): Promise<void> {
  const outcomes: string[] = []
  for (let time = 0; time < times; time += 1) outcomes.push(await failing(work))
  expect([...new Set(outcomes)]).toEqual(['it failed'])
}

/** As many transactions at once as there are connections, each waiting for all others; none of them finds anything left of before. */
async function wholePool(): Promise<unknown[]> {
  const { rows: clock } = await pool.query<{ now: string }>('select clock_timestamp()::text as now')
  const everybody = Promise.withResolvers<void>()
  let inside = 0
  return Promise.all(
    Array.from({ length: pool.options.max }, () =>
      inTransaction(context, async (own) => {
        const { rows } = await own.db.execute<{ isFresh: boolean }>(sql`select now() > ${clock[0]?.now}::timestamptz as "isFresh"`)
        if ((inside += 1) === pool.options.max) everybody.resolve()
        await everybody.promise
        return rows[0]?.isFresh
      }),
    ),
  )
}

describe('after more failures than there are connections, all connections are there again:', () => {
  test.each([
    ['the database refuses to begin', () => db.transaction(async () => undefined, { isolationLevel: 'no such level' as 'serializable' })],
    ['the beginning never arrives', () => withFault({ at: 1, kind: 'before' }, () => inTransaction(context, async () => undefined))],
    ['the answer to the beginning is lost', () => withFault({ at: 1, kind: 'after' }, () => inTransaction(context, async () => undefined))],
    ['the connection is killed as it begins', () => withFault({ at: 1, kind: 'killed' }, () => inTransaction(context, async () => undefined))],
    ['the connection is killed inside', () => inTransaction(context, (own) => own.db.execute(sql`select pg_terminate_backend(pg_backend_pid())`))],
    [
      'neither the commit nor the rollback arrives',
      () => withFault({ at: 2, kind: 'before' }, () => withFault({ at: 2, kind: 'before' }, () => inTransaction(context, async () => undefined))),
    ],
    ['the work itself fails', () => inTransaction(context, () => Promise.reject(new Error('changed my mind')))],
  ])('%s', async (_what, work) => {
    await allFail(work)
    expect(await wholePool()).toEqual(Array.from({ length: pool.options.max }, () => true))
    expect(pool.totalCount).toBeLessThanOrEqual(pool.options.max)
  })
})

describe('a transaction', () => {
  const kept = async (what: string) => (await pool.query('select from kept where what = $1', [what])).rowCount
  const keep = (what: string, own = context) => own.db.execute(sql`insert into kept values (${what})`)

  test('is kept as a whole, and not at all when it fails', async () => {
    await inTransaction(context, (own) => keep('whole', own))
    await failing(() => inTransaction(context, async (own) => (await keep('half', own), Promise.reject(new Error('changed my mind')))))
    expect([await kept('whole'), await kept('half')]).toEqual([1, 0])
  })

  test('inside another is undone alone', async () => {
    await inTransaction(context, async (own) => {
      await keep('outer', own)
      await failing(() => inTransaction(own, async (inner) => (await keep('inner', inner), Promise.reject(new Error('changed my mind')))))
    })
    expect([await kept('outer'), await kept('inner')]).toEqual([1, 0])
  })
})

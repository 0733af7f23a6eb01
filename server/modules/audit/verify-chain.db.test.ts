import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { aContext, aDatabase } from '#test/database'
import { inTransaction, type Actor } from '#platform/context'
import { appendAuditEvent } from './append-event.ts'
import { chainHash, type ChainedRecord } from './chain.ts'
import { auditEvent } from './tables.ts'
import { verifyAuditChain } from './verify-chain.ts'

const database = await aDatabase()
const context = aContext(database)
const { db } = database

const append = (subject: string, within = context) =>
  inTransaction(within, (inside) => appendAuditEvent(inside, { action: 'uji.done', subject, details: { step: 1.5, ok: true, mark: 'ñ “x”' } }))

/** What somebody does who may do everything in the database. */
async function behindTheBack(statement: string): Promise<void> {
  await db.transaction(async (inside) => {
    await inside.execute(sql`alter table audit.event disable trigger user`)
    await inside.execute(sql.raw(statement))
    await inside.execute(sql`alter table audit.event enable trigger user`)
  })
}

beforeEach(async () => {
  await behindTheBack('delete from audit.event')
  for (const subject of ['a', 'b', 'c', 'd', 'e']) await append(subject)
})

describe('the audit chain', () => {
  test('is whole, and its end is known', async () => {
    const { rows } = await db.execute<{ hash: string }>(sql`select hash from audit.event where seq = 5`)
    expect(await verifyAuditChain(db)).toEqual({ events: 5, lastHash: rows[0]?.hash, broken: null })
  })

  test('that is empty is whole', async () => {
    await behindTheBack('delete from audit.event')
    expect(await verifyAuditChain(db)).toEqual({ events: 0, lastHash: null, broken: null })
  })

  test('knows by whom and when', async () => {
    const actors: Actor[] = [{ kind: 'operator' }, { kind: 'account', accountId: 'x-1', role: 'admin', frozen: false }]
    for (const actor of actors) await append('z', aContext(database, actor, Temporal.Instant.from('2026-11-20T05:00:00.123456789Z')))
    const { rows } = await db.execute(
      sql`select actor, to_char(at at time zone 'UTC', 'HH24:MI:SS.US') as at from audit.event where seq > 5 order by seq`,
    )
    expect(rows).toEqual([
      { actor: 'operator', at: '05:00:00.123000' },
      { actor: 'account:x-1', at: '05:00:00.123000' },
    ])
    expect((await verifyAuditChain(db)).broken).toBeNull()
  })

  test.each([
    ['an edited subject', `update audit.event set subject = 'x' where seq = 3`, { seq: 3, reason: 'changed' }],
    ['an edited time', `update audit.event set at = at + interval '1 ms' where seq = 1`, { seq: 1, reason: 'changed' }],
    ['an edited detail', `update audit.event set details = jsonb_set(details, '{step}', '2') where seq = 5`, { seq: 5, reason: 'changed' }],
    ['a deleted event', `delete from audit.event where seq = 2`, { seq: 2, reason: 'missing' }],
    ['a deleted beginning', `delete from audit.event where seq = 1`, { seq: 1, reason: 'missing' }],
    [
      'two that changed places',
      `update audit.event set seq = -2 where seq = 2; update audit.event set seq = 2 where seq = 3; update audit.event set seq = 3 where seq = -2`,
      { seq: 2, reason: 'reordered' },
    ],
    [
      'one that was slipped in before the first',
      `insert into audit.event select 0, at, actor, action, 'x', details, previous_hash, 'x' from audit.event where seq = 1`,
      { seq: 0, reason: 'reordered' },
    ],
  ])('with %s names the row', async (_, statement, broken) => {
    await behindTheBack(statement)
    expect((await verifyAuditChain(db)).broken).toMatchObject(broken)
  })

  test('cut off at its end has another last hash than the one that was kept elsewhere', async () => {
    const before = await verifyAuditChain(db)
    await behindTheBack('delete from audit.event where seq = 5')
    expect((await verifyAuditChain(db)).lastHash).not.toBe(before.lastHash)
  })

  test('is read beyond the first thousand', async () => {
    const { lastHash } = await verifyAuditChain(db)
    await db.insert(auditEvent).values(oneAfterTheOther(lastHash ?? '', 6, 1005))
    expect(await verifyAuditChain(db)).toMatchObject({ events: 1005, broken: null })
    await behindTheBack(`update audit.event set actor = 'x' where seq = 1003`)
    expect((await verifyAuditChain(db)).broken).toEqual({ seq: 1003, reason: 'changed' })
  })
})

/** Rows as `appendAuditEvent` would write them. */
function oneAfterTheOther(previousHash: string, from: number, to: number): ChainedRecord[] {
  const rows: ChainedRecord[] = []
  for (let seq = from; seq <= to; seq += 1) {
    const record = { seq, at: '2026-11-20T05:00:00.000Z', actor: 'anonymous', action: 'uji.done', subject: 'many', details: {} }
    const previous = rows.at(-1)?.hash ?? previousHash
    rows.push({ ...record, previousHash: previous, hash: chainHash(previous, record) })
  }
  return rows
}

describe('the table', () => {
  test.each([
    `update audit.event set actor = 'x'`,
    `update audit.event set actor = 'x' where false`,
    'delete from audit.event',
    'truncate audit.event',
  ])('refuses: %s', async (statement) => {
    await expect(database.pool.query(statement)).rejects.toThrow('audit events are only ever added')
    expect(await verifyAuditChain(db)).toMatchObject({ events: 5, broken: null })
  })
})

describe('an append', () => {
  test('that happens twenty times at once makes one whole chain', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, step) => append(`at-once-${step}`)))
    expect(await verifyAuditChain(db)).toMatchObject({ events: 25, broken: null })
  })

  test('outside of a transaction, where its lock would hold nothing, is refused', async () => {
    await expect(appendAuditEvent(context, { action: 'uji.done', subject: 'alone' })).rejects.toThrow('inside a transaction')
    expect(await verifyAuditChain(db)).toMatchObject({ events: 5, broken: null })
  })

  test('that is rolled back leaves no gap', async () => {
    const failing = inTransaction(context, async (inside) => {
      await appendAuditEvent(inside, { action: 'uji.done', subject: 'lost' })
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    await append('f')
    expect(await verifyAuditChain(db)).toMatchObject({ events: 6, broken: null })
  })
})

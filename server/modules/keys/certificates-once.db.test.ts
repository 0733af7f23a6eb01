import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aDatabase } from '#test/database'

const { pool } = await aDatabase()
const migration = await readFile(join(import.meta.dirname, '../../../migrations/0014-certificates-once.sql'), 'utf8')

test('what was brought back before signatures were kept once is revoked by the migration, and sent twice is one', async () => {
  await pool.query('drop index keys.certificate_signature')
  const keep = async (sig: string, revoked: boolean) => {
    const { rows } = await pool.query<{ id: string }>(
      `insert into keys.certificate (account_id, card_hash, signed, valid_until, issued_by, issued_at, revoked_at)
       values ($1, '\\x00', $2, now(), $1, now(), $3) returning id`,
      [randomUUID(), { sig }, revoked ? '2026-11-01T00:00:00Z' : null],
    )
    return rows[0]?.id
  }
  const [revoked, , twice, , alone] = [
    await keep('A', true),
    await keep('A', false),
    await keep('B', false),
    await keep('B', false),
    await keep('C', false),
  ]
  const late = await keep('D', false)
  await keep('D', true)
  await pool.query(migration)
  const { rows } = await pool.query('select id, revoked_at is not null as revoked from keys.certificate order by id')
  expect(rows).toEqual([
    { id: revoked, revoked: true },
    { id: twice, revoked: false },
    { id: alone, revoked: false },
    { id: late, revoked: true },
  ])
  await expect(keep('C', true)).rejects.toMatchObject({ constraint: 'certificate_signature' })
})

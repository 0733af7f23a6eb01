import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '#platform/migrate'
import { anEmptyDatabase } from './database.ts'

const ours = join(import.meta.dirname, '..', 'migrations')

test('backup codes from before sheets were remembered count as kept: the form asked for it', async () => {
  const { pool } = await anEmptyDatabase()
  const before = await mkdtemp(join(tmpdir(), 'teduh-migrations-'))
  onTestFinished(() => rm(before, { recursive: true }))
  const older = (await readdir(ours)).filter((name) => name < '0017')
  await Promise.all(older.map((name) => cp(join(ours, name), join(before, name))))
  await migrate(pool, before)
  const accountId = randomUUID()
  await pool.query(
    `insert into accounts.account (id, username, skeleton, role, language, theme, time_zone, verifier_sealed, created_at)
     values ($1, 'embun', 'embun', 'client', 'id', 'system', 'UTC', '\\x00', now())`,
    [accountId],
  )
  await pool.query(
    `insert into accounts.backup_code (account_id, place, code_sealed) select $1, place, '\\x00' from generate_series(1, 10) as place`,
    [accountId],
  )
  await migrate(pool, ours)
  const { rows } = await pool.query('select count(kept_at)::int as kept, count(distinct sheet)::int as sheets from accounts.backup_code')
  expect(rows).toEqual([{ kept: 10, sheets: 1 }])
})

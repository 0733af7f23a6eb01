import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool, PoolClient } from 'pg'
import { DatabaseUnusable } from './database.ts'

/** Any constant will do, as long as nobody else takes it: "teduh" in ASCII. */
const migrationLock = 0x7465647568

type Migration = { readonly name: string; readonly sql: string; readonly sha256: string }

/**
 * Brings the database to the newest version. Processes that start at once take turns under an
 * advisory lock; each file runs in a transaction of its own.
 * @returns the names of the files that ran now
 * @throws DatabaseUnusable when a file that already ran was changed afterwards, or the database is newer than the files
 */
export async function migrate(pool: Pool, folder: string): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(`create schema if not exists platform`)
    await client.query(
      `create table if not exists platform.migration (name text primary key, sha256 text not null, ran_at timestamptz not null default now())`,
    )
    return await runMissing(client, migrations)
  } finally {
    await client.query('select pg_advisory_unlock_all()').catch(() => undefined)
    client.release()
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex') }
    }),
  )
}

async function runMissing(client: PoolClient, migrations: Migration[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from platform.migration')
  const ran = new Map(rows.map((row) => [row.name, row.sha256]))
  const unknown = [...ran.keys()].find((name) => !migrations.some((migration) => migration.name === name))
  if (unknown) throw new DatabaseUnusable(`This database was used by a newer Teduh (${unknown}): start that one, or restore a backup.`)
  const fresh: string[] = []
  for (const migration of migrations) {
    const known = ran.get(migration.name)
    if (known === migration.sha256) continue
    if (known) throw new DatabaseUnusable(`Migration ${migration.name} was changed after it ran; write a new one instead.`)
    await runOne(client, migration)
    fresh.push(migration.name)
  }
  return fresh
}

async function runOne(client: PoolClient, { name, sql, sha256 }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into platform.migration (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

import type { Pool, PoolClient } from 'pg'
import { serverConnections } from './database.ts'
import { rememberKey, readRing, replaceRing, OuterKeyUnusable } from './outer-key-file.ts'
import { outerKeyOf, withNewKey, type OuterKey } from './outer-key.ts'

/** A column whose values are sealed by the outer key. Its name ends with `_sealed`; `row` is the SQL that gives the row's name. */
export type SealedColumn = { readonly table: string; readonly column: string; readonly row: string }

/**
 * Seals everything anew under a fresh key. Whenever it stops, everything still opens: the file holds
 * old and new key before the first row changes, all rows change in one transaction, and old keys
 * leave the file only after the commit. A server that runs meanwhile may still seal with the key it
 * read at its start, so the key before the new one stays in the file unless `forget` is asked for.
 * @returns how many values were sealed anew
 */
export async function rekey(pool: Pool, path: string, columns: readonly SealedColumn[], { forget = false } = {}): Promise<number> {
  const before = await readRing(path)
  if (!before) throw new OuterKeyUnusable(`${path} is missing: there is no key to change.`)
  const ring = withNewKey(before)
  await replaceRing(path, ring)
  const count = await inClient(pool, (client) => resealAll(client, outerKeyOf(ring), columns))
  await replaceRing(path, { ...ring, keys: new Map([...ring.keys].filter(([id]) => id === ring.current || (!forget && id === before.current))) })
  return count
}

/** Whether a server works with this database now: it would go on with the key that it read at its start. */
export async function isServed(pool: Pool): Promise<boolean> {
  const { rowCount } = await pool.query('select from pg_stat_activity where datname = current_database() and application_name = any ($1)', [
    Object.values(serverConnections),
  ])
  return rowCount !== 0
}

async function inClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function resealAll(client: PoolClient, key: OuterKey, columns: readonly SealedColumn[]): Promise<number> {
  let count = 0
  for (const { table, column, row } of columns) {
    await client.query(`lock table ${table} in share row exclusive mode`)
    const { rows } = await client.query<{ place: string; row: string; sealed: Buffer }>(
      `select ctid::text as place, ${row} as row, ${column} as sealed from ${table} where ${column} is not null`,
    )
    for (const { place, row: name, sealed } of rows) {
      const where = { table, column, row: name }
      // The lock keeps every row in its place.
      await client.query(`update ${table} set ${column} = $2 where ctid = $1::tid`, [place, key.seal(where, key.open(where, sealed))])
    }
    count += rows.length
  }
  await rememberKey(client, key.keyId)
  return count
}

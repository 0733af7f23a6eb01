import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres'
import { Pool } from 'pg'

/** The pool or a transaction on it: repositories take either. */
export type Db = PgDatabase<NodePgQueryResultHKT>

export type Database = {
  readonly db: NodePgDatabase
  readonly pool: Pool
  close(): Promise<void>
}

/** By these names PostgreSQL knows the connections of a running server. */
export const serverConnections = { pool: 'teduh', jobs: 'teduh-jobs', live: 'teduh-live' } as const

/** The oldest PostgreSQL with `uuidv7()` and `WITHOUT OVERLAPS`. */
const oldestMajor = 18

/** The database cannot be used: its message is one line for the operator, without the password. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable'
}

/** @throws DatabaseUnusable when nobody answers, the login is refused, or the server is too old. */
export async function openDatabase(connectionString: string, name: string = serverConnections.pool): Promise<Database> {
  const pool = new Pool({ connectionString, max: 20, connectionTimeoutMillis: 10_000, application_name: name })
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  // The same for one that dies while it is lent out: its query is refused, and that is what the caller hears.
  pool.on('connect', (client) => client.on('error', () => undefined))
  try {
    const { rows } = await pool.query<{ version: string }>(`select current_setting('server_version_num') as version`)
    const major = Math.floor(Number(rows[0]?.version) / 10_000)
    if (major < oldestMajor) throw new DatabaseUnusable(`PostgreSQL ${major} is too old: Teduh needs ${oldestMajor} or newer.`)
  } catch (error) {
    await pool.end()
    if (error instanceof DatabaseUnusable) throw error
    throw new DatabaseUnusable(`No usable PostgreSQL at ${withoutPassword(connectionString)}: ${reasonOf(error)}.`)
  }
  return { db: withOwnTransactions(pool), pool, close: () => pool.end() }
}

/**
 * Drizzle 0.45 never gives a connection back whose `begin` failed, and gives one back as it is when
 * `rollback` did: a database that goes away in that moment would empty the pool for good. Here every
 * connection goes back, and one that could not begin, or is still inside, is closed.
 */
function withOwnTransactions(pool: Pool): NodePgDatabase {
  const db = drizzle({ client: pool })
  db.transaction = async (work, config) => {
    const client = await pool.connect()
    let isBegun = false
    try {
      return await drizzle({ client }).transaction((inside) => {
        isBegun = true
        return work(inside)
      }, config)
    } finally {
      const isOver = isBegun && client.getTransactionStatus() === 'I'
      client.release(!isOver)
    }
  }
  return db
}

function withoutPassword(connectionString: string): string {
  const url = new URL(connectionString)
  return `${url.hostname}:${url.port || 5432}${url.pathname}`
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code) return reasons[code] ?? code
  return driverReasons.find(([words]) => words.test(String(error)))?.[1] ?? 'it does not answer like PostgreSQL'
}

/** System and PostgreSQL error codes that a wrong DATABASE_URL leads to. */
const reasons: Record<string, string | undefined> = {
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'the host is not known',
  EAI_AGAIN: 'the host is not known',
  '28P01': 'the password is wrong',
  '28000': 'this user may not log in',
  '3D000': 'the database does not exist',
}

/** The driver's own complaints have no codes. */
const driverReasons: readonly [words: RegExp, reason: string][] = [
  [/password must be/, 'a password is missing'],
  [/not support SSL/, 'it offers no TLS'],
  [/timeout/, 'it did not answer in time'],
]

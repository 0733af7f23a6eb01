import { Client } from 'pg'
import { connectionStringFor, type Endpoint } from './endpoint.ts'
import { codeOf, EmbeddedPostgresFailed } from './failure.ts'
import type { Postmaster } from './postmaster.ts'
import { waitForFact } from './wait-for-fact.ts'

/** After a crash it first replays its write-ahead log. */
const toRecover = Temporal.Duration.from({ seconds: 60 })
const invalidPassword = '28P01'

export type Readiness = 'ready' | 'exited' | 'password refused'

/** Waits until PostgreSQL answers a question and has the database `teduh`, or is gone. */
export async function waitUntilReady(postmaster: Postmaster, endpoint: Endpoint, password: string): Promise<Readiness> {
  const connectionString = connectionStringFor(endpoint, password, 'postgres')
  let lastCode = ''
  const look = async (): Promise<Readiness | undefined> => {
    if (postmaster.hasExited()) return 'exited'
    try {
      await ensureDatabase(connectionString)
      return 'ready'
    } catch (error) {
      lastCode = codeOf(error)
      return lastCode === invalidPassword ? 'password refused' : undefined
    }
  }
  const readiness = await waitForFact(look, toRecover)
  if (readiness !== undefined) return readiness
  throw new EmbeddedPostgresFailed(
    `PostgreSQL did not become ready within ${toRecover.total('seconds')} seconds (${lastCode || 'no answer'}): ${await postmaster.logTail()}`,
  )
}

async function ensureDatabase(connectionString: string): Promise<void> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 })
  // It may be ended between two questions; the question after it will say so.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'teduh'`)
    if (rowCount === 0) await client.query('create database teduh')
  } finally {
    await client.end().catch(() => undefined)
  }
}

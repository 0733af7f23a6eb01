import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
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
export async function waitUntilReady(cluster: string, postmaster: Postmaster, endpoint: Endpoint, password: string): Promise<Readiness> {
  const connectionString = connectionStringFor(endpoint, password, 'postgres')
  let lastCode = ''
  const look = async (): Promise<Readiness | undefined> => {
    if (postmaster.hasExited()) return 'exited'
    if (!(await saysReady(cluster, postmaster.pid))) return undefined
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

/**
 * Our own PostgreSQL has its address and has recovered. Asked before knocking: somebody else may sit at the address, and would be told
 * the password if he asked for it.
 */
async function saysReady(cluster: string, pid: number): Promise<boolean> {
  try {
    const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')
    return lines[0]?.trim() === String(pid) && lines[7]?.trim() === 'ready'
  } catch (error) {
    // A container's root without the privilege to read others' files has to knock.
    return codeOf(error) === 'EACCES'
  }
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

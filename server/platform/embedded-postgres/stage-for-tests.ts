import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { processesIn } from './process-table.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from './start.ts'
import { waitForFact } from './wait-for-fact.ts'

/** Generous: other work may share the machine. */
export const inGoodTime = Temporal.Duration.from({ seconds: 30 })

/** A folder of this test's own; at its end PostgreSQL's processes in it are killed and it is removed. */
export async function aFolder(): Promise<string> {
  const folder = await mkdtemp('/tmp/teduh-pg-')
  onTestFinished(async () => {
    await emptyOf(join(folder, 'postgres'))
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  })
  return folder
}

/** Started in this process, and stopped at the end of the test. */
export async function aStartedPostgres(dataFolder: string, settings: Record<string, string> = {}): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataFolder, settings })
  onTestFinished(() => postgres.stop())
  return postgres
}

/** Resolves when no PostgreSQL lives in this cluster any more. */
export async function emptyOf(cluster: string): Promise<void> {
  await fact(async () => {
    const left = await processesIn(cluster)
    for (const pid of left) kill(pid)
    return left.length === 0
  })
}

/** Waits until something is so; fails the test when it does not become so. */
export async function fact(look: () => boolean | Promise<boolean>): Promise<void> {
  const seen = await waitForFact(async () => ((await look()) ? true : undefined), inGoodTime)
  if (!seen) throw new Error(`It did not become a fact in ${inGoodTime.total('seconds')} seconds: ${look}`)
}

export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It was quicker.
  }
}

export async function ask<Row extends pg.QueryResultRow>(connectionString: string, question: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(question, values)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

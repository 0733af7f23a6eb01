import { cpSync, statfsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, type QueryResultRow } from 'pg'
import { afterAll, onTestFinished } from 'vitest'
import { processesIn } from './process-table.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from './start.ts'
import { waitForFact } from './wait-for-fact.ts'

/** Generous: other work may share the machine. */
const inGoodTime = Temporal.Duration.from({ seconds: 30 })

/** In memory where there is room: a cluster is 40 MB, and on a busy disk each copy takes most of a second. */
const base = hasRoom('/dev/shm') ? '/dev/shm' : tmpdir()

function hasRoom(folder: string): boolean {
  const neededBytes = 1024 ** 3
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize > neededBytes
  } catch {
    return false
  }
}

/** A new folder, which the test must remove. */
export function anyFolder(): Promise<string> {
  return mkdtemp(join(base, 'teduh-pg-'))
}

/** A folder of this test's own; at its end PostgreSQL's processes in it are ended and it is removed. */
export async function aFolder(): Promise<string> {
  const folder = await anyFolder()
  onTestFinished(async () => {
    await emptyOf(join(folder, 'postgres'))
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  })
  return folder
}

/** A folder in which a practice has worked and stopped: its table `note` holds the text `kept`. Copied, because making one takes long. */
export async function aUsedFolder(): Promise<string> {
  const folder = await aFolder()
  original ??= makeOriginal()
  // In one go: with a thousand small files several times as fast as its asynchronous brother.
  cpSync(await original, folder, { recursive: true })
  return folder
}

let original: Promise<string> | undefined

async function makeOriginal(): Promise<string> {
  const folder = await anyFolder()
  const postgres = await startEmbeddedPostgres({ dataFolder: folder, settings: quick })
  await ask(postgres.connectionString, `create table note as select 'kept' as text`).finally(postgres.stop)
  return folder
}

afterAll(async () => {
  if (original) await rm(await original, { recursive: true })
})

/** Nobody pulls the plug during a test: what is killed finds its files in the system's memory. */
const quick = { fsync: 'off' }

/** Started in this process, and stopped at the end of the test. */
export async function aStartedPostgres(dataFolder: string, settings: Record<string, string> = quick): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataFolder, settings })
  onTestFinished(() => postgres.stop())
  return postgres
}

/** Resolves when no PostgreSQL lives in this cluster any more. Not by SIGKILL, which would leave its shared memory behind. */
async function emptyOf(cluster: string): Promise<void> {
  await fact(async () => {
    const left = await processesIn(cluster)
    for (const pid of left) kill(pid, 'SIGQUIT')
    return left.length === 0
  })
}

/** Waits until something is so; fails the test when it does not become so. */
export async function fact(look: () => boolean | Promise<boolean>): Promise<void> {
  const seen = await waitForFact(async () => ((await look()) ? true : undefined), inGoodTime)
  if (!seen) throw new Error(`It did not become a fact in ${inGoodTime.total('seconds')} seconds: ${look}`)
}

export function kill(pid: number, signal: NodeJS.Signals = 'SIGKILL'): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It was quicker.
  }
}

export async function ask<Row extends QueryResultRow>(connectionString: string, question: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(question, values)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

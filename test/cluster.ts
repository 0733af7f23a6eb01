import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '#platform/database'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'
import { migrate } from '#platform/migrate'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of a migrated database that `test/database.ts` copies. */
    templateDatabase: string
  }
}

/** One real PostgreSQL for the run. It may forget on power loss: no test here pulls the plug (those start their own). */
export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'teduh-test-'))
  // Several files, each with pools of several processes, ask the same one.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' }
  const postgres = await startEmbeddedPostgres({ dataFolder, settings })
  const database = await openDatabase(postgres.connectionString)
  await migrate(database.pool, join(import.meta.dirname, '..', 'migrations'))
  await database.close()
  project.provide('templateDatabase', postgres.connectionString)
  return async () => {
    await postgres.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
}

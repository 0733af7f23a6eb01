import { join } from 'node:path'
import { anonymous, type Context } from '#platform/context'
import { openDatabase } from '#platform/database'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'
import { migrate } from '#platform/migrate'
import { fillPractice } from '#scripts/demo/fill-practice'

/**
 * Makes a data folder with the demo practice in it, and leaves no work for later: the news of some thousand licences, which the practice
 * was filled with anyway, would otherwise keep the server busy while it is measured.
 */
export async function fillFolder(dataFolder: string, counsellors: number): Promise<void> {
  const postgres = await startEmbeddedPostgres({ dataFolder })
  try {
    const database = await openDatabase(postgres.connectionString)
    try {
      await migrate(database.pool, join(import.meta.dirname, '..', 'migrations'))
      const context: Context = { actor: anonymous, db: database.db, now: Temporal.Now.instant }
      await fillPractice(context, counsellors)
      await database.db.execute('delete from platform.outbox')
    } finally {
      await database.close()
    }
  } finally {
    await postgres.stop()
  }
}

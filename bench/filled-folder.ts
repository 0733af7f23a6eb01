import { join } from 'node:path'
import { makeAccountTools } from '#modules/accounts'
import { readConfig } from '#platform/config'
import { anonymous, type Context } from '#platform/context'
import { openDatabase } from '#platform/database'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'
import { migrate } from '#platform/migrate'
import { openOuterKey } from '#platform/outer-key-file'
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
      const config = readConfig({ TEDUH_DATA: dataFolder }, { isTerminal: false })
      const tools = makeAccountTools({ outerKey: await openOuterKey(dataFolder, database.pool), origin: config.origin })
      await fillPractice({ context, tools, config }, counsellors)
      await database.db.execute('delete from platform.outbox')
      // What is measured is `npm start`, which refuses the demo.
      await database.db.execute('delete from platform.demo')
    } finally {
      await database.close()
    }
  } finally {
    await postgres.stop()
  }
}

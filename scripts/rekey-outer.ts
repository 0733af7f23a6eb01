import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { allSealedColumns } from '#server/app'
import { explain, fail } from '#server/explain'
import { readConfig, type Config } from '#platform/config'
import { openDatabase } from '#platform/database'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'
import { openOuterKey, outerKeyPath } from '#platform/outer-key-file'
import { isServed, rekey } from '#platform/rekey'

/**
 * `npm run rekey:outer [-- --forget]`: seals everything under a new outer key. Refuses beside a running practice, which
 * keeps the key that it read at its start. The key before stays in the file until the next time, for a
 * backup of the database taken before; `--forget` removes it at once (when the file was stolen).
 */
const { values } = parseArgs({ options: { forget: { type: 'boolean', default: false } } })
try {
  const config = readConfig(process.env)
  const count = await sealAnew(config, values.forget)
  if (count === null) fail('The practice is running: it would go on with the old key. Stop it, then start this again; nothing was changed.', 1)
  process.stdout.write(`${count} values are sealed under a new key. Back up ${outerKeyPath(config.dataFolder)} now, apart from the database.\n`)
} catch (error) {
  explain(error)
}

/** @returns how many values were sealed anew; null beside a running server */
async function sealAnew({ dataFolder, databaseUrl }: Config, forget: boolean): Promise<number | null> {
  const needed = databaseUrl ? [outerKeyPath(dataFolder)] : [outerKeyPath(dataFolder), join(dataFolder, 'postgres')]
  if (!needed.every((path) => existsSync(path))) fail(`There is no practice in ${dataFolder}. Set TEDUH_DATA.`, 1)
  const postgres = databaseUrl ? null : await startEmbeddedPostgres({ dataFolder })
  try {
    const database = await openDatabase(databaseUrl ?? postgres?.connectionString ?? '', 'teduh-rekey')
    try {
      if (await isServed(database.pool)) return null
      await openOuterKey(dataFolder, database.pool)
      return await rekey(database.pool, outerKeyPath(dataFolder), allSealedColumns, { forget })
    } finally {
      await database.close()
    }
  } finally {
    await postgres?.stop()
  }
}

import { mkdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { allSealedColumns } from '#server/app'
import { readConfig } from '#platform/config'
import { openDatabase } from '#platform/database'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'
import { openOuterKey, outerKeyPath } from '#platform/outer-key-file'
import { rekey } from '#platform/rekey'

/**
 * `npm run rekey:outer [-- --forget]`: seals everything under a new outer key. Stop the practice first: it
 * keeps the key that it read at its start. The key before stays in the file until the next time, for a
 * backup of the database taken before; `--forget` removes it at once (when the file was stolen).
 */
const { values } = parseArgs({ options: { forget: { type: 'boolean', default: false } } })
const config = readConfig(process.env)
await mkdir(config.dataFolder, { recursive: true })
const postgres = config.databaseUrl ? null : await startEmbeddedPostgres({ dataFolder: config.dataFolder })
const database = await openDatabase(config.databaseUrl ?? postgres?.connectionString ?? '')
try {
  await openOuterKey(config.dataFolder, database.pool)
  const count = await rekey(database.pool, outerKeyPath(config.dataFolder), allSealedColumns, { forget: values.forget })
  process.stdout.write(`${count} values are sealed under a new key. Back up ${outerKeyPath(config.dataFolder)} now, apart from the database.\n`)
} finally {
  await database.close()
  await postgres?.stop()
}

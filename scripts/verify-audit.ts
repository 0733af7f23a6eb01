import { mkdir } from 'node:fs/promises'
import { verifyAuditChain } from '#modules/audit'
import { readConfig } from '#platform/config'
import { openDatabase } from '#platform/database'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'

/** `npm run audit:verify`: walks the audit chain, of the stopped practice or of DATABASE_URL. Exit 1 names the first broken row. */
const config = readConfig(process.env)
await mkdir(config.dataFolder, { recursive: true })
const postgres = config.databaseUrl ? null : await startEmbeddedPostgres({ dataFolder: config.dataFolder })
const database = await openDatabase(config.databaseUrl ?? postgres?.connectionString ?? '')
try {
  const { events, lastHash, broken } = await verifyAuditChain(database.db)
  process.stdout.write(broken ? `Broken at event ${broken.seq}: ${broken.reason}.\n` : `Whole: ${events} events, last hash ${lastHash ?? 'none'}.\n`)
  process.exitCode = broken ? 1 : 0
} finally {
  await database.close()
  await postgres?.stop()
}

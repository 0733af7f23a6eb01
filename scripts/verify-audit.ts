import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { verifyAuditChain } from '#modules/audit'
import { readConfig, type Config } from '#platform/config'
import { openDatabase } from '#platform/database'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'
import { explain, fail } from '#server/explain'

/** `npm run audit:verify`: walks the audit chain, of the stopped practice or of DATABASE_URL. */
const exitCodeBroken = 3

try {
  process.exitCode = await verify(readConfig(process.env))
} catch (error) {
  explain(error)
}

async function verify(config: Config): Promise<number> {
  if (!config.databaseUrl && !existsSync(join(config.dataFolder, 'postgres')))
    fail(`There is no practice in ${config.dataFolder}. Set TEDUH_DATA.`, 1)
  const postgres = config.databaseUrl ? null : await startEmbeddedPostgres({ dataFolder: config.dataFolder })
  try {
    const database = await openDatabase(config.databaseUrl ?? postgres?.connectionString ?? '')
    const { events, lastHash, broken } = await verifyAuditChain(database.db).finally(() => database.close())
    process.stdout.write(
      broken ? `Broken at event ${broken.seq}: ${broken.reason}.\n` : `Whole: ${events} events, last hash ${lastHash ?? 'none'}.\n`,
    )
    return broken ? exitCodeBroken : 0
  } finally {
    await postgres?.stop()
  }
}

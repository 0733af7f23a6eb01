import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { resetSecondFactorByHand } from '#modules/accounts'
import { readConfig, type Config } from '#platform/config'
import { anonymous } from '#platform/context'
import { openDatabase } from '#platform/database'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'
import { Refusal } from '#platform/refusal'
import { explain, fail } from '#server/explain'

/**
 * `npm run reset:second-factor -- NAME`: for the last admin who lost app, passkeys and backup codes. Works on the
 * stopped practice, or on DATABASE_URL. Everybody else asks an admin (docs/runbooks/lost-second-factor.md).
 */
const exitCodeUsage = 64

const { positionals } = parseArgs({ allowPositionals: true })
const [username, ...more] = positionals
if (!username || more.length > 0) fail('whose? npm run reset:second-factor -- NAME', exitCodeUsage)
try {
  await reset(readConfig(process.env), username)
} catch (error) {
  if (error instanceof Refusal) fail(`Nobody is called ${JSON.stringify(username)}; nothing was changed.`, 1)
  explain(error)
}

async function reset(config: Config, name: string): Promise<void> {
  if (!config.databaseUrl && !existsSync(join(config.dataFolder, 'postgres')))
    fail(`There is no practice in ${config.dataFolder}. Set TEDUH_DATA.`, 1)
  const postgres = config.databaseUrl ? null : await startEmbeddedPostgres({ dataFolder: config.dataFolder })
  try {
    const database = await openDatabase(config.databaseUrl ?? postgres?.connectionString ?? '')
    const context = { actor: anonymous, db: database.db, now: Temporal.Now.instant }
    await resetSecondFactorByHand(context, name).finally(() => database.close())
  } finally {
    await postgres?.stop()
  }
  process.stdout.write(
    `The second factor of ${name} is forgotten and all their logins have ended. Log in with the password and make a new one at once.\n`,
  )
}

import { eq, sql } from 'drizzle-orm'
import type { Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import type { Entered } from './enter.ts'
import { keepRegistration, type ReadyRegistration } from './register.ts'
import { account } from './tables.ts'
import type { AccountTools } from './tools.ts'

/** In the caller's transaction; two at once take turns. @throws Refusal admin-exists, and as `keepRegistration` */
export async function keepFirstAdmin(inside: Context, tools: AccountTools, ready: ReadyRegistration): Promise<Entered> {
  await inside.db.execute(sql`select pg_advisory_xact_lock(hashtext('accounts.first-admin'))`)
  const admins = await inside.db.select({ id: account.id }).from(account).where(eq(account.role, 'admin')).limit(1)
  if (admins.length > 0) throw new Refusal('admin-exists')
  return keepRegistration(inside, tools, ready, 'admin')
}

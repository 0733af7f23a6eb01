import { and, eq, lt, sql } from 'drizzle-orm'
import { binaryArray } from '#platform/binary-arrays'
import type { Context } from '#platform/context'
import { hourOf } from '#platform/instants'
import { isAlive } from './logins.ts'
import { account, login } from './tables.ts'

/**
 * Which of these logins still hold: for what stays open longer than a request. By itself that keeps no login alive.
 * @param active those by which something was done since
 */
export async function livingLogins({ db, now }: Context, ids: readonly string[], active: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ login, role: account.role })
    .from(login)
    .innerJoin(account, eq(account.id, login.accountId))
    .where(and(sql`${login.id} = any (${binaryArray.uuid(ids)}::uuid[])`, eq(login.state, 'complete'), eq(account.state, 'active')))
  const living = new Set(rows.filter(({ login: row, role }) => isAlive(row, role, now())).map(({ login: { id } }) => id))
  const seen = active.filter((id) => living.has(id))
  const hour = hourOf(now()).toString()
  if (seen.length > 0)
    await db
      .update(login)
      .set({ seenHour: hour })
      .where(and(sql`${login.id} = any (${binaryArray.uuid(seen)}::uuid[])`, lt(login.seenHour, hour)))
  return living
}

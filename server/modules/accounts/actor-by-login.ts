import { eq } from 'drizzle-orm'
import { anonymous, type Actor, type Context } from '#platform/context'
import { isAlive, provedUntil, type LoginRow } from './logins.ts'
import { hourOf, instantOf } from '#platform/instants'
import { isToken } from '#platform/cookies'
import { sha256 } from '#platform/tokens'
import { account, login } from './tables.ts'

type Found = { readonly login: LoginRow; readonly role: (typeof account.$inferSelect)['role']; readonly state: 'active' | 'frozen' }

/** Who a browser is, by its cookie. A login over its limits is forgotten; whoever is frozen is marked so. */
export async function actorByLogin(context: Context, token: string | undefined): Promise<Actor> {
  if (!isToken(token)) return anonymous
  const [found] = await loginsWhere(context, eq(login.tokenSha256, sha256(token)))
  return found ? actorOf(context, found) : anonymous
}

/** For whoever proved otherwise which login it is. */
export async function actorByLoginId(context: Context, id: string): Promise<Actor> {
  const [found] = await loginsWhere(context, eq(login.id, id))
  return found ? actorOf(context, found) : anonymous
}

function loginsWhere({ db }: Context, condition: ReturnType<typeof eq>): Promise<Found[]> {
  return db
    .select({ login, role: account.role, state: account.state })
    .from(login)
    .innerJoin(account, eq(account.id, login.accountId))
    .where(condition)
}

async function actorOf(context: Context, { login: row, role, state }: Found): Promise<Actor> {
  const now = context.now()
  if (!isAlive(row, role, now)) {
    await context.db.delete(login).where(eq(login.id, row.id))
    return anonymous
  }
  const hour = hourOf(now)
  if (Temporal.Instant.compare(hour, instantOf(row.seenHour)) > 0) {
    await context.db.update(login).set({ seenHour: hour.toString() }).where(eq(login.id, row.id))
  }
  if (state === 'frozen') return { kind: 'account', accountId: row.accountId, role, frozen: true }
  if (row.state !== 'complete') return { kind: 'unfinished', accountId: row.accountId, role, loginId: row.id, state: row.state }
  return { kind: 'account', accountId: row.accountId, role, frozen: false, loginId: row.id, provedUntil: provedUntil(row) }
}

import { and, asc, eq, ne } from 'drizzle-orm'
import type { LoginState } from '#contract/accounts'
import { cookieNames } from '#contract/pages'
import { deviceLabel } from '#domain/accounts/device-label'
import { loginLimits, stepUpSeconds, unfinishedLoginSeconds, type Role } from '#domain/accounts/roles'
import { appendAuditEvent } from '#modules/audit'
import type { Context } from '#platform/context'
import type { Db } from '#platform/database'
import type { ReplyHead } from '#platform/route'
import { hourOf, instantOf, isBefore } from '#platform/instants'
import { newToken, sha256 } from '#platform/tokens'
import { login } from './tables.ts'

export type LoginRow = typeof login.$inferSelect

/** A login whose cookie is sent once everything is committed. */
export type FreshLogin = { readonly id: string; readonly token: string; readonly maxAgeSeconds: number }

/** In the caller's transaction. The login that the browser showed, whoever's it was, ends: its cookie is about to be written over. */
export async function openLogin(context: Context, who: { accountId: string; role: Role; state: LoginState['state'] }): Promise<FreshLogin> {
  await endPresented(context)
  const now = context.now()
  const token = newToken()
  const [row] = await context.db
    .insert(login)
    .values({
      accountId: who.accountId,
      tokenSha256: sha256(token),
      state: who.state,
      device: deviceLabel(context.caller?.userAgent ?? ''),
      createdAt: now.toString(),
      seenHour: hourOf(now).toString(),
      provedAt: now.toString(),
    })
    .returning({ id: login.id })
  return { id: row?.id ?? '', token, maxAgeSeconds: lifeOf(who.state, who.role) }
}

async function endPresented(inside: Context): Promise<void> {
  const { actor } = inside
  if (!('accountId' in actor) || !actor.loginId) return
  const { accountId, loginId } = actor
  if ((await endLogins(inside.db, accountId, { only: loginId })) === 0) return
  await appendAuditEvent(inside, { action: 'login.ended', subject: `account:${accountId}`, details: { login: loginId } })
}

const lifeOf = (state: LoginRow['state'], role: Role) => (state === 'complete' ? loginLimits[role].absoluteSeconds : unfinishedLoginSeconds)

/**
 * The same login under a new token: a cookie that somebody copied before is worth nothing.
 * @param proof whether all that a step-up asks for was shown just now; anything less leaves the proof as old as it is
 * @returns null when the login ended meanwhile
 */
export async function renewLogin(
  { db, now }: Context,
  id: string,
  role: Role,
  state: LoginRow['state'],
  proof: 'proved-now' | 'proved-before',
): Promise<FreshLogin | null> {
  const token = newToken()
  const rows = await db
    .update(login)
    .set({ tokenSha256: sha256(token), state, ...(proof === 'proved-now' && { provedAt: now().toString() }) })
    .where(eq(login.id, id))
    .returning({ createdAt: login.createdAt })
  const createdAt = rows[0]?.createdAt
  if (createdAt === undefined) return null
  const age = Math.floor(now().since(instantOf(createdAt)).total('seconds'))
  return { id, token, maxAgeSeconds: Math.max(1, lifeOf(state, role) - age) }
}

export function sendLogin(head: ReplyHead, { token, maxAgeSeconds }: FreshLogin): void {
  head.setCookie(cookieNames.login, token, maxAgeSeconds)
}

/** Whether a login still counts, by the limits of the role. Last use is known to the hour, so idleness may end it up to an hour late. */
export function isAlive(row: Pick<LoginRow, 'state' | 'createdAt' | 'seenHour'>, role: Role, now: Temporal.Instant): boolean {
  const { idleSeconds } = loginLimits[role]
  const ends = instantOf(row.createdAt).add({ seconds: lifeOf(row.state, role) })
  const idleEnds = instantOf(row.seenHour).add({ seconds: idleSeconds + 60 * 60 })
  return isBefore(now, ends) && isBefore(now, idleEnds)
}

export const provedUntil = (row: Pick<LoginRow, 'provedAt'>) => instantOf(row.provedAt).add({ seconds: stepUpSeconds })

export const findLogins = (db: Db, accountId: string): Promise<LoginRow[]> =>
  db
    .select()
    .from(login)
    .where(and(eq(login.accountId, accountId), eq(login.state, 'complete')))
    .orderBy(asc(login.id))

/** Once there is a second factor, nobody else who only knew the password may make one. */
export async function endUnfinished(db: Db, accountId: string, except: string): Promise<void> {
  await db.delete(login).where(and(eq(login.accountId, accountId), ne(login.state, 'complete'), ne(login.id, except)))
}

/** @returns how many ended */
export async function endLogins(db: Db, accountId: string, which: { only?: string; except?: string } = {}): Promise<number> {
  const ended = await db
    .delete(login)
    .where(
      and(
        eq(login.accountId, accountId),
        which.only === undefined ? undefined : eq(login.id, which.only),
        which.except === undefined ? undefined : ne(login.id, which.except),
      ),
    )
    .returning({ id: login.id })
  return ended.length
}

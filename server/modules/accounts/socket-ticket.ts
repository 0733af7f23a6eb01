import { and, eq, gt, lt } from 'drizzle-orm'
import { anonymous, type Actor, type Context } from '#platform/context'
import { actorByLoginId } from './actor-by-login.ts'
import { ownLogin } from '#platform/own-id'
import { isToken } from '#platform/cookies'
import { newToken, sha256 } from '#platform/tokens'
import { socketTicket } from './tables.ts'

const holdsSeconds = 30

/** A WebSocket's first request cannot be trusted for its cookie alone: it brings a ticket that a page of ours asked for. */
export async function askSocketTicket(context: Context): Promise<{ ticket: string; expiresAt: string }> {
  const { loginId } = ownLogin(context)
  const { db, now } = context
  const ticket = newToken()
  const expiresAt = now().add({ seconds: holdsSeconds }).toString()
  await db.delete(socketTicket).where(lt(socketTicket.expiresAt, now().toString()))
  await db.insert(socketTicket).values({ tokenSha256: sha256(ticket), loginId, expiresAt })
  return { ticket, expiresAt }
}

/** Who opens the socket; a ticket counts once. */
export async function takeSocketTicket(context: Context, ticket: string): Promise<Actor> {
  if (!isToken(ticket)) return anonymous
  const [taken] = await context.db
    .delete(socketTicket)
    .where(and(eq(socketTicket.tokenSha256, sha256(ticket)), gt(socketTicket.expiresAt, context.now().toString())))
    .returning()
  const actor = taken ? await actorByLoginId(context, taken.loginId) : anonymous
  return actor.kind === 'account' && !actor.frozen ? actor : anonymous
}

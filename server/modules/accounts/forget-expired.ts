import { and, inArray, lte, or, eq, ne } from 'drizzle-orm'
import { loginLimits, unfinishedLoginSeconds, type Role } from '#domain/accounts/roles'
import type { Context } from '#platform/context'
import { nextSecretSeconds } from './replace-totp.ts'
import { account, attempt, challenge, device, emailChange, formerEmail, invitation, login, socketTicket, totp } from './tables.ts'

const hourSeconds = 60 * 60
/** As long as a browser keeps the cookie by which it is known. */
const deviceDays = 400
/** The admin still sees for a month what became of an invitation; the audit trail keeps it for good. */
const invitationDays = 30

/** What counts for nothing any more is deleted: who stays logged in, and who came from where, is nobody's to read in an old dump. */
export async function forgetExpired(context: Context): Promise<void> {
  const { db } = context
  const ago = (seconds: number) => context.now().subtract({ seconds }).toString()
  for (const role of Object.keys(loginLimits) as Role[]) await forgetLogins(context, role)
  await db.delete(device).where(lte(device.madeAt, ago(deviceDays * 24 * hourSeconds)))
  await db.delete(socketTicket).where(lte(socketTicket.expiresAt, ago(0)))
  await db.delete(challenge).where(lte(challenge.expiresAt, ago(0)))
  await db.delete(emailChange).where(lte(emailChange.expiresAt, ago(0)))
  await db.delete(formerEmail).where(lte(formerEmail.at, ago(24 * hourSeconds)))
  await db.delete(invitation).where(lte(invitation.expiresAt, ago(invitationDays * 24 * hourSeconds)))
  await db
    .update(totp)
    .set({ nextSecretSealed: null, nextStartedAt: null })
    .where(lte(totp.nextStartedAt, ago(nextSecretSeconds)))
  // Counters that somebody is counting on just now are left for the next time.
  const over = db
    .select({ key: attempt.key })
    .from(attempt)
    .where(lte(attempt.forgetAt, ago(0)))
    .for('update', { skipLocked: true })
  await db.delete(attempt).where(inArray(attempt.key, over))
}

/** The same limits as `isAlive`. */
async function forgetLogins({ db, now }: Context, role: Role): Promise<void> {
  const { absoluteSeconds, idleSeconds } = loginLimits[role]
  const before = (seconds: number) => now().subtract({ seconds }).toString()
  const ofRole = db.select({ id: account.id }).from(account).where(eq(account.role, role))
  const isOver = or(
    and(eq(login.state, 'complete'), lte(login.createdAt, before(absoluteSeconds))),
    and(ne(login.state, 'complete'), lte(login.createdAt, before(unfinishedLoginSeconds))),
    lte(login.seenHour, before(idleSeconds + hourSeconds)),
  )
  await db.delete(login).where(and(inArray(login.accountId, ofRole), isOver))
}

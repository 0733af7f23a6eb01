import { eq } from 'drizzle-orm'
import { appendAuditEvent } from '#modules/audit'
import { deleteWrap } from '#modules/keys'
import { inTransaction, type Context } from '#platform/context'
import { emit } from '#platform/outbox'
import { notFound, Refusal } from '#platform/refusal'
import { forgetDevices } from './devices.ts'
import { endLogins } from './logins.ts'
import { ownId } from '#platform/own-id'
import { findByName, lockAccount, typedName } from './repository.ts'
import { backupCode, passkey, totp } from './tables.ts'

/** By an admin, for somebody whom they know by other means. @throws Refusal not-found, not-yourself */
export async function resetSecondFactor(context: Context, accountId: string): Promise<void> {
  if (accountId === ownId(context)) throw new Refusal('not-yourself')
  await inTransaction(context, (inside) => forgetFactors(inside, accountId, 'admin'))
}

/** At the machine, for the last admin: whoever holds it could change the database as well. The audit trail says how it was done. @throws Refusal not-found */
export async function resetSecondFactorByHand(context: Context, username: string): Promise<void> {
  const account = await findByName(context.db, typedName(username))
  if (!account) throw notFound()
  await inTransaction(context, (inside) => forgetFactors(inside, account.id, 'machine'))
}

/**
 * App, passkeys with what they opened, and backup codes are gone, every login ends, whoever holds it, and no device is known any more. The
 * password stays: after it staff have to make a new second factor before anything else.
 */
async function forgetFactors(inside: Context, accountId: string, by: 'admin' | 'machine'): Promise<void> {
  const { db } = inside
  if (!(await lockAccount(db, accountId))) throw notFound()
  const apps = await db.delete(totp).where(eq(totp.accountId, accountId)).returning({ accountId: totp.accountId })
  await db.delete(backupCode).where(eq(backupCode.accountId, accountId))
  const passkeys = await db.delete(passkey).where(eq(passkey.accountId, accountId)).returning({ id: passkey.id })
  for (const { id } of passkeys) await deleteWrap(db, accountId, 'passkey', id)
  const logins = await endLogins(db, accountId)
  await forgetDevices(inside, accountId, 'all')
  const details = { by, apps: apps.length, passkeys: passkeys.length, logins }
  await appendAuditEvent(inside, { action: 'second-factor.reset', subject: `account:${accountId}`, details })
  await emit(inside, 'second-factor.was-changed', { accountId })
}

import { createHmac } from 'node:crypto'
import { and, eq, isNull, lt } from 'drizzle-orm'
import type { BackupCodes } from '#contract/second-factors'
import { base32, matchingStep, otpauthUri, type HmacSha1 } from '#domain/accounts/totp'
import { mayDropFactor } from '#domain/accounts/roles'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import type { Db } from '#platform/database'
import type { OuterKey } from '#platform/outer-key'
import { emit } from '#platform/outbox'
import { notFound, Refusal } from '#platform/refusal'
import type { ReplyHead } from '#platform/route'
import { makeBackupCodes } from './backup-codes.ts'
import { enterByNewFactor, sendEntered } from './enter.ts'
import { endUnfinished } from './logins.ts'
import { ownId, ownLogin } from '#platform/own-id'
import { factorsOf, findAccount, lockAccount } from './repository.ts'
import { openValue, sealValue } from './sealed-values.ts'
import { totp } from './tables.ts'
import type { AccountTools } from './tools.ts'

/** A secret that counts for nothing until a code of it was shown; asked again, it is a new one. @throws Refusal totp-already-on */
export async function startTotp(context: Context, { outerKey, origin, newTotpSecret }: AccountTools): Promise<ShownSecret> {
  const { accountId } = ownLogin(context)
  const account = await findAccount(context.db, accountId)
  if (!account) throw notFound()
  const bytes = newTotpSecret()
  const row = { secretSealed: sealValue(outerKey, 'totp', accountId, bytes), lastStep: 0 }
  const kept = await context.db
    .insert(totp)
    .values({ accountId, ...row })
    .onConflictDoUpdate({ target: totp.accountId, set: row, setWhere: isNull(totp.confirmedAt) })
    .returning({ accountId: totp.accountId })
  if (kept.length === 0) throw new Refusal('totp-already-on')
  return shownSecret(bytes, origin, account.username)
}

export type ShownSecret = { readonly secret: string; readonly uri: string }

/** For the app's eye and for the hand. */
export function shownSecret(bytes: Buffer, origin: string, username: string): ShownSecret {
  const secret = base32(bytes)
  return { secret, uri: otpauthUri(new URL(origin).hostname, username, secret) }
}

/** The step that a typed code belongs to, if it was not used up to `lastStep`. */
export function stepOfCode(secret: Buffer, code: string, now: Temporal.Instant, lastStep: number): number | null {
  const hmac: HmacSha1 = (message) => createHmac('sha1', secret).update(message).digest()
  return matchingStep(hmac, code.replaceAll(/\s/g, ''), Math.floor(now.epochMilliseconds / 1000), lastStep)
}

/**
 * The code of a step that was not used yet. Takes the step: of two that show the same code at once, one wins.
 * @param isOn whether the secret must have been confirmed before
 */
export async function takeTotpStep({ db, now }: Context, outerKey: OuterKey, accountId: string, code: string, isOn = true): Promise<boolean> {
  const [row] = await db.select().from(totp).where(eq(totp.accountId, accountId))
  if (!row || (row.confirmedAt !== null) !== isOn) return false
  const secret = openValue(outerKey, 'totp', accountId, row.secretSealed)
  const step = stepOfCode(secret, code, now(), row.lastStep)
  if (step === null) return false
  const taken = await db
    .update(totp)
    .set({ lastStep: step })
    .where(and(eq(totp.accountId, accountId), eq(totp.secretSealed, row.secretSealed), lt(totp.lastStep, step)))
    .returning({ lastStep: totp.lastStep })
  return taken.length === 1
}

/** @throws Refusal totp-not-started, second-factor-wrong */
export async function confirmTotp(context: Context, { outerKey }: AccountTools, code: string, head: ReplyHead): Promise<BackupCodes> {
  const own = ownLogin(context)
  const { accountId, loginId } = own
  const { entered, backupCodes } = await inTransaction(context, async (inside) => {
    await lockAccount(inside.db, accountId)
    if (!(await hasUnconfirmed(inside.db, accountId))) throw new Refusal('totp-not-started')
    if (!(await takeTotpStep(inside, outerKey, accountId, code, false))) throw new Refusal('second-factor-wrong')
    await inside.db.update(totp).set({ confirmedAt: inside.now().toString() }).where(eq(totp.accountId, accountId))
    await appendAuditEvent(inside, { action: 'totp.added', subject: `account:${accountId}` })
    await emit(inside, 'second-factor.was-changed', { accountId })
    await endUnfinished(inside.db, accountId, loginId)
    const codes = await makeBackupCodes(inside, outerKey, accountId)
    return { backupCodes: codes, entered: await enterByNewFactor(inside, own, 'totp') }
  })
  return { backupCodes, login: sendEntered(head, entered) }
}

async function hasUnconfirmed(db: Db, accountId: string): Promise<boolean> {
  const rows = await db
    .select({ accountId: totp.accountId })
    .from(totp)
    .where(and(eq(totp.accountId, accountId), isNull(totp.confirmedAt)))
  return rows.length > 0
}

/** @throws Refusal second-factor-obligatory when it is the last of somebody on the staff */
export async function removeTotp(context: Context): Promise<void> {
  const accountId = ownId(context)
  await inTransaction(context, async (inside) => {
    const account = await lockAccount(inside.db, accountId)
    const factors = account && (await factorsOf(inside.db, account))
    if (!factors?.hasTotp) throw notFound()
    if (!mayDropFactor(factors)) throw new Refusal('second-factor-obligatory')
    await inside.db.delete(totp).where(eq(totp.accountId, accountId))
    await appendAuditEvent(inside, { action: 'totp.removed', subject: `account:${accountId}` })
    await emit(inside, 'second-factor.was-changed', { accountId })
  })
}

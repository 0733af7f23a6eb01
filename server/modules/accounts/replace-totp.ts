import { and, eq, isNotNull } from 'drizzle-orm'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import type { Db } from '#platform/database'
import type { OuterKey } from '#platform/outer-key'
import { emit } from '#platform/outbox'
import { ownId, ownLogin } from '#platform/own-id'
import { notFound, Refusal } from '#platform/refusal'
import type { ReplyHead } from '#platform/route'
import { enterByNewFactor, sendEntered } from './enter.ts'
import { findAccount, lockAccount } from './repository.ts'
import { openValue, sealValue } from './sealed-values.ts'
import { totp } from './tables.ts'
import type { AccountTools } from './tools.ts'
import { shownSecret, stepOfCode, type ShownSecret } from './totp.ts'

/** A secret beside the one in use, which goes on being asked for; asked again, it is a new one. @throws Refusal not-found without an app */
export async function startReplacingTotp(context: Context, { outerKey, origin, newTotpSecret }: AccountTools): Promise<ShownSecret> {
  const accountId = ownId(context)
  const account = await findAccount(context.db, accountId)
  const bytes = newTotpSecret()
  const kept = await context.db
    .update(totp)
    .set({ nextSecretSealed: sealValue(outerKey, 'next-totp', accountId, bytes) })
    .where(and(eq(totp.accountId, accountId), isNotNull(totp.confirmedAt)))
    .returning({ accountId: totp.accountId })
  if (!account || kept.length === 0) throw notFound()
  return shownSecret(bytes, origin, account.username)
}

/**
 * A code of the new secret drops the one before, in one go: whoever stays on the way goes on with the old one. Backup codes stay as they
 * are. @throws Refusal totp-not-started, second-factor-wrong
 */
export async function replaceTotp(context: Context, { outerKey }: AccountTools, code: string, head: ReplyHead): Promise<void> {
  const own = ownLogin(context)
  const { accountId } = own
  const entered = await inTransaction(context, async (inside) => {
    await lockAccount(inside.db, accountId)
    const secret = await nextSecret(inside.db, outerKey, accountId)
    if (!secret) throw new Refusal('totp-not-started')
    const lastStep = stepOfCode(secret, code, inside.now(), 0)
    if (lastStep === null) throw new Refusal('second-factor-wrong')
    const row = { secretSealed: sealValue(outerKey, 'totp', accountId, secret), nextSecretSealed: null, lastStep }
    await inside.db.update(totp).set(row).where(eq(totp.accountId, accountId))
    await appendAuditEvent(inside, { action: 'totp.replaced', subject: `account:${accountId}` })
    await emit(inside, 'second-factor.was-changed', { accountId })
    return enterByNewFactor(inside, own, 'totp')
  })
  sendEntered(head, entered)
}

async function nextSecret(db: Db, outerKey: OuterKey, accountId: string): Promise<Buffer | null> {
  const [row] = await db.select({ sealed: totp.nextSecretSealed }).from(totp).where(eq(totp.accountId, accountId))
  return row?.sealed ? openValue(outerKey, 'next-totp', accountId, row.sealed) : null
}

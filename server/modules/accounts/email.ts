import { randomUUID } from 'node:crypto'
import { and, eq, gt } from 'drizzle-orm'
import type { EmailView } from '#contract/people'
import { budgets } from '#domain/accounts/backoff'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import type { OuterKey } from '#platform/outer-key'
import { emit } from '#platform/outbox'
import { Refusal } from '#platform/refusal'
import { hasSpent, spend } from './attempts.ts'
import { ownId } from '#platform/own-id'
import { findAccount, lockAccount, updateAccount } from './repository.ts'
import { openValue, sealValue } from './sealed-values.ts'
import { newToken, sha256 } from '#platform/tokens'
import { emailChange, formerEmail } from './tables.ts'
import type { AccountTools } from './tools.ts'

const waitsHours = 24

/**
 * The address waits for its owner's word; in the caller's transaction. The token is made when the mail is written. An address that was
 * asked too often today is not asked again, and whoever gave it is not told: they cannot tell whose it is.
 */
export async function askForEmail(inside: Context, outerKey: OuterKey, accountId: string, address: string): Promise<void> {
  const row = {
    addressSealed: sealValue(outerKey, 'new-email', accountId, Buffer.from(address)),
    tokenSha256: null,
    expiresAt: inside.now().add({ hours: waitsHours }).toString(),
  }
  await inside.db
    .insert(emailChange)
    .values({ accountId, ...row })
    .onConflictDoUpdate({ target: emailChange.accountId, set: row })
  if (await hasSpent(inside, outerKey, budgets.emailAddress, mailboxOf(address))) await emit(inside, 'email.was-asked', { accountId })
}

/** Where a mail arrives, by the usual ways of writing it: capitals and what follows a plus lead to the same one. */
const mailboxOf = (address: string) =>
  address
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\+[^@]*(?=@)/, '')

export async function changeEmail(context: Context, { outerKey }: AccountTools, address: string): Promise<void> {
  const accountId = ownId(context)
  await spend(context, outerKey, budgets.email, accountId)
  await inTransaction(context, async (inside) => {
    await askForEmail(inside, outerKey, accountId, address)
    await appendAuditEvent(inside, { action: 'email.asked', subject: `account:${accountId}` })
  })
}

/** Whoever reads the address has the token; no login is needed, it may be another device. @throws Refusal email-token-wrong */
export async function verifyEmail(context: Context, { outerKey }: AccountTools, token: string): Promise<void> {
  await inTransaction(context, async (inside) => {
    const [taken] = await inside.db
      .delete(emailChange)
      .where(and(eq(emailChange.tokenSha256, sha256(token)), gt(emailChange.expiresAt, inside.now().toString())))
      .returning()
    if (!taken) throw new Refusal('email-token-wrong')
    const { accountId, addressSealed } = taken
    const address = openValue(outerKey, 'new-email', accountId, addressSealed)
    await keepFormer(inside, outerKey, accountId, address)
    await updateAccount(inside.db, accountId, { emailSealed: sealValue(outerKey, 'email', accountId, address) })
    await appendAuditEvent(inside, { action: 'email.verified', subject: `account:${accountId}` })
  })
}

export async function removeEmail(context: Context, { outerKey }: AccountTools): Promise<void> {
  const accountId = ownId(context)
  await inTransaction(context, async (inside) => {
    await inside.db.delete(emailChange).where(eq(emailChange.accountId, accountId))
    await keepFormer(inside, outerKey, accountId, null)
    await updateAccount(inside.db, accountId, { emailSealed: null })
    await appendAuditEvent(inside, { action: 'email.removed', subject: `account:${accountId}` })
  })
}

/** The address that is confirmed until now will hear that it is no longer, unless the next one is the same. */
async function keepFormer(inside: Context, outerKey: OuterKey, accountId: string, next: Buffer | null): Promise<void> {
  const account = await lockAccount(inside.db, accountId)
  const former = account?.emailSealed && openValue(outerKey, 'email', accountId, account.emailSealed)
  if (!former || next?.equals(former)) return
  const id = randomUUID()
  const addressSealed = sealValue(outerKey, 'former-email', id, former)
  await inside.db.insert(formerEmail).values({ id, accountId, addressSealed, at: inside.now().toString() })
  await emit(inside, 'email.was-changed', { accountId, formerId: id })
}

export async function showEmail(context: Context, { outerKey }: AccountTools): Promise<EmailView> {
  const accountId = ownId(context)
  const account = await findAccount(context.db, accountId)
  const waiting = await findWaiting(context, outerKey, accountId)
  return { verified: account?.emailSealed ? openValue(outerKey, 'email', accountId, account.emailSealed).toString() : null, waiting }
}

async function findWaiting({ db, now }: Context, outerKey: OuterKey, accountId: string): Promise<string | null> {
  const [row] = await db
    .select()
    .from(emailChange)
    .where(and(eq(emailChange.accountId, accountId), gt(emailChange.expiresAt, now().toString())))
  return row ? openValue(outerKey, 'new-email', accountId, row.addressSealed).toString() : null
}

/**
 * A token for the mail that is about to be written; a mail written twice has the newer one. Set and read in one statement: it never
 * confirms another address than the one it is sent to. @returns null when nothing waits any more
 */
export async function tokenForMail({ db, now }: Context, outerKey: OuterKey, accountId: string): Promise<{ address: string; token: string } | null> {
  const token = newToken()
  const [row] = await db
    .update(emailChange)
    .set({ tokenSha256: sha256(token) })
    .where(and(eq(emailChange.accountId, accountId), gt(emailChange.expiresAt, now().toString())))
    .returning({ addressSealed: emailChange.addressSealed })
  return row ? { address: openValue(outerKey, 'new-email', accountId, row.addressSealed).toString(), token } : null
}

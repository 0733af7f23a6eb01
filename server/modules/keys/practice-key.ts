import { eq } from 'drizzle-orm'
import type { WrappedKey } from '#contract/key-shapes'
import type { OwnPracticeKey, PracticeKey } from '#contract/keys'
import { checkEd25519Key, fromBase64url } from '#crypto/public'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import type { Db } from '#platform/database'
import type { OuterKey } from '#platform/outer-key'
import { notFound, Refusal } from '#platform/refusal'
import { checkWrap } from './check-keys.ts'
import { ownId } from '#platform/own-id'
import { showPracticeKeyCopy } from './practice-key-copy.ts'
import { refusingByName } from '#platform/refusing-by-name'
import { openPracticeWrap, sealPracticeWrap } from './sealed-bodies.ts'
import { practiceKey, practiceKeyWrap } from './tables.ts'

export async function findPracticePublicKey(db: Db): Promise<Buffer | undefined> {
  const [row] = await db.select().from(practiceKey)
  return row?.publicKey
}

/**
 * The first admin brings the practice's key; later ones, who imported the offline copy, a wrap of the same.
 * @throws Refusal practice-key-exists for another key, key-unacceptable, and as `checkWrap`
 */
export async function holdPracticeKey(
  context: Context,
  outerKey: OuterKey,
  { publicKey, wrapped }: PracticeKey,
  accountId = ownId(context),
): Promise<void> {
  const key = await refusingByName(() => {
    const bytes = fromBase64url(publicKey)
    checkEd25519Key(bytes)
    return Buffer.from(bytes)
  })
  await checkWrap(accountId, 'practice', wrapped, undefined, publicKey)
  await inTransaction(context, async (inside) => {
    const { db, now } = inside
    const made = await db
      .insert(practiceKey)
      .values({ publicKey: key, madeBy: accountId, madeAt: now().toString() })
      .onConflictDoNothing()
      .returning()
    const kept = await findPracticePublicKey(db)
    if (!kept?.equals(key)) throw new Refusal('practice-key-exists')
    const row = { gen: wrapped.ctx.gen, bodySealed: sealPracticeWrap(outerKey, accountId, wrapped) }
    await db
      .insert(practiceKeyWrap)
      .values({ accountId, ...row })
      .onConflictDoUpdate({ target: practiceKeyWrap.accountId, set: row })
    await appendAuditEvent(inside, {
      action: made.length > 0 ? 'practice-key.made' : 'practice-key.held',
      subject: `account:${accountId}`,
      details: { publicKey },
    })
  })
}

export async function showOwnPracticeKey(context: Context): Promise<OwnPracticeKey> {
  const { db } = context
  const accountId = ownId(context)
  const rows = await db.select({ accountId: practiceKeyWrap.accountId }).from(practiceKeyWrap).where(eq(practiceKeyWrap.accountId, accountId))
  const publicKey = (await findPracticePublicKey(db))?.toString('base64url') ?? null
  return { publicKey, held: rows.length > 0, copy: await showPracticeKeyCopy(db) }
}

export async function showPracticeKeyWrap(context: Context, outerKey: OuterKey): Promise<WrappedKey> {
  const accountId = ownId(context)
  const [row] = await context.db.select().from(practiceKeyWrap).where(eq(practiceKeyWrap.accountId, accountId))
  if (!row) throw notFound()
  await inTransaction(context, (inside) => appendAuditEvent(inside, { action: 'practice-key.fetched', subject: `account:${accountId}` }))
  return openPracticeWrap(outerKey, accountId, row.bodySealed)
}

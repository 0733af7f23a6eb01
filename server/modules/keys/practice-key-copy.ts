import { eq } from 'drizzle-orm'
import type { PracticeKeyCopy } from '#contract/keys'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import type { Db } from '#platform/database'
import { instantOf } from '#platform/instants'
import { comerId } from '#platform/own-id'
import { notFound } from '#platform/refusal'
import { practiceKey, practiceKeyWrap } from './tables.ts'

/**
 * An admin says that the offline copy is kept: the file was made in their browser and never came here. The first one says it before their
 * second factor, as part of the set-up. @throws Refusal not-found for whoever does not hold the key: they could have copied nothing
 */
export async function notePracticeKeyCopy(context: Context): Promise<void> {
  const accountId = comerId(context)
  await inTransaction(context, async (inside) => {
    const held = await inside.db
      .select({ accountId: practiceKeyWrap.accountId })
      .from(practiceKeyWrap)
      .where(eq(practiceKeyWrap.accountId, accountId))
    if (held.length === 0) throw notFound()
    await inside.db.update(practiceKey).set({ copiedAt: inside.now().toString(), copiedBy: accountId })
    await appendAuditEvent(inside, { action: 'practice-key.copied', subject: `account:${accountId}` })
  })
}

/** The newest copy that somebody told of. */
export async function showPracticeKeyCopy(db: Db): Promise<PracticeKeyCopy | null> {
  const [row] = await db.select({ at: practiceKey.copiedAt, by: practiceKey.copiedBy }).from(practiceKey)
  return row?.at && row.by ? { at: instantOf(row.at).toString(), by: row.by } : null
}

import { is, sql } from 'drizzle-orm'
import { PgTransaction } from 'drizzle-orm/pg-core'
import type { Actor, Context } from '#platform/context'
import { chainHash, chainStart } from './chain.ts'
import { auditEvent, type AuditDetails } from './tables.ts'

/** Names what was done ("practice.set-up") and to what ("practice"), in codes. */
export type AuditEntry = { readonly action: string; readonly subject: string; readonly details?: AuditDetails }

/**
 * Adds a row to the audit chain, in the transaction of the caller. Appends wait for each other
 * until commit: a chain has one end.
 */
export async function appendAuditEvent(context: Context, entry: AuditEntry): Promise<void> {
  const { db } = context
  // Without one the lock would be gone before the row is written, and the row might speak of what was never kept.
  if (!is(db, PgTransaction)) throw new Error('an audit event is appended inside a transaction')
  const { rows } = await db.execute<{ seq: string | null; hash: string | null }>(sql`select seq, hash from audit.hold_end()`)
  const last = rows[0]
  const record = {
    seq: Number(last?.seq ?? 0) + 1,
    at: context.now().round('millisecond').toString({ fractionalSecondDigits: 3 }),
    actor: actorName(context.actor),
    action: entry.action,
    subject: entry.subject,
    details: entry.details ?? {},
  }
  const previousHash = last?.hash ?? chainStart
  await db.insert(auditEvent).values({ ...record, previousHash, hash: chainHash(previousHash, record) })
}

function actorName(actor: Actor): string {
  return 'accountId' in actor ? `account:${actor.accountId}` : actor.kind
}

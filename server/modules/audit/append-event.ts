import { is, sql } from 'drizzle-orm'
import { PgTransaction } from 'drizzle-orm/pg-core'
import type { Actor, Context } from '#platform/context'
import { chainStart, fieldsAfterSeq } from './chain.ts'
import type { AuditDetails } from './tables.ts'

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
  const record = {
    at: context.now().round('millisecond').toString({ fractionalSecondDigits: 3 }),
    actor: actorName(context.actor),
    action: entry.action,
    subject: entry.subject,
    details: entry.details ?? {},
  }
  const { at, actor, action, subject, details } = record
  // `chainHash`, but for the two fields that are known only once the end is held.
  await db.execute(sql`
    insert into audit.event (seq, at, actor, action, subject, details, previous_hash, hash)
    select next, ${at}::timestamptz, ${actor}, ${action}, ${subject}, ${JSON.stringify(details)}::jsonb, previous,
      encode(sha256(convert_to('["' || previous || '",' || next || ',' || ${fieldsAfterSeq(record)}, 'UTF8')), 'hex')
    from (select coalesce(seq, 0) + 1 as next, coalesce(hash, ${chainStart}) as previous from audit.hold_end()) as place`)
}

function actorName(actor: Actor): string {
  return 'accountId' in actor ? `account:${actor.accountId}` : actor.kind
}

import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { emit } from '#platform/outbox'
import { insertLicence } from './repository.ts'
import type { licence } from './tables.ts'

export type NewLicence = Omit<typeof licence.$inferInsert, 'id' | 'revokedOn'>

/** Writes a licence into the passport of a counsellor; the number itself stays out of the audit trail. */
export async function recordLicence(context: Context, entry: NewLicence): Promise<void> {
  await inTransaction(context, async (inside) => {
    await insertLicence(inside.db, entry)
    await appendAuditEvent(inside, {
      action: 'licence.recorded',
      subject: `counsellor:${entry.counsellorId}`,
      details: { kind: entry.kind, verified: Boolean(entry.verifiedOn) },
    })
    await emit(inside, 'licence.was-changed', { counsellorId: entry.counsellorId })
  })
}

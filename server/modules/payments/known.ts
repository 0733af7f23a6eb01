import { inArray } from 'drizzle-orm'
import type { Invoice } from '#contract/payments'
import { standingOf } from '#modules/accounts'
import { appointmentFacts } from '#modules/scheduling'
import type { Db } from '#platform/database'
import { presentInvoice } from './presenter.ts'
import type { InvoiceRow } from './repository.ts'
import { proof } from './tables.ts'

/** As they travel, with the names and times that other modules know. */
export async function presented(db: Db, rows: readonly InvoiceRow[]): Promise<Invoice[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const people = await standingOf(db, [...new Set(rows.map(({ clientId }) => clientId))])
  const appointments = await appointmentFacts(
    db,
    rows.map(({ appointmentId }) => appointmentId),
  )
  const proofs = await db.select({ id: proof.invoiceId }).from(proof).where(inArray(proof.invoiceId, ids))
  const known = { people, appointments, withProof: new Set(proofs.map(({ id }) => id)) }
  return rows.map((row) => presentInvoice(row, known))
}

export async function presentedOne(db: Db, row: InvoiceRow): Promise<Invoice> {
  const [one] = await presented(db, [row])
  if (!one) throw new Error('nothing to present')
  return one
}

import { eq, sql } from 'drizzle-orm'
import { counsellorsAtTurn, licensedUntil } from '#modules/credentials'
import type { Context } from '#platform/context'
import { counsellor } from './tables.ts'

/** Brings the copy beside the row up to date, so that a search need not ask `credentials` person by person. */
export async function refreshLicence(context: Context, counsellorId: string): Promise<void> {
  const [row] = await context.db.select({ timeZone: counsellor.timeZone }).from(counsellor).where(eq(counsellor.id, counsellorId))
  if (!row) return
  const today = context.now().toZonedDateTimeISO(row.timeZone).toPlainDate().toString()
  const until = await licensedUntil(context, counsellorId, today)
  const day = until.kind === 'day' ? until.day : until.kind === 'open-ended' ? sql`'infinity'::date` : null
  await context.db.update(counsellor).set({ licensedUntil: day }).where(eq(counsellor.id, counsellorId))
}

/** Hourly: a licence that begins or ends with the day needs nobody's hand to count or to stop counting. */
export async function refreshTurningLicences(context: Context): Promise<void> {
  for (const counsellorId of await counsellorsAtTurn(context)) await refreshLicence(context, counsellorId)
}

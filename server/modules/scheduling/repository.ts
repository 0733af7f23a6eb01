import { and, asc, eq, gt, inArray, lt, lte, ne, or, sql } from 'drizzle-orm'
import type { BookingRules } from '#contract/scheduling'
import type { AppointmentState } from '#domain/scheduling/appointment'
import type { Db } from '#platform/database'
import { appointment, bookingRules, calendar } from './tables.ts'

export type AppointmentRow = typeof appointment.$inferSelect
export type NewAppointment = typeof appointment.$inferInsert
export type CalendarRow = typeof calendar.$inferSelect

const occupying = inArray(appointment.state, ['held', 'confirmed'])

/** @returns undefined where the time, or the id, is taken */
export async function insertAppointment(db: Db, row: NewAppointment): Promise<AppointmentRow | undefined> {
  const [inserted] = await db.insert(appointment).values(row).onConflictDoNothing().returning()
  return inserted
}

export async function updateAppointment(db: Db, id: string, changed: Partial<AppointmentRow>): Promise<AppointmentRow> {
  const [row] = await db.update(appointment).set(changed).where(eq(appointment.id, id)).returning()
  if (!row) throw new Error('update returned no row')
  return row
}

/** @returns undefined where somebody has that time by now: a hold needs no lock to take it. */
export async function updateWhereFree(db: Db, id: string, changed: Partial<AppointmentRow>): Promise<AppointmentRow | undefined> {
  try {
    return await db.transaction((savepoint) => updateAppointment(savepoint, id, changed))
  } catch (error) {
    if (error instanceof Error && (error.cause as { code?: unknown } | undefined)?.code === exclusionViolation) return undefined
    throw error
  }
}

/** PostgreSQL error code. */
const exclusionViolation = '23P01'

export async function findAppointment(db: Db, id: string): Promise<AppointmentRow | undefined> {
  const [row] = await db.select().from(appointment).where(eq(appointment.id, id))
  return row
}

export const findAppointments = (db: Db, ids: readonly string[]): Promise<AppointmentRow[]> =>
  db
    .select()
    .from(appointment)
    .where(inArray(appointment.id, [...ids]))

/**
 * [Note: the calendar first] Whoever changes an appointment holds its counsellor's calendar until the transaction ends, and takes it before any
 * appointment: so two never wait for each other. Only a new hold needs none, because it holds nothing that others wait for.
 */
export async function lockCalendar(db: Db, counsellorId: string): Promise<CalendarRow | undefined> {
  const [row] = await db.select().from(calendar).where(eq(calendar.counsellorId, counsellorId)).for('update')
  return row
}

/** With its calendar: see [Note: the calendar first]. */
export async function lockAppointment(db: Db, id: string): Promise<AppointmentRow | undefined> {
  const found = await findAppointment(db, id)
  if (!found) return undefined
  await lockCalendar(db, found.counsellorId)
  const [row] = await db.select().from(appointment).where(eq(appointment.id, id)).for('update')
  return row
}

/** What of a client is not confirmed yet and still counts. */
export const findHoldsOf = (db: Db, clientId: string, now: Temporal.Instant): Promise<AppointmentRow[]> =>
  db
    .select()
    .from(appointment)
    .where(and(eq(appointment.clientId, clientId), eq(appointment.state, 'held'), gt(appointment.heldUntil, now.toString())))

export type Stretch = { readonly from: Temporal.Instant; readonly to: Temporal.Instant }

/** Of a client or a counsellor, what touches a stretch of time. */
export const findOwn = (db: Db, accountId: string, { from, to }: Stretch, most: number): Promise<AppointmentRow[]> =>
  db
    .select()
    .from(appointment)
    .where(
      and(
        or(eq(appointment.clientId, accountId), eq(appointment.counsellorId, accountId)),
        lt(appointment.startsAt, to.toString()),
        gt(appointment.endsAt, from.toString()),
      ),
    )
    .orderBy(asc(appointment.startsAt), asc(appointment.id))
    .limit(most)

/** Whether somebody's time is taken in this stretch, but by this one. What is over has to be noted before. */
const isTaken =
  (person: 'clientId' | 'counsellorId', until: 'endsAt' | 'occupiedUntil') =>
  async (db: Db, id: string, { from, to }: Stretch, except: string): Promise<boolean> => {
    const rows = await db
      .select({ id: appointment.id })
      .from(appointment)
      .where(
        and(
          eq(appointment[person], id),
          occupying,
          lt(appointment.startsAt, to.toString()),
          gt(appointment[until], from.toString()),
          ne(appointment.id, except),
        ),
      )
      .limit(1)
    return rows.length > 0
  }
export const clientIsTaken = isTaken('clientId', 'endsAt')
export const counsellorIsTaken = isTaken('counsellorId', 'occupiedUntil')

/** Whether these two have met, or are to meet, by an appointment that was confirmed. */
export async function haveAppointment(db: Db, clientId: string, counsellorId: string): Promise<boolean> {
  const rows = await db
    .select({ id: appointment.id })
    .from(appointment)
    .where(and(eq(appointment.clientId, clientId), eq(appointment.counsellorId, counsellorId), inArray(appointment.state, ['confirmed', 'no-show'])))
    .limit(1)
  return rows.length > 0
}

export type AllFilter = Stretch & {
  readonly counsellorId?: string | undefined
  readonly state?: AppointmentState | undefined
  readonly after?: AppointmentRow | undefined
}

export const findAll = (db: Db, { from, to, counsellorId, state, after }: AllFilter, most: number): Promise<AppointmentRow[]> =>
  db
    .select()
    .from(appointment)
    .where(
      and(
        lt(appointment.startsAt, to.toString()),
        sql`${appointment.startsAt} >= ${from.toString()}`,
        counsellorId === undefined ? undefined : eq(appointment.counsellorId, counsellorId),
        state === undefined ? undefined : eq(appointment.state, state),
        after === undefined ? undefined : sql`(${appointment.startsAt}, ${appointment.id}) > (${after.startsAt}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(appointment.startsAt), asc(appointment.id))
    .limit(most)

/** Confirmed and to come, of one counsellor. */
export const findComing = (db: Db, counsellorId: string, now: Temporal.Instant): Promise<AppointmentRow[]> =>
  db
    .select()
    .from(appointment)
    .where(and(eq(appointment.counsellorId, counsellorId), eq(appointment.state, 'confirmed'), gt(appointment.startsAt, now.toString())))
    .orderBy(asc(appointment.startsAt))

/** Holds whose time is over, at most so many, but for those that somebody holds just now: they may be confirmed after all. */
export const lockOver = (db: Db, now: Temporal.Instant, most: number): Promise<AppointmentRow[]> =>
  db
    .select()
    .from(appointment)
    .where(and(eq(appointment.state, 'held'), lte(appointment.heldUntil, now.toString())))
    .orderBy(asc(appointment.heldUntil))
    .limit(most)
    .for('update', { skipLocked: true })

/** The same of one client or counsellor, of those that touch a stretch of time. */
export const lockOverOf = (db: Db, people: readonly string[], { from, to }: Stretch, now: Temporal.Instant): Promise<AppointmentRow[]> =>
  db
    .select()
    .from(appointment)
    .where(
      and(
        eq(appointment.state, 'held'),
        lte(appointment.heldUntil, now.toString()),
        or(inArray(appointment.clientId, [...people]), inArray(appointment.counsellorId, [...people])),
        lt(appointment.startsAt, to.toString()),
        gt(appointment.occupiedUntil, from.toString()),
      ),
    )
    .for('update', { skipLocked: true })

export async function findRules(db: Db): Promise<BookingRules> {
  const [row] = await db.select().from(bookingRules)
  if (!row) throw new Error('the booking rules are gone')
  const { changeUntilHours, graceMinutes, holdMinutes, payWithinMinutes, closedDays } = row
  return { changeUntilHours, graceMinutes, holdMinutes, payWithinMinutes, closedDays }
}

export async function updateRules(db: Db, rules: BookingRules): Promise<void> {
  await db.update(bookingRules).set(rules)
}

export async function findCalendar(db: Db, counsellorId: string): Promise<CalendarRow | undefined> {
  const [row] = await db.select().from(calendar).where(eq(calendar.counsellorId, counsellorId))
  return row
}

export async function upsertCalendar(db: Db, row: Omit<CalendarRow, 'version'>): Promise<void> {
  const { counsellorId: _counsellorId, ...changed } = row
  await db.insert(calendar).values(row).onConflictDoUpdate({ target: calendar.counsellorId, set: changed })
}

/** So that whoever keeps a copy of it reads it anew. */
export async function touchCalendar(db: Db, counsellorId: string): Promise<void> {
  await db
    .update(calendar)
    .set({ version: sql`pg_current_xact_id()` })
    .where(eq(calendar.counsellorId, counsellorId))
}

import type { Db } from '#platform/database'
import { instantOf } from '#platform/instants'
import { findAppointment, findOwn, type AppointmentRow } from './repository.ts'

/** What a calendar shows of an appointment. */
export type CalendarAppointment = Pick<AppointmentRow, 'id' | 'clientId' | 'counsellorId' | 'state' | 'mode'> & {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly madeAt: Temporal.Instant
}

/** Of a client or a counsellor, whatever became of them; in order. */
export async function appointmentsOf(db: Db, accountId: string, from: Temporal.Instant, to: Temporal.Instant): Promise<CalendarAppointment[]> {
  const rows = await findOwn(db, accountId, { from, to }, 2000)
  return rows.map(forCalendar)
}

export async function appointmentById(db: Db, id: string): Promise<CalendarAppointment | undefined> {
  const row = await findAppointment(db, id)
  return row && forCalendar(row)
}

function forCalendar({ id, clientId, counsellorId, state, mode, startsAt, endsAt, madeAt }: AppointmentRow): CalendarAppointment {
  return { id, clientId, counsellorId, state, mode, startsAt: instantOf(startsAt), endsAt: instantOf(endsAt), madeAt: instantOf(madeAt) }
}

import { and, eq, inArray } from 'drizzle-orm'
import type { ReminderOccasion } from '#domain/notifications/reminders'
import { remindersToPlan } from '#domain/notifications/when-to-remind'
import { revise } from '#modules/calendars'
import type { Context } from '#platform/context'
import type { Db } from '#platform/database'
import { reminder } from './tables.ts'

type News = { readonly appointmentId: string; readonly clientId: string; readonly counsellorId: string }
type Told = Exclude<ReminderOccasion, 'day-before' | 'hour-before'>

const ofBoth: ReadonlySet<ReminderOccasion> = new Set(['confirmed', 'moved', 'cancelled'])
const isAgreed = (occasion: Told) => occasion === 'confirmed' || occasion === 'moved'
/** What can happen again within that is one. */
const turnMinutes = 10

/**
 * Something happened to an appointment: whom it concerns is told, and what is to come of it is planned. Called twice, it is one
 * ([Note: each reminder once] in remind.ts).
 */
export async function noteAppointment(context: Context, occasion: Told, { appointmentId, clientId, counsellorId }: News): Promise<void> {
  const revised = await revise(context, appointmentId)
  // Of what has changed since, another event tells.
  if (!revised || (isAgreed(occasion) && revised.facts.state !== 'confirmed')) return
  if (occasion === 'cancelled' && !(await wasAgreed(context.db, appointmentId))) return
  const { startsAt } = revised.facts
  const now = context.now()
  const told = { occasion, dueAt: now, turn: turnOf(occasion, revised.sequence, now) }
  const planned = isAgreed(occasion) ? remindersToPlan(startsAt, now).map((one) => ({ ...one, turn: 0 })) : []
  const people = ofBoth.has(occasion) ? [clientId, counsellorId] : [clientId]
  const rows = people.flatMap((accountId) =>
    [told, ...planned].map(({ dueAt, ...one }) => ({
      ...one,
      appointmentId,
      accountId,
      startsAt: startsAt.toString(),
      dueAt: dueAt.toString(),
      notBefore: dueAt.toString(),
    })),
  )
  await context.db.insert(reminder).values(rows).onConflictDoNothing()
}

/** Whoever gives back a time that was only held lets down nobody. */
async function wasAgreed(db: Db, appointmentId: string): Promise<boolean> {
  const rows = await db
    .select({ id: reminder.id })
    .from(reminder)
    .where(and(eq(reminder.appointmentId, appointmentId), inArray(reminder.occasion, ['confirmed', 'moved'])))
    .limit(1)
  return rows.length > 0
}

/** Somebody who moves it there and back again is told of both. */
function turnOf(occasion: Told, sequence: number, now: Temporal.Instant): number {
  if (occasion === 'confirmed' || occasion === 'cancelled') return 0
  return occasion === 'moved' ? sequence : Math.floor(now.epochMilliseconds / (turnMinutes * 60_000))
}

import { reminderMinutes, type ReminderOccasion } from './reminders.ts'
import { giveUpAfterHours, whenToTell, type QuietHours } from './when-to-tell.ts'

type Planned = keyof typeof reminderMinutes

/** What would come so soon after the confirmation says the same once more. */
const leastMinutesAfter = 15

/** What is to come of an appointment that stands since a moment. */
export function remindersToPlan(startsAt: Temporal.Instant, standsSince: Temporal.Instant): { occasion: Planned; dueAt: Temporal.Instant }[] {
  const soonest = standsSince.add({ minutes: leastMinutesAfter })
  return (Object.keys(reminderMinutes) as Planned[])
    .map((occasion) => ({ occasion, dueAt: startsAt.subtract({ minutes: reminderMinutes[occasion] }) }))
    .filter(({ dueAt }) => Temporal.Instant.compare(dueAt, soonest) >= 0)
}

/** Of use only while the appointment is still to come. */
const isOfTime = (occasion: ReminderOccasion) => occasion !== 'cancelled' && occasion !== 'payment-not-found' && occasion !== 'paid-back'

type Due = { readonly occasion: ReminderOccasion; readonly startsAt: Temporal.Instant; readonly dueAt: Temporal.Instant }
type Person = { readonly quiet: QuietHours | null; readonly timeZone: string }

/**
 * When somebody hears of it: now, or once their quiet hours are over. What could not wait for that, because the appointment is sooner, does not;
 * nor does the last reminder. Null: it is too late for it.
 */
export function whenToRemind({ occasion, startsAt, dueAt }: Due, now: Temporal.Instant, { quiet, timeZone }: Person): Temporal.Instant | null {
  const isAfter = (instant: Temporal.Instant) => Temporal.Instant.compare(now, instant) >= 0
  if (isOfTime(occasion) ? isAfter(startsAt) : isAfter(dueAt.add({ hours: giveUpAfterHours }))) return null
  const lastHour = startsAt.subtract({ minutes: reminderMinutes['hour-before'] })
  // Then the next one is due.
  if (occasion === 'day-before' && isAfter(lastHour)) return null
  if (occasion === 'hour-before') return now
  const when = whenToTell(now, null, { everyMinutes: 0, quiet, timeZone })
  const isStillAhead = !isAfter(startsAt)
  return isStillAhead && Temporal.Instant.compare(when, lastHour) > 0 ? now : when
}

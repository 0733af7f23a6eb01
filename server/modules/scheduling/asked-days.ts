import { isTimeZone } from '#domain/accounts/time-zone'
import { dayOf, instantOf, minutesOf, wallClock, type EpochDay } from '#domain/scheduling/wall-clock'
import type { Range } from '#domain/scheduling/diary'
import { Refusal } from '#platform/refusal'

/** Horizons end long before. */
const farthestDays = 400

export type AskedDays = { readonly timeZone: string; readonly from?: string | undefined; readonly days: number }

/**
 * Days by the wall clock of a zone, as a range of minutes; today until told. One day in the past is let pass: in another zone it is that day still.
 * @throws Refusal zone-unknown, date-unknown, days-over, days-too-far
 */
export function rangeOfDays({ timeZone, from, days }: AskedDays, now: Temporal.Instant): Range {
  needTimeZone(timeZone)
  const at = minutesOf(now)
  const today = wallClock(timeZone, at, at).dayOf(at)
  const first = from === undefined ? today : dayOfText(from)
  if (first < today - 1) throw new Refusal('days-over')
  if (first > today + farthestDays) throw new Refusal('days-too-far')
  const clock = wallClock(timeZone, at, at + (farthestDays + days + 2) * 24 * 60)
  return { from: clock.minuteOf(first, 0), to: clock.minuteOf(first + days, 0) }
}

/** @throws Refusal zone-unknown */
export function needTimeZone(timeZone: string): void {
  if (!isTimeZone(timeZone)) throw new Refusal('zone-unknown')
}

/** @throws Refusal date-unknown for the 30th of February */
export function dayOfText(date: string): EpochDay {
  try {
    return dayOf(Temporal.PlainDate.from(date, { overflow: 'reject' }))
  } catch {
    throw new Refusal('date-unknown')
  }
}

/** @throws Refusal date-unknown for what only looks like an instant */
export function instantOfText(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text)
  } catch {
    throw new Refusal('date-unknown')
  }
}

/** Everything here begins on a whole minute: 'null' for what does not, and so cannot be free. */
export function minuteOfText(text: string): number | null {
  const instant = instantOfText(text)
  const minute = minutesOf(instant)
  return instant.equals(instantOf(minute)) ? minute : null
}

import type { Appointment } from '#contract/scheduling'
import type { Window } from '#domain/scheduling/availability'
import { isInside, partOfDay } from './calendar-days.ts'
import type { IsoDay } from './hours-draft.ts'
import type { Taken } from './use-appointments.ts'

/** A part of a day that is taken: by an appointment, or by something in another calendar. */
export type Part = Window & { readonly appointment: Appointment | null }

/** Whether it takes time, or took some. */
export const takesTime = ({ state, heldUntil }: Appointment, now: Temporal.Instant): boolean =>
  state === 'confirmed' || state === 'no-show' || (state === 'held' && heldUntil !== null && Temporal.Instant.compare(heldUntil, now) > 0)

/** What of a day is taken, by the wall clock of a zone, in order. */
export function takenOn(day: IsoDay, { appointments, outside }: Taken, timeZone: string, now: Temporal.Instant): Part[] {
  const own = appointments
    .filter((one) => takesTime(one, now))
    .map((appointment) => ({ from: appointment.startsAt, to: appointment.endsAt, appointment }))
  return [...own, ...outside.map((one) => ({ ...one, appointment: null }))]
    .flatMap(({ from, to, appointment }) => {
      const part = partOfDay(day, { from, to }, timeZone)
      return part ? [{ ...part, appointment }] : []
    })
    .toSorted((one, other) => one.from - other.from)
}

/** An appointment that could not be booked there any more. */
export const isOutsideHours = (part: Part, windows: readonly Window[]): boolean => part.appointment !== null && !isInside(part, windows)

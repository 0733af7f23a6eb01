import type { Appointment } from '#contract/scheduling'
import type { Booked } from './booked-facts.tsx'
import type { Zones } from './when.tsx'

/** @param own the client's zone as their profile has it now */
export const zonesOf = ({ counsellor }: Appointment, own: string): Zones => ({ own, theirs: counsellor.timeZone })

/** Whether at that time the rule of this appointment would bite already: once there, it cannot be moved, and cancelling costs. */
export function wouldBeLate({ startsAt, changeUntil }: Appointment, at: string, nowMs: number): boolean {
  return Date.parse(at) - (Date.parse(startsAt) - Date.parse(changeUntil)) < nowMs
}

export const bookedOf = (appointment: Appointment, own: string): Booked => ({
  counsellor: appointment.counsellor.name,
  mode: appointment.service.mode,
  service: appointment.service.name,
  minutes: appointment.service.minutes,
  at: appointment.startsAt,
  priceIdr: appointment.priceIdr,
  zones: zonesOf(appointment, own),
})

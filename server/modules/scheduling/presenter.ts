import type { Appointment } from '#contract/scheduling'
import { appointmentCan, isHeld, type AppointmentFacts, type By } from '#domain/scheduling/appointment'
import { isoOf, msOf } from '#platform/instants'
import type { AppointmentRow } from './repository.ts'

/** What other modules say of the two, and whether times can be chosen there. */
export type Known = {
  readonly names: ReadonlyMap<string, string>
  readonly slugs: ReadonlyMap<string, string | null>
  readonly timeZones: ReadonlyMap<string, string>
  /** Counsellors whose times are closed because of their licence. */
  readonly unlicensed: ReadonlySet<string>
  /** By appointment. */
  readonly earlier: ReadonlyMap<string, readonly string[]>
}

export function factsOf({ state, startsAt, endsAt, heldUntil, changeUntil, graceUntil }: AppointmentRow): AppointmentFacts {
  return {
    state,
    startsAtMs: msOf(startsAt),
    endsAtMs: msOf(endsAt),
    heldUntilMs: heldUntil === null ? null : msOf(heldUntil),
    changeUntilMs: msOf(changeUntil),
    graceUntilMs: msOf(graceUntil),
  }
}

/** A hold whose time is over is told as expired, also before anybody has noted it. */
export function presentAppointment(row: AppointmentRow, by: By, known: Known, nowMs: number): Appointment {
  const facts = factsOf(row)
  const isOver = row.state === 'held' && !isHeld(facts, nowMs)
  const { id, clientId, counsellorId, heldUntil, heldFor } = row
  return {
    id,
    state: isOver ? 'expired' : row.state,
    counsellor: {
      uid: counsellorId,
      name: known.names.get(counsellorId) ?? '',
      slug: known.slugs.get(counsellorId) ?? null,
      timeZone: known.timeZones.get(counsellorId) ?? row.clientTimeZone,
    },
    client: { uid: clientId, name: known.names.get(clientId) ?? '', timeZone: row.clientTimeZone },
    service: { id: row.serviceId, mode: row.mode, name: row.serviceName, minutes: row.minutes },
    startsAt: isoOf(row.startsAt),
    endsAt: isoOf(row.endsAt),
    priceIdr: row.priceIdr,
    heldUntil: heldUntil === null || isOver ? null : isoOf(heldUntil),
    heldFor: isOver ? null : heldFor,
    changeUntil: isoOf(row.changeUntil),
    graceUntil: isoOf(row.graceUntil),
    cancelled: presentCancelled(row),
    can: {
      move: appointmentCan.move(facts, nowMs, by) ?? (known.unlicensed.has(counsellorId) ? 'licence' : null),
      cancel: appointmentCan.cancel(facts, nowMs),
      cancelFree: appointmentCan.cancelFree(facts, nowMs, by),
      markNoShow: appointmentCan.markNoShow(facts, nowMs, by),
    },
    waitsForEarlier: row.waitsForEarlier,
    earlier: [...(known.earlier.get(id) ?? [])],
    madeAt: isoOf(row.madeAt),
  }
}

function presentCancelled({ cancelledBy, cancelReason, cancelledLate }: AppointmentRow): Appointment['cancelled'] {
  return cancelledBy === null || cancelReason === null ? null : { by: cancelledBy, reason: cancelReason, late: cancelledLate === true }
}

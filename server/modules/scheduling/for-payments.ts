import type { HoldPurpose } from '#domain/scheduling/appointment'
import { appointmentCan, isHeld } from '#domain/scheduling/appointment'
import { appendAuditEvent } from '#modules/audit'
import type { SessionMode } from '#domain/care/fields'
import type { Context } from '#platform/context'
import type { Db } from '#platform/database'
import { instantOf } from '#platform/instants'
import { emit } from '#platform/outbox'
import { expireOver } from './expire-holds.ts'
import { newsOf } from './held-appointment.ts'
import { factsOf } from './presenter.ts'
import {
  clientIsTaken,
  counsellorIsTaken,
  findAppointments,
  lockAppointment,
  updateAppointment,
  updateWhereFree,
  type AppointmentRow,
} from './repository.ts'

/** What a payment needs to know of an appointment. */
export type Payable = Pick<AppointmentRow, 'id' | 'clientId' | 'counsellorId' | 'priceIdr' | 'state' | 'heldFor'> & {
  readonly serviceMode: SessionMode
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly heldUntil: Temporal.Instant | null
}

/** Held until the transaction of the caller ends. A hold whose time is over is told as expired, also before anybody has noted it. */
export async function payableAppointment({ db, now }: Context, id: string): Promise<Payable | undefined> {
  const row = await lockAppointment(db, id)
  if (!row) return undefined
  const { clientId, counsellorId, priceIdr, mode, startsAt, endsAt, heldUntil, heldFor } = row
  const isOver = row.state === 'held' && !isHeld(factsOf(row), now().epochMilliseconds)
  return {
    id,
    clientId,
    counsellorId,
    serviceMode: mode,
    startsAt: instantOf(startsAt),
    endsAt: instantOf(endsAt),
    priceIdr,
    state: isOver ? 'expired' : row.state,
    heldUntil: heldUntil === null || isOver ? null : instantOf(heldUntil),
    heldFor: isOver ? null : heldFor,
  }
}

/** A hold stays longer, but not beyond its own beginning; never shorter than it was, unless what was said to be paid was not. One that is no hold any more is left as it is. */
export async function keepForPayment(
  { db, now }: Context,
  id: string,
  purpose: Exclude<HoldPurpose, 'choosing'>,
  until: Temporal.Instant,
): Promise<void> {
  const row = await lockAppointment(db, id)
  if (!row || row.heldUntil === null || !isHeld(factsOf(row), now().epochMilliseconds)) return
  const [before, startsAt] = [instantOf(row.heldUntil), instantOf(row.startsAt)]
  // Looked at, and no such money was found: the long hold for looking is over.
  const isRejected = row.heldFor === 'checking' && purpose === 'paying'
  const longer = isRejected || Temporal.Instant.compare(until, before) > 0 ? until : before
  const heldUntil = Temporal.Instant.compare(longer, startsAt) > 0 ? startsAt : longer
  await updateAppointment(db, id, { heldFor: purpose, heldUntil: heldUntil.toString() })
}

/**
 * Paid, or free of charge: it stands. A hold that expired is confirmed after all if its time is still free for both. Confirmed before, it is
 * so once.
 * @returns 'gone' where the time is: what was paid is owed back
 */
export async function confirmPaid(inside: Context, id: string): Promise<'confirmed' | 'gone'> {
  const row = await lockAppointment(inside.db, id)
  if (!row) return 'gone'
  if (row.state === 'confirmed' || row.state === 'no-show') return 'confirmed'
  const nowMs = inside.now().epochMilliseconds
  if (appointmentCan.confirm(factsOf(row), nowMs) !== null && !(await isFreeAfterAll(inside, row))) return 'gone'
  const confirmed = { state: 'confirmed', heldUntil: null, heldFor: null, confirmedAt: inside.now().toString() } as const
  const after = await updateWhereFree(inside.db, id, confirmed)
  if (!after) return 'gone'
  await appendAuditEvent(inside, { action: 'appointment.confirmed', subject: `appointment:${id}` })
  await emit(inside, 'appointment.was-confirmed', newsOf(after))
  return 'confirmed'
}

async function isFreeAfterAll(inside: Context, row: AppointmentRow): Promise<boolean> {
  const { id, clientId, counsellorId, state } = row
  const [from, to] = [instantOf(row.startsAt), instantOf(row.occupiedUntil)]
  if ((state !== 'expired' && state !== 'held') || Temporal.Instant.compare(from, inside.now()) <= 0) return false
  await expireOver(inside, [clientId, counsellorId], { from, to })
  if (await counsellorIsTaken(inside.db, counsellorId, { from, to }, id)) return false
  return !(await clientIsTaken(inside.db, clientId, { from, to: instantOf(row.endsAt) }, id))
}

/** By id; who asks has looked whether they may. */
export async function appointmentFacts(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, Pick<AppointmentRow, 'clientId' | 'counsellorId' | 'state'> & { readonly startsAt: Temporal.Instant }>> {
  const rows = await findAppointments(db, ids)
  return new Map(
    rows.map(({ id, startsAt, clientId, counsellorId, state }) => [id, { startsAt: instantOf(startsAt), clientId, counsellorId, state }]),
  )
}

import { appointmentCan } from '#domain/scheduling/appointment'
import { isFree, nextBest, type Diary } from '#domain/scheduling/diary'
import { instantOf as instantOfMinute, minutesOf } from '#domain/scheduling/wall-clock'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { instantOf } from '#platform/instants'
import { emit } from '#platform/outbox'
import { Refusal } from '#platform/refusal'
import { minuteOfText } from './asked-days.ts'
import { isLicensed, type Bookee } from './bookability.ts'
import { sessionOfRow, tellWhoWaits } from './earlier.ts'
import { expireOver } from './expire-holds.ts'
import { bookeeByAccount } from './find-bookee.ts'
import { heldByOneOfThem, needCan, newsOf } from './held-appointment.ts'
import { mostNext, type HeldOrTaken } from './hold-slot.ts'
import { presentOne } from './present-appointments.ts'
import { factsOf } from './presenter.ts'
import { clientIsTaken, updateWhereFree, type AppointmentRow } from './repository.ts'
import { isoOf } from './show-slots.ts'

/**
 * To another free time of the same counsellor; an earlier one that became free is taken in the same way, and whoever is first has it. What was
 * promised for changes is kept: as long before the new beginning as it was before the old one. Moved to where it is, nothing happens.
 * @throws Refusal not-found, date-unknown, appointment-too-late, appointment-over, appointment-not-confirmed, counsellor-unlicensed, own-time-taken
 */
export async function moveAppointment(context: Context, id: string, startsAt: string): Promise<HeldOrTaken> {
  const wanted = minuteOfText(startsAt)
  const { row, next } = await inTransaction(context, (inside) => move(inside, id, wanted))
  return { appointment: row && (await presentOne(context, row)), next }
}

async function move(inside: Context, id: string, wanted: number | null): Promise<{ row: AppointmentRow | null; next: string[] }> {
  const { row, by } = await heldByOneOfThem(inside, id)
  if (wanted === minutesOf(instantOf(row.startsAt)) && row.state === 'confirmed') return { row, next: [] }
  const nowMs = inside.now().epochMilliseconds
  needCan(appointmentCan.move(factsOf(row), nowMs, by))
  const { diary } = await needBookee(inside, row)
  const session = sessionOfRow(row)
  const from = wanted ?? minutesOf(instantOf(row.startsAt))
  const others = (seen: Diary | null) => ({ row: null, next: seen ? nextBest(seen, session, nowMs, from, mostNext, id).map(isoOf) : [] })
  if (!diary || wanted === null || !isFree(diary, session, nowMs, wanted, id)) return others(diary)
  const times = timesAt(row, wanted)
  const stretch = { from: instantOf(times.startsAt), to: instantOf(times.occupiedUntil) }
  await expireOver(inside, [row.clientId, row.counsellorId], stretch)
  if (await clientIsTaken(inside.db, row.clientId, { ...stretch, to: instantOf(times.endsAt) }, id)) throw new Refusal('own-time-taken')
  const moved = await updateWhereFree(inside.db, id, times)
  if (!moved) return others((await needBookee(inside, row)).diary)
  await appendAuditEvent(inside, { action: 'appointment.moved', subject: `appointment:${id}`, details: { by } })
  await emit(inside, 'appointment.was-moved', newsOf(moved))
  await tellWhoWaits(inside, row.counsellorId, row)
  return { row: moved, next: [] }
}

/** @throws Refusal counsellor-unlicensed: what stands is kept, but nothing new is agreed */
async function needBookee(inside: Context, { counsellorId }: AppointmentRow): Promise<Bookee> {
  const bookee = await bookeeByAccount(inside, counsellorId)
  if (!bookee || !isLicensed(bookee.page, inside.now().epochMilliseconds)) throw new Refusal('counsellor-unlicensed')
  return bookee
}

function timesAt(row: AppointmentRow, minute: number) {
  const from = instantOf(row.startsAt)
  const to = instantOfMinute(minute)
  const moved = (text: string) => to.add(from.until(instantOf(text))).toString()
  return {
    startsAt: to.toString(),
    endsAt: moved(row.endsAt),
    occupiedUntil: moved(row.occupiedUntil),
    changeUntil: moved(row.changeUntil),
    graceUntil: moved(row.graceUntil),
    waitsForEarlier: row.waitsForEarlier && Temporal.Instant.compare(to, from) > 0,
  }
}

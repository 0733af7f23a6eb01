import { slotsIn } from '#domain/scheduling/diary'
import { minutesOf } from '#domain/scheduling/wall-clock'
import type { Context } from '#platform/context'
import { emit } from '#platform/outbox'
import { instantOf } from '#platform/instants'
import { bookeeByAccount } from './find-bookee.ts'
import { findComing, type AppointmentRow } from './repository.ts'

/** How many earlier times are offered at once. */
export const mostEarlier = 12

type Freed = Pick<AppointmentRow, 'clientId' | 'startsAt' | 'occupiedUntil'>

/**
 * A time of this counsellor has become free: whoever waits for an earlier one than theirs, and could have one there, hears of it. Who takes it
 * first has it.
 */
export async function tellWhoWaits(inside: Context, counsellorId: string, freed: Freed): Promise<void> {
  const now = inside.now()
  const waiting = (await findComing(inside.db, counsellorId, now)).filter(
    (one) =>
      one.waitsForEarlier &&
      one.clientId !== freed.clientId &&
      instantOf(one.startsAt).epochMilliseconds > instantOf(freed.startsAt).epochMilliseconds,
  )
  if (waiting.length === 0) return
  const bookee = await bookeeByAccount(inside, counsellorId)
  if (!bookee?.diary || !bookee.isActive) return
  for (const one of waiting) {
    const to = Math.min(minutesOf(instantOf(freed.occupiedUntil)), minutesOf(instantOf(one.startsAt)))
    const from = minutesOf(instantOf(freed.startsAt)) - one.minutes
    const [first] = slotsIn(bookee.diary, sessionOfRow(one), now.epochMilliseconds, { from, to }, 1, one.id)
    if (first !== undefined)
      await emit(inside, 'appointment.may-be-earlier', { appointmentId: one.id, clientId: one.clientId, counsellorId: one.counsellorId })
  }
}

/** Length and buffer as they were when it was made. */
export function sessionOfRow({ minutes, endsAt, occupiedUntil }: AppointmentRow) {
  return { minutes, bufferMinutes: minutesOf(instantOf(occupiedUntil)) - minutesOf(instantOf(endsAt)) }
}

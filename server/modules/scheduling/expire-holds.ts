import { inTransaction, type Context } from '#platform/context'
import { emit } from '#platform/outbox'
import { tellWhoWaits } from './earlier.ts'
import { lockOver, lockOverOf, updateAppointment, type AppointmentRow, type Stretch } from './repository.ts'

/** In one transaction. */
const atMost = 100

const over = { state: 'expired', heldUntil: null, heldFor: null } as const

/** By the clock: what was not confirmed in time is free again. Several processes may do so at once. */
export async function expireHolds(context: Context): Promise<void> {
  const rows = await inTransaction(context, async (inside) => {
    const found = await lockOver(inside.db, inside.now(), atMost)
    await expire(inside, found)
    return found
  })
  for (const row of rows) await inTransaction(context, (inside) => tellWhoWaits(inside, row.counsellorId, row))
  if (rows.length === atMost) await expireHolds(context)
}

/** What stands in the way of somebody although its time is over. @returns how many */
export async function expireOver(inside: Context, people: readonly string[], stretch: Stretch): Promise<number> {
  const rows = await lockOverOf(inside.db, people, stretch, inside.now())
  await expire(inside, rows)
  return rows.length
}

async function expire(inside: Context, rows: readonly AppointmentRow[]): Promise<void> {
  for (const { id, clientId, counsellorId } of rows) {
    await updateAppointment(inside.db, id, over)
    await emit(inside, 'appointment.has-expired', { appointmentId: id, clientId, counsellorId })
  }
}

/** Whoever chooses another time lets go of the one that they only looked at; nobody has to hear of it. */
export async function releaseHolds(inside: Context, rows: readonly AppointmentRow[]): Promise<void> {
  for (const { id } of rows) await updateAppointment(inside.db, id, over)
}

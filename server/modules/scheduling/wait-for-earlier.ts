import type { Appointment } from '#contract/scheduling'
import { appointmentCan } from '#domain/scheduling/appointment'
import { inTransaction, type Context } from '#platform/context'
import { notFound } from '#platform/refusal'
import { heldByOneOfThem, needCan } from './held-appointment.ts'
import { presentOne } from './present-appointments.ts'
import { factsOf } from './presenter.ts'
import { updateAppointment } from './repository.ts'

/**
 * As long as it can be moved. To take an earlier one is to move there (`moveAppointment`).
 * @throws Refusal not-found, also for the counsellor; appointment-too-late, appointment-over, appointment-not-confirmed
 */
export async function waitForEarlier(context: Context, id: string, waits: boolean): Promise<Appointment> {
  const row = await inTransaction(context, async (inside) => {
    const { row: before, by } = await heldByOneOfThem(inside, id)
    if (by !== 'client') throw notFound()
    if (waits) needCan(appointmentCan.move(factsOf(before), inside.now().epochMilliseconds, by))
    return before.waitsForEarlier === waits ? before : updateAppointment(inside.db, id, { waitsForEarlier: waits })
  })
  return presentOne(context, row)
}

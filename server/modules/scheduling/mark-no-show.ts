import type { Appointment } from '#contract/scheduling'
import { appointmentCan } from '#domain/scheduling/appointment'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { emit } from '#platform/outbox'
import { heldByOneOfThem, needCan, newsOf } from './held-appointment.ts'
import { presentOne } from './present-appointments.ts'
import { factsOf } from './presenter.ts'
import { updateAppointment } from './repository.ts'

/** Sent twice, it is done once. @throws Refusal not-found, appointment-not-yours, appointment-not-confirmed, appointment-not-begun, appointment-within-grace */
export async function markNoShow(context: Context, id: string): Promise<Appointment> {
  const row = await inTransaction(context, async (inside) => {
    const { row: before, by } = await heldByOneOfThem(inside, id)
    if (before.state === 'no-show' && by !== 'client') return before
    needCan(appointmentCan.markNoShow(factsOf(before), inside.now().epochMilliseconds, by))
    const after = await updateAppointment(inside.db, id, { state: 'no-show' })
    await appendAuditEvent(inside, { action: 'appointment.missed', subject: `appointment:${id}`, details: { by } })
    await emit(inside, 'appointment.was-missed', newsOf(after))
    return after
  })
  return presentOne(context, row)
}

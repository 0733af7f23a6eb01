import type { Appointment } from '#contract/scheduling'
import { appointmentCan, type CancelReason } from '#domain/scheduling/appointment'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { emit } from '#platform/outbox'
import { tellWhoWaits } from './earlier.ts'
import { heldByOneOfThem, needCan, newsOf } from './held-appointment.ts'
import { presentOne } from './present-appointments.ts'
import { factsOf } from './presenter.ts'
import { updateAppointment } from './repository.ts'

/**
 * Gives the time back. Late by the rule of the appointment, what was paid is not given back; whoever is not the client never costs the client
 * anything. Sent twice by the same side, it is done once.
 * @throws Refusal not-found, appointment-over
 */
export async function cancelAppointment(context: Context, id: string, reason: CancelReason): Promise<Appointment> {
  const row = await inTransaction(context, async (inside) => {
    const { row: before, by } = await heldByOneOfThem(inside, id)
    if (before.state === 'cancelled' && before.cancelledBy === by) return before
    const facts = factsOf(before)
    const nowMs = inside.now().epochMilliseconds
    needCan(appointmentCan.cancel(facts, nowMs))
    const isFree = appointmentCan.cancelFree(facts, nowMs, by) === null
    const cancelled = { state: 'cancelled', heldUntil: null, heldFor: null, cancelledBy: by, cancelReason: reason, cancelledLate: !isFree } as const
    const after = await updateAppointment(inside.db, id, cancelled)
    await appendAuditEvent(inside, { action: 'appointment.cancelled', subject: `appointment:${id}`, details: { by, reason, isFree } })
    await emit(inside, 'appointment.was-cancelled', { ...newsOf(after), by, isFree })
    await tellWhoWaits(inside, after.counsellorId, after)
    return after
  })
  return presentOne(context, row)
}

import { randomUUID } from 'node:crypto'
import type { Database } from '#platform/database'

type Between = { readonly client: { readonly uid: string }; readonly counsellor: { readonly uid: string } }

/** As if it had been booked: for what is about times that stand, and not about how they came to. */
export async function anAppointment({ pool }: Database, { client, counsellor }: Between, startsAt: Temporal.Instant, state = 'confirmed') {
  const id = randomUUID()
  const endsAt = startsAt.add({ minutes: 50 }).toString()
  const isHeld = state === 'held'
  await pool.query(
    `insert into scheduling.appointment (id, client_id, counsellor_id, service_id, mode, service_name, minutes, price_idr, starts_at, ends_at,
       occupied_until, state, held_until, held_for, change_until, grace_until, client_time_zone, made_at, confirmed_at)
     values ($1, $2, $3, gen_random_uuid(), 'video', '{"id":"Sesi","en":"Session"}', 50, 250000, $4, $5, $5, $6, $7, $8, $4, $4, 'Asia/Jakarta', now(), $9)`,
    [
      id,
      client.uid,
      counsellor.uid,
      startsAt.toString(),
      endsAt,
      state,
      isHeld ? startsAt.toString() : null,
      isHeld ? 'paying' : null,
      isHeld ? null : startsAt.toString(),
    ],
  )
  return { appointmentId: id, clientId: client.uid, counsellorId: counsellor.uid }
}

type Appointment = Awaited<ReturnType<typeof anAppointment>>

export async function moved({ pool }: Database, { appointmentId }: Appointment, startsAt: Temporal.Instant): Promise<void> {
  const times = [appointmentId, startsAt.toString(), startsAt.add({ minutes: 50 }).toString()]
  await pool.query('update scheduling.appointment set starts_at = $2, ends_at = $3, occupied_until = $3 where id = $1', times)
}

export async function cancelled({ pool }: Database, { appointmentId }: Appointment): Promise<void> {
  await pool.query(
    `update scheduling.appointment set state = 'cancelled', held_until = null, held_for = null, cancelled_by = 'client', cancel_reason = 'no-reason',
       cancelled_late = false where id = $1`,
    [appointmentId],
  )
}

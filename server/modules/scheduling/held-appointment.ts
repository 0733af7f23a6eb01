import type { By, WhyNot } from '#domain/scheduling/appointment'
import type { Context } from '#platform/context'
import { notFound, Refusal, type RefusalCode } from '#platform/refusal'
import { roleIn } from './present-appointments.ts'
import { lockAppointment, type AppointmentRow } from './repository.ts'

/** Held until the transaction ends, with its calendar, for whoever has to do with it. @throws Refusal not-found for anybody else */
export async function heldByOneOfThem(inside: Context, id: string): Promise<{ row: AppointmentRow; by: By }> {
  const row = await lockAppointment(inside.db, id)
  const by = row && roleIn(inside, row)
  if (!row || !by) throw notFound()
  return { row, by }
}

const codes = {
  'too-late': 'appointment-too-late',
  over: 'appointment-over',
  'not-begun': 'appointment-not-begun',
  'within-grace': 'appointment-within-grace',
  'not-confirmed': 'appointment-not-confirmed',
  'not-yours': 'appointment-not-yours',
} as const satisfies Record<WhyNot, RefusalCode>

/** @throws Refusal that says why */
export function needCan(why: WhyNot | null): void {
  if (why !== null) throw new Refusal(codes[why])
}

export const newsOf = ({ id, clientId, counsellorId }: AppointmentRow) => ({ appointmentId: id, clientId, counsellorId })

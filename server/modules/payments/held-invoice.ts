import { payableAppointment } from '#modules/scheduling'
import type { Context } from '#platform/context'
import { ownId } from '#platform/own-id'
import { notFound, Refusal } from '#platform/refusal'
import { findInvoice, lockInvoice, type InvoiceRow } from './repository.ts'

export type Appointment = NonNullable<Awaited<ReturnType<typeof payableAppointment>>>
export type Held = { readonly row: InvoiceRow; readonly appointment: Appointment }

/**
 * [Note: locks of money] In one order, always: the appointment, its invoice, the series of numbers, a voucher, the amounts of transfers,
 * and the end of the audit trail, which also booking holds. So two acts wait for each other, and never both at once.
 * @throws Refusal not-found
 */
export async function heldInvoice(inside: Context, id: string): Promise<Held> {
  const found = await findInvoice(inside.db, id)
  if (!found) throw notFound()
  const appointment = await payableAppointment(inside, found.appointmentId)
  const row = await lockInvoice(inside.db, { id })
  // Neither is ever deleted.
  if (!appointment || !row) throw notFound()
  return { row, appointment }
}

/** @throws Refusal not-found for whoever is not its client */
export async function heldInvoiceOfClient(inside: Context, id: string): Promise<Held> {
  const found = await findInvoice(inside.db, id)
  if (found?.clientId !== ownId(inside)) throw notFound()
  return heldInvoice(inside, id)
}

/** @throws Refusal invoice-closed when it is paid or over */
export function needOpen({ state }: InvoiceRow): void {
  if (state !== 'open') throw new Refusal('invoice-closed')
}

/** Whether the time is still kept for this client: a hold whose time ran out counts as none, also before anybody noted it. */
export const isKept = ({ state, heldUntil }: Appointment, now: Temporal.Instant): boolean =>
  state === 'held' && heldUntil !== null && Temporal.Instant.compare(heldUntil, now) > 0

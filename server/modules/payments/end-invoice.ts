import { undoing, stateWhenOver } from '#domain/payments/balance'
import { appendAuditEvent } from '#modules/audit'
import { payableAppointment } from '#modules/scheduling'
import { inTransaction, type Context } from '#platform/context'
import { countDeeds, recordDeed } from './deeds.ts'
import { lockInvoice, updateInvoice, type InvoiceRow } from './repository.ts'
import { releaseVoucher } from './use-voucher.ts'

/**
 * Nothing is owed for this session any more: what was invoiced is credited, what a voucher took off is given back, and what came in is owed
 * to the client until it is sent back. Done to one that is over already, it does nothing.
 */
export async function undoInvoice(inside: Context, row: InvoiceRow): Promise<InvoiceRow> {
  const { restoredIdr, creditedIdr } = undoing(row)
  const [restores, credits] = [await countDeeds(inside.db, row.id, 'restored'), await countDeeds(inside.db, row.id, 'credited')]
  if (restoredIdr > 0) await recordDeed(inside, row.id, 'restored', restoredIdr, `restored:${row.id}:${restores}`)
  if (creditedIdr > 0) await recordDeed(inside, row.id, 'credited', creditedIdr, `undone:${row.id}:${credits}`)
  await releaseVoucher(inside, row.id)
  return updateInvoice(inside.db, row.id, { state: stateWhenOver(row) })
}

/** The time that was kept ran out. One that was paid after all meanwhile is left alone. */
export async function endExpired(context: Context, appointmentId: string): Promise<void> {
  await endIf(context, appointmentId, (state, row) => state === 'expired' && row.state === 'open')
}

/** Whoever cancels late has had the time kept for them: what is paid stays, unless the rules or the practice say otherwise. */
export async function endCancelled(context: Context, { appointmentId, isFree }: { appointmentId: string; isFree: boolean }): Promise<void> {
  await endIf(
    context,
    appointmentId,
    (state, row) => state === 'cancelled' && (row.state === 'open' || (isFree && row.state === 'paid' && isStanding(row))),
  )
}

/** Something of it is still owed or given up: else it was undone already. */
const isStanding = (row: InvoiceRow) => Object.values(undoing(row)).some((amount) => amount > 0)

async function endIf(context: Context, appointmentId: string, isOver: (state: string, row: InvoiceRow) => boolean): Promise<void> {
  await inTransaction(context, async (inside) => {
    const appointment = await payableAppointment(inside, appointmentId)
    const row = appointment && (await lockInvoice(inside.db, { appointmentId }))
    // News may come twice, and late: how it stands now is what counts.
    if (!appointment || !row || !isOver(appointment.state, row)) return
    const ended = await undoInvoice(inside, row)
    await appendAuditEvent(inside, { action: 'invoice.ended', subject: `invoice:${row.id}`, details: { state: ended.state } })
  })
}

import type { Invoice } from '#contract/payments'
import { dueIdr } from '#domain/payments/balance'
import type { PaymentWay } from '#domain/payments/invoice'
import { appendAuditEvent } from '#modules/audit'
import { showPractice } from '#modules/practice'
import { confirmPaid, keepForPayment, payableAppointment } from '#modules/scheduling'
import { inTransaction, type Context } from '#platform/context'
import { instantOf, isBefore } from '#platform/instants'
import { ownId } from '#platform/own-id'
import { notFound, Refusal } from '#platform/refusal'
import { recordDeed } from './deeds.ts'
import { askBy, isGateway } from './demand.ts'
import { isKept, type Appointment } from './held-invoice.ts'
import { presentedOne } from './known.ts'
import { numberOf } from './presenter.ts'
import { openAtGateway, waitingOrder, type Order } from './open-at-gateway.ts'
import { payUntil } from './pay-until.ts'
import { findSettings, insertInvoice, lockInvoice, nextSerial, rereadInvoice, updateInvoice, type InvoiceRow } from './repository.ts'
import type { PaymentTools } from './tools.ts'
import { applyVoucher } from './use-voucher.ts'

type Asked = { readonly appointment: string; readonly way: PaymentWay | null; readonly voucher?: string | undefined }

/**
 * A client pays for a time that is kept for them. With nothing left to pay it is confirmed in the same transaction; else the time is kept
 * while they pay, no longer than was told at first, however often they choose another way. A gateway is asked afterwards: what it is asked
 * for is written down already, so that news which come before its answer, or after a crash, find their invoice.
 * @throws Refusal not-found, hold-over, invoice-closed, payment-way-needed, payment-way-unknown, transfer-codes-used-up, gateway-failed,
 * and those of vouchers
 */
export async function openInvoice(context: Context, tools: PaymentTools, asked: Asked): Promise<Invoice> {
  const { id, order } = await inTransaction(context, (inside) => open(inside, tools, asked))
  if (order) await openAtGateway(context, tools, order)
  return presentedOne(context.db, await rereadInvoice(context.db, id))
}

async function open(inside: Context, tools: PaymentTools, asked: Asked): Promise<{ id: string; order: Order | null }> {
  const appointment = await payableAppointment(inside, asked.appointment)
  if (appointment?.clientId !== ownId(inside)) throw notFound()
  const known = await lockInvoice(inside.db, { appointmentId: appointment.id })
  if (known && known.state !== 'open') {
    // Sent again because the answer was lost.
    if (known.state === 'paid') return { id: known.id, order: null }
    throw new Refusal('invoice-closed')
  }
  if (!isKept(appointment, inside.now())) throw new Refusal('hold-over')
  const issued = known ?? (await issue(inside, appointment))
  if (asked.voucher !== undefined) await applyVoucher(inside, tools.outerKey, issued, asked.voucher, dueIdr(issued))
  const row = await rereadInvoice(inside.db, issued.id)
  if (dueIdr(row) === 0) {
    await settleFree(inside, row)
    return { id: row.id, order: null }
  }
  return { id: row.id, order: await ask(inside, tools, row, asked.way) }
}

async function issue(inside: Context, { id, clientId, counsellorId, priceIdr, startsAt }: Appointment): Promise<InvoiceRow> {
  const { wording, sender } = await findSettings(inside.db)
  const { timeZone } = await showPractice(inside)
  const issuedAt = inside.now().toString()
  const { year } = inside.now().toZonedDateTimeISO(timeZone)
  const until = await payUntil(inside, startsAt)
  const row = await insertInvoice(inside.db, {
    appointmentId: id,
    clientId,
    counsellorId,
    year,
    serial: await nextSerial(inside.db, year),
    priceIdr,
    startsAt: startsAt.toString(),
    wording,
    sender,
    issuedAt,
    payUntil: until.toString(),
  })
  if (priceIdr > 0) await recordDeed(inside, row.id, 'invoiced', priceIdr, `invoiced:${row.id}:0`)
  await appendAuditEvent(inside, { action: 'invoice.issued', subject: `invoice:${row.id}`, details: { number: numberOf(row), priceIdr } })
  return rereadInvoice(inside.db, row.id)
}

async function settleFree(inside: Context, row: InvoiceRow): Promise<void> {
  if ((await confirmPaid(inside, row.appointmentId)) === 'gone') throw new Refusal('hold-over')
  await updateInvoice(inside.db, row.id, { state: 'paid', paidAt: inside.now().toString() })
  await appendAuditEvent(inside, { action: 'invoice.settled', subject: `invoice:${row.id}`, details: { offIdr: row.offIdr } })
}

async function ask(inside: Context, tools: PaymentTools, row: InvoiceRow, way: PaymentWay | null): Promise<Order | null> {
  if (way === null) throw new Refusal('payment-way-needed')
  if (isGateway(way) && !tools.gateways[way]) throw new Refusal('payment-way-unknown')
  const asking = await askBy(inside, row, way)
  const until = row.payUntil === null ? inside.now() : instantOf(row.payUntil)
  // Who said that they paid has the time kept until somebody has looked.
  if (row.saidPaidAt === null && isBefore(inside.now(), until)) await keepForPayment(inside, row.appointmentId, 'paying', until)
  return isGateway(way) && asking.payAt === null ? waitingOrder(inside, asking, way) : null
}

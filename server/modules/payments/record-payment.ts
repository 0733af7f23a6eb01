import { dueIdr } from '#domain/payments/balance'
import { appendAuditEvent } from '#modules/audit'
import { confirmPaid } from '#modules/scheduling'
import type { Context } from '#platform/context'
import { countDeeds, hasDeed, lastAmount, recordDeed } from './deeds.ts'
import { askAnew } from './demand.ts'
import { undoInvoice } from './end-invoice.ts'
import type { Held } from './held-invoice.ts'
import { updateInvoice, type InvoiceRow } from './repository.ts'
import { takeVoucherBack } from './use-voucher.ts'

/** Of the payment of one thing by one way: told twice, it counts once. */
export type Payment = { readonly amountIdr: number; readonly key: string; readonly by: string }

export type PaymentOutcome = 'repeated' | 'part-paid' | 'confirmed' | 'owed-back'

/**
 * Money has come in, whenever it came. What was asked for confirms the appointment, in the same transaction; what comes too late confirms
 * it after all where its time is still free; and where it is not, or too much came, it is owed back. It is never lost.
 */
export async function recordPayment(inside: Context, held: Held, payment: Payment): Promise<PaymentOutcome> {
  const { row } = held
  if (await hasDeed(inside.db, payment.key)) return 'repeated'
  const outcome = row.state === 'open' ? await payOpen(inside, row, payment) : await payClosed(inside, row, payment)
  const details = { amountIdr: payment.amountIdr, by: payment.by, outcome }
  await appendAuditEvent(inside, { action: 'payment.recorded', subject: `invoice:${row.id}`, details })
  return outcome
}

async function payOpen(inside: Context, row: InvoiceRow, { amountIdr, key }: Payment): Promise<PaymentOutcome> {
  await invoiceCode(inside, row, amountIdr, dueIdr(row))
  await recordDeed(inside, row.id, 'paid', amountIdr, key)
  const paid = await updateInvoice(inside.db, row.id, { saidPaidAt: null })
  if (dueIdr(paid) > 0) {
    await askAnew(inside, paid)
    return 'part-paid'
  }
  if ((await confirmPaid(inside, row.appointmentId)) === 'confirmed') {
    await updateInvoice(inside.db, row.id, { state: 'paid', paidAt: inside.now().toString() })
    return 'confirmed'
  }
  await updateInvoice(inside.db, row.id, { paidAt: inside.now().toString() })
  await undoInvoice(inside, paid)
  return 'owed-back'
}

async function payClosed(inside: Context, row: InvoiceRow, { amountIdr, key }: Payment): Promise<PaymentOutcome> {
  const isOver = row.state === 'void'
  const offIdr = isOver ? await lastAmount(inside.db, row.id, 'restored') : 0
  const askedIdr = row.priceIdr - offIdr
  // Before the sum changes: money that is here is nothing that never was.
  await updateInvoice(inside.db, row.id, { state: 'paid', paidAt: row.paidAt ?? inside.now().toString() })
  if (!isOver || amountIdr < askedIdr || (await confirmPaid(inside, row.appointmentId)) === 'gone') {
    await recordDeed(inside, row.id, 'paid', amountIdr, key)
    return 'owed-back'
  }
  const times = await countDeeds(inside.db, row.id, 'invoiced')
  await recordDeed(inside, row.id, 'invoiced', row.priceIdr, `invoiced:${row.id}:${times}`)
  if (offIdr > 0) await recordDeed(inside, row.id, 'waived', offIdr, `again:${row.id}:${times}`)
  await invoiceCode(inside, row, amountIdr, askedIdr)
  await recordDeed(inside, row.id, 'paid', amountIdr, key)
  await takeVoucherBack(inside, row.id)
  return 'confirmed'
}

/** The three digits by which a transfer is recognised are asked for, so they are owed; only when they come is it known that they do. */
async function invoiceCode(inside: Context, row: InvoiceRow, amountIdr: number, askedIdr: number): Promise<void> {
  if (row.way !== 'transfer' || row.demandIdr !== amountIdr || amountIdr <= askedIdr) return
  await recordDeed(inside, row.id, 'invoiced', amountIdr - askedIdr, `code:${row.id}:${await countDeeds(inside.db, row.id, 'invoiced')}`)
}

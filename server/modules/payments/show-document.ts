import { like, sql } from 'drizzle-orm'
import type { Bytes } from '#contract/bytes'
import type { ReplyOf } from '#contract/endpoint'
import type { Language } from '#contract/languages'
import type { getInvoiceDocument, Invoice } from '#contract/payments'
import { formatIdr } from '#domain/payments/rupiah'
import { m } from '#messages'
import { showPractice } from '#modules/practice'
import type { Context } from '#platform/context'
import { instantOf } from '#platform/instants'
import { dayText, timeText } from './document-format.ts'
import { drawDocument, type DocumentText } from './draw-document.ts'
import { presentedOne } from './known.ts'
import { readableInvoice } from './show-invoice.ts'
import { deed } from './tables.ts'

/** The invoice, or once it is paid the receipt. @throws Refusal not-found for whoever is neither its client nor an admin */
export async function showDocument(context: Context, id: string, language: Language): Promise<ReplyOf<typeof getInvoiceDocument>> {
  const row = await readableInvoice(context, id)
  const practice = await showPractice(context)
  const invoice = await presentedOne(context.db, row)
  const codes = await context.db
    .select({ sum: sql<number>`coalesce(sum(${deed.amountIdr}), 0)`.mapWith(Number) })
    .from(deed)
    .where(like(deed.key, `code:${id}:%`))
  const place = { language, timeZone: practice.timeZone }
  const text = textOf(invoice, { ...place, practice: practice.name, sender: row.sender, codeIdr: codes[0]?.sum ?? 0 })
  const bytes = await drawDocument(text, instantOf(row.issuedAt))
  return { bytes: bytes.length, stream: once(bytes), type: 'application/pdf', fileName: `${invoice.number}.pdf` }
}

async function* once(bytes: Uint8Array): Bytes {
  yield bytes
}

type Around = {
  readonly language: Language
  readonly timeZone: string
  readonly practice: string
  readonly sender: string
  readonly codeIdr: number
}

/** What stands on it, in order; what is nothing is not there. */
export function textOf(invoice: Invoice, { language, timeZone, practice, sender, codeIdr }: Around): DocumentText {
  const locale = { locale: language }
  const at = (text: string) => Temporal.Instant.from(text)
  const line = (label: string, amountIdr: number, sign = '') => (amountIdr === 0 ? [] : [{ label, amount: `${sign}${formatIdr(amountIdr)}` }])
  const isReceipt = invoice.state === 'paid' || invoice.state === 'refunded'
  const title = isReceipt ? m.invoice_receipt({}, locale) : invoice.state === 'void' ? m.invoice_void({}, locale) : m.invoice_title({}, locale)
  const facts = [
    { label: m.invoice_number({}, locale), value: invoice.number },
    { label: m.invoice_issued({}, locale), value: dayText(at(invoice.issuedAt), timeZone, language) },
    ...(invoice.client.name === '' ? [] : [{ label: m.invoice_for({}, locale), value: invoice.client.name }]),
    ...(invoice.paidAt === null ? [] : [{ label: m.invoice_paid_on({}, locale), value: timeText(at(invoice.paidAt), timeZone, language) }]),
    ...(invoice.payUntil === null ? [] : [{ label: m.invoice_pay_until({}, locale), value: timeText(at(invoice.payUntil), timeZone, language) }]),
  ]
  const what = `${invoice.wording[language]}, ${timeText(at(invoice.startsAt), timeZone, language)}`
  const lines = [
    { label: what, amount: formatIdr(invoice.priceIdr) },
    ...line(m.invoice_off({}, locale), invoice.offIdr, '–'),
    ...line(m.invoice_code({}, locale), codeIdr),
    ...line(m.invoice_paid({}, locale), invoice.paidIdr),
    ...line(m.invoice_refunded({}, locale), invoice.refundedIdr),
    ...line(m.invoice_owed_back({}, locale), invoice.owedBackIdr),
  ]
  const total = { label: m.invoice_due({}, locale), amount: formatIdr(invoice.dueIdr) }
  return { practice, sender, title, facts, lines, total, foot: m.invoice_foot({ number: invoice.number }, locale), language }
}

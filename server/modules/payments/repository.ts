import { and, desc, eq, isNotNull, isNull, lt, or, sql, type SQL } from 'drizzle-orm'
import type { PaymentSettings } from '#contract/payments'
import type { Db } from '#platform/database'
import { invoice, numberSeries, proof, settings } from './tables.ts'

export type InvoiceRow = typeof invoice.$inferSelect
type NewInvoice = Pick<
  InvoiceRow,
  'appointmentId' | 'clientId' | 'counsellorId' | 'year' | 'serial' | 'priceIdr' | 'startsAt' | 'wording' | 'sender' | 'issuedAt' | 'payUntil'
>

export async function findSettings(db: Db): Promise<PaymentSettings> {
  const [row] = await db.select().from(settings)
  if (!row) throw new Error('no payment settings')
  const { qrisText, transfer, wording, sender } = row
  return { qrisText, transfer, wording, sender }
}

export async function updateSettings(db: Db, changed: PaymentSettings): Promise<void> {
  await db.update(settings).set(changed)
}

/** The next number of a year. Held until the transaction ends: whoever issues meanwhile waits, and what is taken back leaves no gap. */
export async function nextSerial(db: Db, year: number): Promise<number> {
  const [row] = await db
    .insert(numberSeries)
    .values({ year, last: 1 })
    .onConflictDoUpdate({ target: numberSeries.year, set: { last: sql`${numberSeries.last} + 1` } })
    .returning({ last: numberSeries.last })
  if (!row) throw new Error('no number was given')
  return row.last
}

export async function insertInvoice(db: Db, row: NewInvoice): Promise<InvoiceRow> {
  const [inserted] = await db.insert(invoice).values(row).returning()
  if (!inserted) throw new Error('an invoice was not kept')
  return inserted
}

export async function findInvoice(db: Db, id: string): Promise<InvoiceRow | undefined> {
  const [row] = await db.select().from(invoice).where(eq(invoice.id, id))
  return row
}

/** As it stands now, with its sums. */
export async function rereadInvoice(db: Db, id: string): Promise<InvoiceRow> {
  const row = await findInvoice(db, id)
  if (!row) throw new Error('an invoice is gone')
  return row
}

/** Whoever changes an invoice holds its appointment first (`lockedInvoice`). */
export async function lockInvoice(db: Db, of: { readonly id: string } | { readonly appointmentId: string }): Promise<InvoiceRow | undefined> {
  const isThis = 'id' in of ? eq(invoice.id, of.id) : eq(invoice.appointmentId, of.appointmentId)
  const [row] = await db.select().from(invoice).where(isThis).for('update')
  return row
}

/** @returns as it is afterwards, with its sums */
export async function updateInvoice(db: Db, id: string, changed: Partial<InvoiceRow>): Promise<InvoiceRow> {
  const [row] = await db.update(invoice).set(changed).where(eq(invoice.id, id)).returning()
  if (!row) throw new Error('an invoice is gone')
  return row
}

export const findOfClient = (db: Db, clientId: string): Promise<InvoiceRow[]> =>
  db.select().from(invoice).where(eq(invoice.clientId, clientId)).orderBy(desc(invoice.id)).limit(500)

const isOpen = eq(invoice.state, 'open')
const isOwedBack = lt(invoice.receivableIdr, 0)
const which = {
  'to-check': and(isOpen, isNotNull(invoice.saidPaidAt)),
  awaited: and(isOpen, isNull(invoice.saidPaidAt)),
  paid: eq(invoice.state, 'paid'),
  'owed-back': isOwedBack,
  all: undefined,
} satisfies Record<string, SQL | undefined>
export type Which = keyof typeof which

/** Newest first. An amount is looked for wherever a bank's statement may have it from. */
export function findPayments(
  db: Db,
  filter: { which: Which; amountIdr: number | undefined; after: string | undefined },
  most: number,
): Promise<InvoiceRow[]> {
  const { amountIdr, after } = filter
  const hasAmount =
    amountIdr === undefined ? undefined : or(...[invoice.demandIdr, invoice.priceIdr, invoice.paidIdr].map((one) => eq(one, amountIdr)))
  return db
    .select()
    .from(invoice)
    .where(and(which[filter.which], hasAmount, after === undefined ? undefined : lt(invoice.id, after)))
    .orderBy(desc(invoice.id))
    .limit(most)
}

export async function countPayments(db: Db): Promise<{ toCheck: number; awaited: number; owedBack: number }> {
  const [toCheck, awaited, owedBack] = await Promise.all([
    db.$count(invoice, which['to-check']),
    db.$count(invoice, which.awaited),
    db.$count(invoice, isOwedBack),
  ])
  return { toCheck, awaited, owedBack }
}

/** Nobody else chooses an amount until the transaction ends. */
export async function lockTransferAmounts(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('payments.transfer', 0))`)
}

/** Amounts near a price that are awaited, or were not long ago: who is late with a transfer is not taken for somebody else. */
export async function findTransferAmounts(
  db: Db,
  from: number,
  to: number,
  since: Temporal.Instant,
): Promise<{ amountIdr: number; isOpen: boolean }[]> {
  const { rows } = await db.execute<{ amount: string; open: boolean }>(sql`
    select demand_idr as amount, bool_or(state = 'open') as open from payments.invoice
    where way = 'transfer' and demand_idr between ${from} and ${to} and (state = 'open' or issued_at > ${since.toString()}) group by demand_idr`)
  return rows.map(({ amount, open }) => ({ amountIdr: Number(amount), isOpen: open }))
}

export async function findProof(db: Db, invoiceId: string): Promise<typeof proof.$inferSelect | undefined> {
  const [row] = await db.select().from(proof).where(eq(proof.invoiceId, invoiceId))
  return row
}

import { sql } from 'drizzle-orm'
import { bigint, boolean, customType, date, integer, jsonb, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Localised } from '#contract/languages'
import type { PaymentSettings } from '#contract/payments'
import type { GatewayWay, InvoiceState, PaymentWay } from '#domain/payments/invoice'
import type { Deed, LedgerAccount } from '#domain/payments/ledger'

const schema = pgSchema('payments')
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })
const rupiah = (name: string) => bigint(name, { mode: 'number' })
const newId = sql`uuidv7()`

export const settings = schema.table('settings', {
  onlyOne: boolean('only_one').primaryKey().default(true),
  qrisText: text('qris_text').notNull().default(''),
  transfer: jsonb('transfer').$type<PaymentSettings['transfer']>(),
  wording: jsonb('wording').$type<Localised>().notNull().default({ id: '', en: '' }),
  sender: text('sender').notNull().default(''),
})

export const numberSeries = schema.table('number_series', {
  year: integer('year').primaryKey(),
  last: integer('last').notNull(),
})

export const invoice = schema.table('invoice', {
  id: uuid('id').primaryKey().default(newId),
  appointmentId: uuid('appointment_id').notNull(),
  clientId: uuid('client_id').notNull(),
  counsellorId: uuid('counsellor_id').notNull(),
  year: integer('year').notNull(),
  serial: integer('serial').notNull(),
  priceIdr: rupiah('price_idr').notNull(),
  startsAt: instant('starts_at').notNull(),
  wording: jsonb('wording').$type<Localised>().notNull(),
  sender: text('sender').notNull(),
  issuedAt: instant('issued_at').notNull(),
  state: text('state').$type<InvoiceState>().notNull().default('open'),
  way: text('way').$type<PaymentWay>(),
  demandIdr: rupiah('demand_idr'),
  qrisText: text('qris_text'),
  transfer: jsonb('transfer').$type<NonNullable<PaymentSettings['transfer']>>(),
  payAt: text('pay_at'),
  payUntil: instant('pay_until'),
  saidPaidAt: instant('said_paid_at'),
  notFoundAt: instant('not_found_at'),
  paidAt: instant('paid_at'),
  invoicedIdr: rupiah('invoiced_idr').notNull().default(0),
  offIdr: rupiah('off_idr').notNull().default(0),
  creditedIdr: rupiah('credited_idr').notNull().default(0),
  paidIdr: rupiah('paid_idr').notNull().default(0),
  refundedIdr: rupiah('refunded_idr').notNull().default(0),
  receivableIdr: rupiah('receivable_idr').generatedAlwaysAs(sql`invoiced_idr - off_idr - credited_idr - paid_idr + refunded_idr`),
})

export const deed = schema.table('deed', {
  id: uuid('id').primaryKey().default(newId),
  invoiceId: uuid('invoice_id').notNull(),
  deed: text('deed').$type<Deed>().notNull(),
  amountIdr: rupiah('amount_idr').notNull(),
  key: text('key').notNull(),
  at: instant('at').notNull(),
})

export const posting = schema.table(
  'posting',
  {
    deedId: uuid('deed_id').notNull(),
    account: text('account').$type<LedgerAccount>().notNull(),
    amountIdr: rupiah('amount_idr').notNull(),
  },
  (table) => [primaryKey({ columns: [table.deedId, table.account] })],
)

export const voucher = schema.table('voucher', {
  id: uuid('id').primaryKey(),
  codeMark: bytea('code_mark').notNull(),
  ending: text('ending').notNull(),
  note: text('note').notNull(),
  offIdr: rupiah('off_idr'),
  offPercent: integer('off_percent'),
  mostUses: integer('most_uses').notNull(),
  uses: integer('uses').notNull().default(0),
  validUntil: date('valid_until', { mode: 'string' }),
  endedAt: instant('ended_at'),
  madeAt: instant('made_at').notNull(),
})

export const voucherUse = schema.table('voucher_use', {
  invoiceId: uuid('invoice_id').primaryKey(),
  voucherId: uuid('voucher_id').notNull(),
  offIdr: rupiah('off_idr').notNull(),
  at: instant('at').notNull(),
  releasedAt: instant('released_at'),
})

export const gatewayOrder = schema.table('gateway_order', {
  id: text('id').primaryKey(),
  invoiceId: uuid('invoice_id').notNull(),
  gateway: text('gateway').$type<GatewayWay>().notNull(),
  amountIdr: rupiah('amount_idr').notNull(),
  payAt: text('pay_at'),
  madeAt: instant('made_at').notNull(),
})

export const gatewayNews = schema.table(
  'gateway_news',
  {
    gateway: text('gateway').$type<GatewayWay>().notNull(),
    eventId: text('event_id').notNull(),
    digest: bytea('digest').notNull(),
    receivedAt: instant('received_at').notNull(),
    outcome: text('outcome').notNull(),
  },
  (table) => [primaryKey({ columns: [table.gateway, table.eventId] })],
)

export const proof = schema.table('proof', {
  invoiceId: uuid('invoice_id').primaryKey(),
  blob: text('blob').notNull(),
  bytes: bigint('bytes', { mode: 'number' }).notNull(),
  at: instant('at').notNull(),
  times: integer('times').notNull().default(1),
})

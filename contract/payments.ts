import { Type, type Static } from 'typebox'
import { invoiceStates, paymentWays } from '#domain/payments/invoice'
import { GivenBytes, sentBytes, sentFromOutside } from './bytes.ts'
import { endpoint } from './endpoint.ts'
import { IsoDate, IsoInstant } from './formats.ts'
import { SignedCard, SignedCertificate, Uuid } from './key-shapes.ts'
import { Localised, localisedText } from './languages.ts'
import { Done } from './replies.ts'

/** Whole rupiah. Who pays is a pseudonym, what for is a wording that the practice sets: nothing here says what was spoken of. */
const Rupiah = Type.Integer({ minimum: 0, maximum: 9_999_999_999 })
export const Way = Type.Enum(paymentWays)

/** As people pass it on: capitals and digits in groups; case and hyphens do not matter. */
export const VoucherCode = Type.String({ minLength: 4, maxLength: 40, pattern: '^[A-Za-z0-9 -]+$' })

export const getPaymentWays = endpoint({
  name: 'getPaymentWays',
  method: 'GET',
  path: '/api/payment-ways',
  summary: 'How one can pay here, in the order in which it is offered',
  reply: Type.Object({ ways: Type.Array(Way), payWithinMinutes: Type.Integer() }),
})

export const Invoice = Type.Object({
  id: Uuid,
  /** As printed, e.g. `T-2026-000123`. */
  number: Type.String(),
  state: Type.Enum(invoiceStates),
  appointment: Uuid,
  client: Type.Object({ uid: Uuid, name: Type.String() }),
  /** The practice’s neutral words for what is paid. */
  wording: Localised,
  startsAt: IsoInstant,
  priceIdr: Rupiah,
  /** By a voucher, or waived. */
  offIdr: Rupiah,
  /** Still to pay. */
  dueIdr: Rupiah,
  paidIdr: Rupiah,
  refundedIdr: Rupiah,
  /** Promised back and not yet sent. */
  owedBackIdr: Rupiah,
  way: Type.Union([Way, Type.Null()]),
  /** The text behind the QR code, with the amount built in. */
  qris: Type.Union([Type.Object({ text: Type.String(), merchant: Type.String(), city: Type.String(), amountIdr: Rupiah }), Type.Null()]),
  transfer: Type.Union([Type.Object({ bank: Type.String(), account: Type.String(), holder: Type.String(), amountIdr: Rupiah }), Type.Null()]),
  /** Where a gateway takes the payment. */
  payAt: Type.Union([Type.String(), Type.Null()]),
  payUntil: Type.Union([IsoInstant, Type.Null()]),
  saidPaidAt: Type.Union([IsoInstant, Type.Null()]),
  /** The practice looked and found no such money; null again once the client says so anew. */
  notFoundAt: Type.Union([IsoInstant, Type.Null()]),
  hasProof: Type.Boolean(),
  issuedAt: IsoInstant,
  paidAt: Type.Union([IsoInstant, Type.Null()]),
})
export type Invoice = Static<typeof Invoice>

export const checkVoucher = endpoint({
  name: 'checkVoucher',
  method: 'POST',
  path: '/api/vouchers/check',
  summary: 'What a voucher would take off this appointment; nothing is used yet',
  body: Type.Object({ code: VoucherCode, appointment: Uuid }),
  reply: Type.Object({ offIdr: Rupiah, dueIdr: Rupiah }),
})

export const openInvoice = endpoint({
  name: 'openInvoice',
  method: 'POST',
  path: '/api/invoices',
  summary: 'Pay for a time that is held. With nothing left to pay it is confirmed at once. Sent again, it is the same invoice, by the way told last',
  body: Type.Object({ appointment: Uuid, way: Type.Union([Way, Type.Null()]), voucher: Type.Optional(VoucherCode) }),
  reply: Invoice,
})

const one = Type.Object({ invoice: Uuid })

export const listInvoices = endpoint({
  name: 'listInvoices',
  method: 'GET',
  path: '/api/invoices',
  summary: 'A client’s own, newest first',
  reply: Type.Object({ invoices: Type.Array(Invoice) }),
})

export const getInvoice = endpoint({
  name: 'getInvoice',
  method: 'GET',
  path: '/api/invoices/:invoice',
  summary: 'One invoice, for the client and the practice’s desk',
  params: one,
  reply: Invoice,
})

export const getInvoiceDocument = endpoint({
  name: 'getInvoiceDocument',
  method: 'GET',
  path: '/api/invoices/:invoice/document',
  summary: 'The invoice, or once it is paid the receipt, as PDF',
  params: one,
  query: Type.Object({ language: Type.Union([Type.Literal('id'), Type.Literal('en')]) }),
  reply: GivenBytes,
})

export const sayPaid = endpoint({
  name: 'sayPaid',
  method: 'POST',
  path: '/api/invoices/:invoice/said-paid',
  summary: 'The client has paid by QRIS or transfer; the time is kept until the practice has looked',
  params: one,
  reply: Invoice,
})

/** Admins for whom the practice vouches: to them a proof is sealed. */
export const listProofReaders = endpoint({
  name: 'listProofReaders',
  method: 'GET',
  path: '/api/proof-readers',
  summary: 'Cards and certificates of those who may read proofs of payment',
  reply: Type.Object({ readers: Type.Array(Type.Object({ uid: Uuid, card: SignedCard, certificates: Type.Array(SignedCertificate) })) }),
})

/** A `parcel` of crypto: a picture of at most 5 MiB, sealed to the readers. */
export const mostProofBytes = 6 * 1024 * 1024
export const sendProof = endpoint({
  name: 'sendProof',
  method: 'PUT',
  path: '/api/invoices/:invoice/proof',
  summary: 'A proof of payment, sealed to the practice’s admins',
  params: one,
  body: sentBytes(mostProofBytes),
  reply: Done,
})

export const getProof = endpoint({
  name: 'getProof',
  method: 'GET',
  path: '/api/invoices/:invoice/proof',
  summary: 'The sealed proof, for an admin to open',
  params: one,
  reply: GivenBytes,
})

export const listPayments = endpoint({
  name: 'listPayments',
  method: 'GET',
  path: '/api/desk/payments',
  summary: 'For comparing with the bank’s statement: what is awaited, said to be paid, paid, owed back; newest first',
  query: Type.Object({
    which: Type.Enum(['to-check', 'awaited', 'paid', 'owed-back', 'all'] as const),
    amountIdr: Type.Optional(Type.Integer({ minimum: 0, maximum: 9_999_999_999 })),
    after: Type.Optional(Uuid),
  }),
  reply: Type.Object({
    invoices: Type.Array(Invoice),
    after: Type.Union([Uuid, Type.Null()]),
    counts: Type.Object({ toCheck: Type.Integer(), awaited: Type.Integer(), owedBack: Type.Integer() }),
  }),
})

export const confirmPayment = endpoint({
  name: 'confirmPayment',
  method: 'POST',
  path: '/api/invoices/:invoice/confirm',
  summary:
    'The money has come in: how much. The appointment is confirmed, or, where its time is gone, the money is owed back. Sent twice, it counts once',
  params: one,
  body: Type.Object({ amountIdr: Type.Integer({ minimum: 1, maximum: 9_999_999_999 }) }),
  reply: Invoice,
})

export const rejectPayment = endpoint({
  name: 'rejectPayment',
  method: 'POST',
  path: '/api/invoices/:invoice/reject',
  summary: 'No such money has come in; the client is told, and may pay or say so again',
  params: one,
  reply: Invoice,
})

export const waivePrice = endpoint({
  name: 'waivePrice',
  method: 'POST',
  path: '/api/invoices/:invoice/waive',
  summary: 'The practice takes some or all off what is due',
  params: one,
  body: Type.Object({ amountIdr: Type.Integer({ minimum: 1, maximum: 9_999_999_999 }) }),
  reply: Invoice,
})

export const refundPayment = endpoint({
  name: 'refundPayment',
  method: 'POST',
  path: '/api/invoices/:invoice/refund',
  summary: 'Money was sent back, all or some of it; no more than came in. The id makes a repeated request one',
  params: one,
  body: Type.Object({ id: Uuid, amountIdr: Type.Integer({ minimum: 1, maximum: 9_999_999_999 }) }),
  reply: Invoice,
})

/** What the practice sets for money. Keys of gateways stand in the environment and never travel. */
export const PaymentSettings = Type.Object({
  /** The practice’s own static code, as text; empty: no QRIS. */
  qrisText: Type.String({ maxLength: 600 }),
  transfer: Type.Union([
    Type.Object({
      bank: Type.String({ minLength: 2, maxLength: 60 }),
      account: Type.String({ pattern: '^[0-9][0-9 -]{4,30}$', maxLength: 31 }),
      holder: Type.String({ minLength: 2, maxLength: 80 }),
    }),
    Type.Null(),
  ]),
  wording: localisedText(120),
  /** Printed at the head of invoices, below the name of the practice. */
  sender: Type.String({ maxLength: 400 }),
})
export type PaymentSettings = Static<typeof PaymentSettings>

export const getPaymentSettings = endpoint({
  name: 'getPaymentSettings',
  method: 'GET',
  path: '/api/payment-settings',
  summary: 'How the practice takes money, for its admin',
  reply: Type.Object({
    settings: PaymentSettings,
    gateways: Type.Array(Way),
    qris: Type.Union([Type.Object({ merchant: Type.String(), city: Type.String() }), Type.Null()]),
  }),
})

export const savePaymentSettings = endpoint({
  name: 'savePaymentSettings',
  method: 'PUT',
  path: '/api/payment-settings',
  summary: 'Change them; a QRIS text that is none, or has an amount, is refused by name',
  body: PaymentSettings,
  reply: Done,
})

export const Voucher = Type.Object({
  id: Uuid,
  /** The last four; the whole code is shown once. */
  ending: Type.String(),
  note: Type.String(),
  /** One of the two. */
  offIdr: Type.Union([Rupiah, Type.Null()]),
  offPercent: Type.Union([Type.Integer({ minimum: 1, maximum: 100 }), Type.Null()]),
  uses: Type.Integer(),
  mostUses: Type.Integer(),
  validUntil: Type.Union([IsoDate, Type.Null()]),
  endedAt: Type.Union([IsoInstant, Type.Null()]),
})
export type Voucher = Static<typeof Voucher>

export const listVouchers = endpoint({
  name: 'listVouchers',
  method: 'GET',
  path: '/api/vouchers',
  summary: 'The vouchers of the practice, newest first',
  reply: Type.Object({ vouchers: Type.Array(Voucher) }),
})

export const makeVoucher = endpoint({
  name: 'makeVoucher',
  method: 'POST',
  path: '/api/vouchers',
  summary: 'A new voucher; its code is told this once',
  body: Type.Object({
    id: Uuid,
    note: Type.String({ maxLength: 100 }),
    offIdr: Type.Union([Type.Integer({ minimum: 1, maximum: 100_000_000 }), Type.Null()]),
    offPercent: Type.Union([Type.Integer({ minimum: 1, maximum: 100 }), Type.Null()]),
    mostUses: Type.Integer({ minimum: 1, maximum: 10_000 }),
    validUntil: Type.Union([IsoDate, Type.Null()]),
  }),
  reply: Type.Object({ voucher: Voucher, code: Type.String() }),
})

export const endVoucher = endpoint({
  name: 'endVoucher',
  method: 'POST',
  path: '/api/vouchers/:voucher/end',
  summary: 'It is worth nothing from now on; what was used stays used',
  params: Type.Object({ voucher: Uuid }),
  reply: Done,
})

export const getLedger = endpoint({
  name: 'getLedger',
  method: 'GET',
  path: '/api/desk/ledger',
  summary: 'What the accounts hold in a month, whether they come to nothing, and the deeds behind them',
  query: Type.Object({ month: Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', maxLength: 7 }) }),
  reply: Type.Object({
    earnedIdr: Type.Integer(),
    receivedIdr: Type.Integer(),
    givenUpIdr: Type.Integer(),
    owedIdr: Type.Integer(),
    isBalanced: Type.Boolean(),
    deeds: Type.Array(Type.Object({ at: IsoInstant, deed: Type.String(), invoice: Uuid, number: Type.String(), amountIdr: Type.Integer() })),
  }),
})

/** Messages of gateways, by their own documents; what is not signed as they say is refused. */
const gatewayNews = (gateway: 'midtrans' | 'xendit' | 'stripe') =>
  ({
    method: 'POST',
    path: `/api/gateways/${gateway}`,
    summary: 'News of a payment from the gateway; repeated, late and out of order it counts once',
    body: sentFromOutside(65_536),
    reply: Done,
  }) as const
export const midtransNews = endpoint({ name: 'midtransNews', ...gatewayNews('midtrans') })
export const xenditNews = endpoint({ name: 'xenditNews', ...gatewayNews('xendit') })
export const stripeNews = endpoint({ name: 'stripeNews', ...gatewayNews('stripe') })

import * as contract from '#contract/payments'
import type { Actor } from '#platform/context'
import { adminOnly, everyone, route, signedIn, unseenOnPages } from '#platform/route'
import { checkVoucher } from './check-voucher.ts'
import { confirmPayment } from './confirm-payment.ts'
import { openInvoice } from './open-invoice.ts'
import { readProof, sendProof, showProofReaders } from './proofs.ts'
import { refundPayment } from './refund-payment.ts'
import { rejectPayment } from './reject-payment.ts'
import { sayPaid } from './say-paid.ts'
import { saveSettings, showSettings, showWays } from './settings.ts'
import { showDocument } from './show-document.ts'
import { listInvoices, listPayments, showInvoice } from './show-invoice.ts'
import { showLedger } from './show-ledger.ts'
import { takeNews } from './take-news.ts'
import type { PaymentTools } from './tools.ts'
import { endVoucher, listVouchers, makeVoucher } from './vouchers.ts'
import { waivePrice } from './waive-price.ts'

const done = { done: true as const }
const isIn =
  (...roles: string[]) =>
  (actor: Actor) =>
    signedIn(actor) && actor.kind === 'account' && roles.includes(actor.role)
const client = isIn('client')
const clientOrAdmin = isIn('client', 'admin')

export function paymentRoutes(tools: PaymentTools) {
  return unseenOnPages([...ofClients(tools), ...ofAdmins(tools), ...ofGateways(tools)])
}

const ofClients = (tools: PaymentTools) => [
  route({ endpoint: contract.getPaymentWays, may: signedIn, handle: (context) => showWays(context, tools) }),
  route({ endpoint: contract.checkVoucher, may: client, handle: (context, { body }) => checkVoucher(context, tools, body) }),
  route({ endpoint: contract.openInvoice, may: client, handle: (context, { body }) => openInvoice(context, tools, body) }),
  route({ endpoint: contract.listInvoices, may: client, handle: listInvoices }),
  route({ endpoint: contract.getInvoice, may: clientOrAdmin, handle: (context, { params }) => showInvoice(context, params.invoice) }),
  route({
    endpoint: contract.getInvoiceDocument,
    may: clientOrAdmin,
    handle: (context, { params, query }) => showDocument(context, params.invoice, query.language),
  }),
  route({ endpoint: contract.sayPaid, may: client, handle: (context, { params }) => sayPaid(context, params.invoice) }),
  route({ endpoint: contract.listProofReaders, may: client, handle: showProofReaders }),
  route({
    endpoint: contract.sendProof,
    may: client,
    handle: (context, { params, body }) => sendProof(context, tools.blobs, params.invoice, body).then(() => done),
  }),
]

const ofAdmins = (tools: PaymentTools) => [
  route({ endpoint: contract.getProof, may: adminOnly, handle: (context, { params }) => readProof(context, tools.blobs, params.invoice) }),
  route({ endpoint: contract.listPayments, may: adminOnly, handle: (context, { query }) => listPayments(context, query) }),
  route({
    endpoint: contract.confirmPayment,
    may: adminOnly,
    handle: (context, { params, body }) => confirmPayment(context, params.invoice, body.amountIdr),
  }),
  route({ endpoint: contract.rejectPayment, may: adminOnly, handle: (context, { params }) => rejectPayment(context, params.invoice) }),
  route({
    endpoint: contract.waivePrice,
    may: adminOnly,
    handle: (context, { params, body }) => waivePrice(context, params.invoice, body.amountIdr),
  }),
  route({ endpoint: contract.refundPayment, may: adminOnly, handle: (context, { params, body }) => refundPayment(context, params.invoice, body) }),
  route({ endpoint: contract.getPaymentSettings, may: adminOnly, handle: (context) => showSettings(context, tools) }),
  route({
    endpoint: contract.savePaymentSettings,
    may: adminOnly,
    // Whose account people pay into is worth stealing.
    needsFreshProof: true,
    handle: (context, { body }) => saveSettings(context, body).then(() => done),
  }),
  route({ endpoint: contract.listVouchers, may: adminOnly, handle: listVouchers }),
  route({ endpoint: contract.makeVoucher, may: adminOnly, handle: (context, { body }) => makeVoucher(context, tools, body) }),
  route({ endpoint: contract.endVoucher, may: adminOnly, handle: (context, { params }) => endVoucher(context, params.voucher).then(() => done) }),
  route({ endpoint: contract.getLedger, may: adminOnly, handle: (context, { query }) => showLedger(context, query.month) }),
]

/** Who they are, their signature says. */
const ofGateways = (tools: PaymentTools) => [
  route({
    endpoint: contract.midtransNews,
    may: everyone,
    handle: (context, { body }) => takeNews(context, tools, 'midtrans', body).then(() => done),
  }),
  route({ endpoint: contract.xenditNews, may: everyone, handle: (context, { body }) => takeNews(context, tools, 'xendit', body).then(() => done) }),
  route({ endpoint: contract.stripeNews, may: everyone, handle: (context, { body }) => takeNews(context, tools, 'stripe', body).then(() => done) }),
]

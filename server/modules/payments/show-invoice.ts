import type { InputOf, ReplyOf } from '#contract/endpoint'
import type { Invoice, listPayments as listEndpoint } from '#contract/payments'
import type { Context } from '#platform/context'
import { ownId } from '#platform/own-id'
import { notFound } from '#platform/refusal'
import { presented, presentedOne } from './known.ts'
import { countPayments, findInvoice, findOfClient, findPayments, type InvoiceRow } from './repository.ts'

/** How many an admin sees at once. */
const perPage = 50

/** @throws Refusal not-found for whoever is neither its client nor an admin */
export async function readableInvoice(context: Context, id: string): Promise<InvoiceRow> {
  const { actor, db } = context
  const row = await findInvoice(db, id)
  const isAdmin = actor.kind === 'account' && actor.role === 'admin'
  if (!row || (row.clientId !== ownId(context) && !isAdmin)) throw notFound()
  return row
}

export async function showInvoice(context: Context, id: string): Promise<Invoice> {
  return presentedOne(context.db, await readableInvoice(context, id))
}

export async function listInvoices(context: Context): Promise<{ invoices: Invoice[] }> {
  return { invoices: await presented(context.db, await findOfClient(context.db, ownId(context))) }
}

export async function listPayments({ db }: Context, query: InputOf<typeof listEndpoint>['query']): Promise<ReplyOf<typeof listEndpoint>> {
  const rows = await findPayments(db, { which: query.which, amountIdr: query.amountIdr, after: query.after }, perPage + 1)
  const page = rows.slice(0, perPage)
  return { invoices: await presented(db, page), after: rows.length > perPage ? (page.at(-1)?.id ?? null) : null, counts: await countPayments(db) }
}

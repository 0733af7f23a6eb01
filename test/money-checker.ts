import type { Database } from '#platform/database'
import { inHandIdr, owedBackIdr, receivableIdr, type Sums } from '#domain/payments/balance'
import { balanceOf, isBalanced, type Posting } from '#domain/payments/ledger'

type InvoiceRow = Sums & {
  id: string
  state: 'open' | 'paid' | 'void' | 'refunded'
  year: number
  serial: number
  appointment: string | null
  uses: number
}
type PostingRow = { invoice: string; deed: string; account: Posting['account']; amount: string }

/**
 * Looks at a practice's money from outside, whatever was broken off, killed or told twice: the first thing that is wrong, or null.
 * It believes postings alone, and computes everything else from them anew.
 */
export async function moneyFault({ pool }: Pick<Database, 'pool'>): Promise<string | null> {
  const { rows: postings } = await pool.query<PostingRow>(
    'select d.invoice_id as invoice, d.id as deed, p.account, p.amount_idr::text as amount from payments.posting p join payments.deed d on d.id = p.deed_id',
  )
  const { rows: empty } = await pool.query('select from payments.deed d where not exists (select from payments.posting p where p.deed_id = d.id)')
  if (empty.length > 0) return 'a deed without postings'
  const asPostings = (rows: readonly PostingRow[]): Posting[] => rows.map(({ account, amount }) => ({ account, amountIdr: Number(amount) }))
  for (const [deed, rows] of Map.groupBy(postings, (row) => row.deed)) if (!isBalanced(asPostings(rows))) return `deed ${deed} is not balanced`
  const byInvoice = Map.groupBy(postings, (row) => row.invoice)
  const invoices = await invoicesOf(pool)
  for (const invoice of invoices) {
    const wrong = wrongOf(invoice, asPostings(byInvoice.get(invoice.id) ?? []))
    if (wrong) return `invoice ${invoice.id} (${invoice.state}, ${invoice.appointment}): ${wrong}`
  }
  return (await gapIn(pool, invoices)) ?? unpaidFault(pool)
}

async function invoicesOf(pool: Database['pool']): Promise<InvoiceRow[]> {
  const { rows } = await pool.query<Record<string, string>>(
    `select i.*, a.state as appointment, (select count(*) from payments.voucher_use u where u.invoice_id = i.id and u.released_at is null) as uses
     from payments.invoice i left join scheduling.appointment a on a.id = i.appointment_id`,
  )
  return rows.map((row) => ({
    id: row['id'] ?? '',
    state: row['state'] as InvoiceRow['state'],
    year: Number(row['year']),
    serial: Number(row['serial']),
    appointment: row['appointment'] ?? null,
    uses: Number(row['uses']),
    invoicedIdr: Number(row['invoiced_idr']),
    offIdr: Number(row['off_idr']),
    creditedIdr: Number(row['credited_idr']),
    paidIdr: Number(row['paid_idr']),
    refundedIdr: Number(row['refunded_idr']),
  }))
}

/** The sums beside an invoice against its postings, and its state against both. */
function wrongOf(invoice: InvoiceRow, postings: readonly Posting[]): string | null {
  const [receivable, money] = [Number(balanceOf('receivable', postings)), Number(balanceOf('money', postings))]
  if (receivable !== receivableIdr(invoice)) return `the ledger holds ${receivable} of it, the invoice says ${receivableIdr(invoice)}`
  if (money !== inHandIdr(invoice)) return `${money} came in by the ledger, ${inHandIdr(invoice)} by the invoice`
  if (Number(balanceOf('given-up', postings)) !== invoice.offIdr) return 'what was given up differs'
  if (Number(-balanceOf('earned', postings)) !== invoice.invoicedIdr - invoice.creditedIdr) return 'what was earned differs'
  if (money < 0) return 'more was sent back than came in'
  return stateFault(invoice, receivable, money)
}

function stateFault(invoice: InvoiceRow, receivable: number, money: number): string | null {
  const { state, appointment } = invoice
  if (state === 'open' && receivable <= 0) return 'nothing is due, and it is open'
  if (state === 'open' && appointment === 'confirmed') return 'the appointment is confirmed, and it is open'
  if (state !== 'open' && receivable > 0) return 'something is due, and it is closed'
  if (state === 'void' && (money !== 0 || receivable !== 0 || invoice.uses > 0)) return 'it is void, and something is left'
  if (state === 'refunded' && money !== 0) return 'it is refunded, and money is here'
  const isHad = appointment === 'confirmed' || appointment === 'no-show' || appointment === 'cancelled'
  if (state === 'paid' && !isHad && owedBackIdr(invoice) === 0) return 'it is paid, there is no appointment, and nothing is owed back'
  return null
}

async function gapIn(pool: Database['pool'], invoices: readonly InvoiceRow[]): Promise<string | null> {
  for (const [year, ofYear] of Map.groupBy(invoices, (row) => row.year)) {
    const serials = ofYear.map(({ serial }) => serial).toSorted((one, other) => one - other)
    if (serials.some((serial, place) => serial !== place + 1)) return `the numbers of ${year} have a gap`
  }
  const { rows } = await pool.query<{ wrong: string }>(
    `select s.year || ': ' || s.last as wrong from payments.number_series s
     where s.last <> (select count(*) from payments.invoice i where i.year = s.year)`,
  )
  if (rows[0]) return `the counter is ahead of the invoices of ${rows[0].wrong}`
  const { rows: vouchers } = await pool.query<{ id: string }>(
    `select v.id from payments.voucher v
     where v.uses <> (select count(*) from payments.voucher_use u where u.voucher_id = v.id and u.released_at is null) or v.uses > v.most_uses`,
  )
  return vouchers[0] ? `voucher ${vouchers[0].id} miscounts its uses` : null
}

/** Whoever has a confirmed time has paid for it, or need not. */
async function unpaidFault(pool: Database['pool']): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>(
    `select a.id from scheduling.appointment a left join payments.invoice i on i.appointment_id = a.id
     where a.state = 'confirmed' and a.price_idr > 0 and (i.id is null or i.state not in ('paid', 'refunded'))`,
  )
  return rows[0] ? `appointment ${rows[0].id} is confirmed and not paid` : null
}

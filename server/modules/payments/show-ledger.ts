import { sql } from 'drizzle-orm'
import type { ReplyOf } from '#contract/endpoint'
import type { getLedger } from '#contract/payments'
import type { Deed, LedgerAccount } from '#domain/payments/ledger'
import { showPractice } from '#modules/practice'
import type { Context } from '#platform/context'
import type { Db } from '#platform/database'
import { instantOf } from '#platform/instants'
import { numberOf } from './presenter.ts'

/** More deeds than a practice has in a month; a page that has more shows the first of them, and its sums still count all. */
const mostDeeds = 5000

/** What a month moved, by the clock where the practice is. The sums are the database's own, exact however many there are. */
export async function showLedger(context: Context, month: string): Promise<ReplyOf<typeof getLedger>> {
  const { timeZone } = await showPractice(context)
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 })
  const [from, to] = [first, first.add({ months: 1 })].map((day) => day.toZonedDateTime(timeZone).toInstant().toString()) as [string, string]
  const sums = await sumsOf(context.db, from, to)
  const sumOf = (account: LedgerAccount) => Number(sums.get(account) ?? 0n)
  const all = [...sums.values()].reduce((sum, one) => sum + one, 0n)
  return {
    // What is earned stands below nothing in its account: it came from there.
    earnedIdr: 0 - sumOf('earned'),
    receivedIdr: sumOf('money'),
    givenUpIdr: sumOf('given-up'),
    owedIdr: sumOf('receivable'),
    isBalanced: all === 0n && (await isWholeBalanced(context.db)),
    deeds: await deedsOf(context.db, from, to),
  }
}

async function sumsOf(db: Db, from: string, to: string): Promise<Map<LedgerAccount, bigint>> {
  const { rows } = await db.execute<{ account: LedgerAccount; sum: string }>(sql`
    select p.account, sum(p.amount_idr)::text as sum from payments.posting p join payments.deed d on d.id = p.deed_id
    where d.at >= ${from}::timestamptz and d.at < ${to}::timestamptz group by p.account`)
  return new Map(rows.map(({ account, sum }) => [account, BigInt(sum)]))
}

/** All accounts, from the first deed on, hold nothing together, and so does each deed. */
async function isWholeBalanced(db: Db): Promise<boolean> {
  const { rows } = await db.execute<{ ok: boolean }>(sql`
    select coalesce(bool_and(sum = 0), true) as ok from (select sum(amount_idr) as sum from payments.posting group by deed_id) as each`)
  return rows[0]?.ok ?? false
}

type DeedRow = { at: string; deed: Deed; invoice: string; year: number; serial: number; amount: string }

async function deedsOf(db: Db, from: string, to: string): Promise<ReplyOf<typeof getLedger>['deeds']> {
  const { rows } = await db.execute<DeedRow>(sql`
    select d.at::text, d.deed, d.invoice_id as invoice, i.year, i.serial, d.amount_idr::text as amount
    from payments.deed d join payments.invoice i on i.id = d.invoice_id
    where d.at >= ${from}::timestamptz and d.at < ${to}::timestamptz order by d.at desc, d.id desc limit ${mostDeeds}`)
  return rows.map(({ at, deed, invoice, year, serial, amount }) => ({
    at: instantOf(at).toString(),
    deed,
    invoice,
    number: numberOf({ year, serial }),
    amountIdr: Number(amount),
  }))
}

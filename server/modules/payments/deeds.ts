import { and, desc, eq } from 'drizzle-orm'
import { postingsOf, type Deed } from '#domain/payments/ledger'
import type { Context } from '#platform/context'
import type { Db } from '#platform/database'
import { deed, posting } from './tables.ts'

/**
 * Moves money, once for each key. The sums beside the invoice follow by a trigger, in the same transaction.
 * @returns whether it was new
 */
export async function recordDeed({ db, now }: Context, invoiceId: string, kind: Deed, amountIdr: number, key: string): Promise<boolean> {
  const postings = postingsOf[kind](amountIdr)
  const [row] = await db
    .insert(deed)
    .values({ invoiceId, deed: kind, amountIdr, key, at: now().toString() })
    .onConflictDoNothing({ target: deed.key })
    .returning({ id: deed.id })
  if (!row) return false
  await db.insert(posting).values(postings.map((one) => ({ deedId: row.id, ...one })))
  return true
}

export async function hasDeed(db: Db, key: string): Promise<boolean> {
  const rows = await db.select({ id: deed.id }).from(deed).where(eq(deed.key, key))
  return rows.length > 0
}

/** How many of a kind there are, for keys of what may happen more than once. */
export async function countDeeds(db: Db, invoiceId: string, kind: Deed): Promise<number> {
  return db.$count(deed, and(eq(deed.invoiceId, invoiceId), eq(deed.deed, kind)))
}

/** What the last deed of a kind moved; 0 if there was none. */
export async function lastAmount(db: Db, invoiceId: string, kind: Deed): Promise<number> {
  const [row] = await db
    .select({ amountIdr: deed.amountIdr })
    .from(deed)
    .where(and(eq(deed.invoiceId, invoiceId), eq(deed.deed, kind)))
    .orderBy(desc(deed.id))
    .limit(1)
  return row?.amountIdr ?? 0
}

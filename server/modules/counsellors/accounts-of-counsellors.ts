import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '#platform/database'
import { counsellor } from './tables.ts'

/** Whose public page this is; null where there is no such page, or nobody who logs in stands behind it. */
export async function accountBySlug(db: Db, slug: string): Promise<string | null> {
  const [row] = await db
    .select({ accountId: counsellor.accountId })
    .from(counsellor)
    .where(and(eq(counsellor.slug, slug), counsellor.published))
  return row?.accountId ?? null
}

/** Addresses of the public pages, by account; who has none is missing. */
export async function slugsByAccount(db: Db, accountIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ accountId: counsellor.accountId, slug: counsellor.slug })
    .from(counsellor)
    .where(and(inArray(counsellor.accountId, [...accountIds]), counsellor.published))
  return new Map(rows.flatMap(({ accountId, slug }) => (accountId === null ? [] : [[accountId, slug] as const])))
}

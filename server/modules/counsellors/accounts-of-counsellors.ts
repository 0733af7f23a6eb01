import { and, asc, eq, inArray, isNotNull, sql, type SQL } from 'drizzle-orm'
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

/** Somebody who can be booked, if their licence says so: `id` of the public row, to which licences belong; `accountId` of who logs in. */
export type Licensee = { readonly id: string; readonly slug: string; readonly accountId: string; readonly timeZone: string }

export async function licenseeBySlug(db: Db, slug: string): Promise<Licensee | undefined> {
  const [row] = await selectLicensees(db, eq(counsellor.slug, slug))
  return row
}

/** All of them, by address. */
export const licensees = (db: Db): Promise<Licensee[]> => selectLicensees(db)

const selectLicensees = (db: Db, ...which: SQL[]): Promise<Licensee[]> =>
  db
    .select({ id: counsellor.id, slug: counsellor.slug, accountId: sql<string>`${counsellor.accountId}`, timeZone: counsellor.timeZone })
    .from(counsellor)
    .where(and(counsellor.published, isNotNull(counsellor.accountId), ...which))
    .orderBy(asc(counsellor.slug))

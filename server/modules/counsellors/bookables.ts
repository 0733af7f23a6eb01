import { and, inArray, sql, type SQL } from 'drizzle-orm'
import type { CounsellorCard, CounsellorSearch } from '#contract/counsellors'
import type { Context } from '#platform/context'
import type { Db } from '#platform/database'
import { cardColumns, type ServiceRow } from './repository.ts'
import { licensedToday, searchCondition, searchOrder } from './search-query.ts'
import { counsellor } from './tables.ts'

export type BookableService = Pick<ServiceRow, 'id' | 'mode' | 'name' | 'minutes' | 'priceIdr' | 'bufferMinutes' | 'bookableBy'>

/** What of a public page decides whether somebody can be booked. */
export type Bookable = {
  readonly slug: string
  readonly accountId: string | null
  readonly isPublished: boolean
  readonly timeZone: string
  /** ISO date, 'infinity', or null for no licence in force. */
  readonly licensedUntil: string | null
  /** Those that are offered now, in order. */
  readonly services: readonly BookableService[]
}

export async function bookableBySlug(db: Db, slug: string): Promise<Bookable | undefined> {
  const [found] = await bookablesWhere(db, sql`${counsellor.slug} = ${slug} and ${counsellor.published}`)
  return found
}

export const bookablesByAccount = (db: Db, accountIds: readonly string[]): Promise<Bookable[]> =>
  bookablesWhere(db, inArray(counsellor.accountId, [...accountIds]))

/** @param seen everything up to this transaction is known already, '0' for nothing */
export const bookablesSince = (db: Db, seen: string): Promise<Bookable[]> => bookablesWhere(db, sql`${counsellor.version} >= ${seen}::xid8`)

async function bookablesWhere(db: Db, condition: SQL): Promise<Bookable[]> {
  const rows = await db
    .select({
      slug: counsellor.slug,
      accountId: counsellor.accountId,
      isPublished: counsellor.published,
      timeZone: counsellor.timeZone,
      licensedUntil: counsellor.licensedUntil,
      services: sql<BookableService[]>`coalesce((
        select jsonb_agg(jsonb_build_object('id', s.id, 'mode', s.mode, 'name', s.name, 'minutes', s.minutes, 'priceIdr', s.price_idr,
          'bufferMinutes', s.buffer_minutes, 'bookableBy', s.bookable_by) order by s.position)
        from counsellors.service s where s.counsellor_id = ${counsellor}.id and s.withdrawn_at is null), '[]')`,
    })
    .from(counsellor)
    .where(condition)
  return rows
}

/** Everybody who fits a search, in its order; the first so many. */
export async function slugsThatFit({ db, now }: Context, search: CounsellorSearch, most: number): Promise<string[]> {
  const at = now()
  const rows = await db
    .select({ slug: counsellor.slug, licensed: licensedToday(at) })
    .from(counsellor)
    .where(searchCondition(search, at.toZonedDateTimeISO('UTC').year))
    .orderBy(...searchOrder(search, at))
    .limit(most)
  return rows.map(({ slug }) => slug)
}

export async function cardsOfSlugs({ db, now }: Context, slugs: readonly string[]): Promise<Map<string, CounsellorCard>> {
  const rows = await db
    .select({ ...cardColumns, licensed: licensedToday(now()) })
    .from(counsellor)
    .where(and(inArray(counsellor.slug, [...slugs]), counsellor.published))
  return new Map(rows.map((card) => [card.slug, card]))
}

/** Names as on their pages, and where these are; no address where the page is no longer shown. */
export async function pagesOfAccounts(
  db: Db,
  accountIds: readonly string[],
): Promise<Map<string, { readonly name: string; readonly slug: string | null }>> {
  const rows = await db
    .select({ accountId: counsellor.accountId, name: counsellor.name, slug: counsellor.slug, isPublished: counsellor.published })
    .from(counsellor)
    .where(inArray(counsellor.accountId, [...accountIds]))
  return new Map(
    rows.flatMap(({ accountId, name, slug, isPublished }) => (accountId ? [[accountId, { name, slug: isPublished ? slug : null }] as const] : [])),
  )
}

import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { CounsellorSearch, Tariff } from '#contract/counsellors'
import type { Context } from '#platform/context'
import type { Db } from '#platform/database'
import { licensedToday, searchCondition, searchOrder } from './search-query.ts'
import { counsellor, service } from './tables.ts'

export type CounsellorRow = typeof counsellor.$inferSelect
export type ServiceRow = typeof service.$inferSelect

export const cardColumns = {
  slug: counsellor.slug,
  name: counsellor.name,
  headline: counsellor.headline,
  city: counsellor.city,
  timeZone: counsellor.timeZone,
  specialisations: counsellor.specialisations,
  languages: counsellor.languages,
  modes: counsellor.modes,
  practisingSince: counsellor.practisingSince,
  lowestPriceIdr: sql<number>`${counsellor.lowestPriceIdr}`,
}

/** One page of cards and how many there are in all. */
export async function searchCounsellors({ db, now }: Context, search: CounsellorSearch, pageSize: number) {
  const at = now()
  const rows = await db
    .select({ ...cardColumns, licensed: licensedToday(at), total: sql<number>`count(*) over ()::int` })
    .from(counsellor)
    .where(searchCondition(search, at.toZonedDateTimeISO('UTC').year))
    .orderBy(...searchOrder(search, at))
    .limit(pageSize)
    .offset(((search.page ?? 1) - 1) * pageSize)
  return { cards: rows.map(({ total: _total, ...card }) => card), total: rows[0]?.total ?? 0 }
}

export async function findPublished(db: Db, slug: string): Promise<CounsellorRow | undefined> {
  const [row] = await db
    .select()
    .from(counsellor)
    .where(sql`${counsellor.slug} = ${slug} and ${counsellor.published}`)
  return row
}

export async function findServices(db: Db, counsellorId: string): Promise<ServiceRow[]> {
  return db
    .select()
    .from(service)
    .where(and(eq(service.counsellorId, counsellorId), isNull(service.withdrawnAt)))
    .orderBy(asc(service.position))
}

/** With their titles, as they stand on the pages. */
export async function publishedNames(db: Db): Promise<string[]> {
  const rows = await db
    .select({ name: counsellor.name })
    .from(counsellor)
    .where(sql`${counsellor.published}`)
  return rows.map((row) => row.name)
}

/** Addresses for the sitemap. */
export async function listPublishedSlugs(db: Db): Promise<string[]> {
  const rows = await db
    .select({ slug: counsellor.slug })
    .from(counsellor)
    .where(sql`${counsellor.published}`)
    .orderBy(counsellor.slug)
  return rows.map((row) => row.slug)
}

export async function tariffLines(db: Db): Promise<Tariff['lines']> {
  return db
    .select({
      mode: service.mode,
      counsellors: sql<number>`count(distinct ${service.counsellorId})::int`,
      minutes: sql<
        number[]
      >`coalesce(array_agg(distinct ${service.minutes} order by ${service.minutes}) filter (where ${service.minutes} is not null), '{}')`,
      fromIdr: sql<number>`min(${service.priceIdr})`,
      toIdr: sql<number>`max(${service.priceIdr})`,
    })
    .from(service)
    .innerJoin(counsellor, sql`${counsellor.id} = ${service.counsellorId} and ${counsellor.published} and ${service.withdrawnAt} is null`)
    .groupBy(service.mode)
}

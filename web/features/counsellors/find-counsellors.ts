import { listCounsellors, type CounsellorCard, type CounsellorPage } from '#contract/counsellors'
import type { CallApi } from '#contract/pages'
import { listSoonest, soonestOf, type Soonest } from '#contract/scheduling'
import type { PageSearch } from '#lib/paths'

/** Who fits, in the order that was asked for, and when each is free. */
export type FoundCounsellors = CounsellorPage & { readonly soonest: SoonestTimes }
export type SoonestTimes = Readonly<Record<string, Soonest>>

export async function findCounsellors(call: CallApi, { order, ...search }: PageSearch): Promise<FoundCounsellors> {
  if (order === 'soonest') {
    const { found, ...paging } = await call(listSoonest, { query: search })
    return { ...paging, counsellors: found.map(({ counsellor }) => counsellor), soonest: bySlug(found.map(({ soonest }) => soonest)) }
  }
  const page = await call(listCounsellors, { query: { ...search, ...(order && { order }) } })
  return { ...page, soonest: await findSoonest(call, page.counsellors) }
}

/** For the cards that are shown. */
export async function findSoonest(call: CallApi, counsellors: readonly CounsellorCard[]): Promise<SoonestTimes> {
  const slugs = counsellors.filter(({ licensed }) => licensed).map(({ slug }) => slug)
  if (slugs.length === 0) return {}
  return bySlug((await call(soonestOf, { query: { slugs: slugs.join(',') } })).soonest)
}

const bySlug = (times: readonly Soonest[]): SoonestTimes => Object.fromEntries(times.map((time) => [time.slug, time]))

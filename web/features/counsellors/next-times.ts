import type { CounsellorProfile } from '#contract/counsellors'
import type { CallApi } from '#contract/pages'
import { getSlots, type ClosedReason } from '#contract/scheduling'

/** Of each service with a length, by its id. */
export type NextTimes = Readonly<Record<string, { slots: readonly string[]; soonest: string | null; closed: ClosedReason | null }>>

const shown = 3
const searchedDays = 14

/** The first few free times of what a counsellor offers; where two weeks hold none, the one that comes after. */
export async function findNextTimes(call: CallApi, { slug, licensed, services }: CounsellorProfile): Promise<NextTimes> {
  if (!licensed) return {}
  const timed = services.filter(({ minutes }) => minutes !== null)
  const found = timed.map(async ({ id }) => {
    const { slots, soonest, closed } = await call(getSlots, { params: { slug }, query: { service: id, days: searchedDays } })
    return [id, { slots: slots.length > 0 ? slots.slice(0, shown) : soonest ? [soonest] : [], soonest, closed }] as const
  })
  return Object.fromEntries(await Promise.all(found))
}

import type { Service } from '#contract/counsellors'
import { getSlots, type ClosedReason } from '#contract/scheduling'
import type { CallApi } from '#contract/pages'
import type { ReadTimes } from './times-from-url.ts'

export const shownDays = 7
/** Nobody gives out times further ahead than this. */
const farthestDays = 181
/** Of what comes after a week without a free time, so much is asked at once. */
const searchedDays = 60

/** What is wrong with the day of the address. */
export type WrongDate = 'unread' | 'past' | 'far'

/** Free times of one service for one stretch of days, by the wall clock of a zone. */
export type FoundTimes = {
  /** ISO dates in the zone. */
  readonly from: string
  readonly today: string
  readonly lastDate: string
  readonly slots: readonly string[]
  readonly soonest: string | null
  /** After a stretch without any: the first one that is later. */
  readonly following: string | null
  readonly closed: ClosedReason | null
  readonly wrongDate: WrongDate | null
}

type Asked = { readonly call: CallApi; readonly slug: string; readonly service: Service; readonly zone: string; readonly now: Temporal.Instant }

/** Sensible for whatever was asked: days that are over or not given out yet are answered with the nearest that are. */
export async function findTimes(asked: Asked, { from, unread }: Pick<ReadTimes, 'from' | 'unread'>): Promise<FoundTimes> {
  const { zone, now } = asked
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const first = within(from ?? today, today, today.add({ days: farthestDays }))
  const found = await slotsOf(asked, first, shownDays)
  const given = Temporal.PlainDate.from(found.lastDate)
  const lastDate = isAfter(today, given) ? today : given
  const isFar = found.closed === null && from !== undefined && isAfter(from, lastDate)
  const better = isFar
    ? lastDate.subtract({ days: shownDays - 1 })
    : from === undefined && found.slots.length === 0
      ? dayOf(found.soonest, zone)
      : null
  const begin = better ? within(better, today, lastDate) : first
  const { slots, soonest, closed } = begin.equals(first) ? found : await slotsOf(asked, begin, shownDays)
  return {
    from: begin.toString(),
    today: today.toString(),
    lastDate: lastDate.toString(),
    slots,
    soonest,
    following: slots.length > 0 || soonest === null ? null : await followingOf(asked, soonest, begin.add({ days: shownDays }), lastDate),
    closed,
    wrongDate: unread.from ? 'unread' : isFar ? 'far' : from && isAfter(today, from) ? 'past' : null,
  }
}

async function slotsOf({ call, slug, service, zone }: Asked, from: Temporal.PlainDate, days: number) {
  return call(getSlots, { params: { slug }, query: { service: service.id, from: from.toString(), days, zone } })
}

async function followingOf(asked: Asked, soonest: string, from: Temporal.PlainDate, lastDate: Temporal.PlainDate): Promise<string | null> {
  if (!isAfter(from, dayOf(soonest, asked.zone) as Temporal.PlainDate)) return soonest
  for (let day = from; !isAfter(day, lastDate); day = day.add({ days: searchedDays })) {
    const [first] = (await slotsOf(asked, day, searchedDays)).slots
    if (first) return first
  }
  return null
}

const dayOf = (instant: string | null, zone: string) => instant && Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate()

const isAfter = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) > 0

function within(date: Temporal.PlainDate, least: Temporal.PlainDate, most: Temporal.PlainDate): Temporal.PlainDate {
  if (isAfter(least, date)) return least
  return isAfter(date, most) ? most : date
}

/** The times of each day that is shown, also of those that have none. */
export function byDay({ from, slots }: Pick<FoundTimes, 'from' | 'slots'>, zone: string): { day: Temporal.PlainDate; slots: string[] }[] {
  const first = Temporal.PlainDate.from(from)
  const days = Array.from({ length: shownDays }, (_, place) => ({ day: first.add({ days: place }), slots: [] as string[] }))
  for (const slot of slots) days[first.until(Temporal.Instant.from(slot).toZonedDateTimeISO(zone).toPlainDate()).days]?.slots.push(slot)
  return days
}

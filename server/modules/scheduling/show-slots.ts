import type { InputOf, ReplyOf } from '#contract/endpoint'
import type { getSlots } from '#contract/scheduling'
import { lastMinute, slotsIn } from '#domain/scheduling/diary'
import { dateOf, minutesOf, wallClock } from '#domain/scheduling/wall-clock'
import type { Context } from '#platform/context'
import { notFound } from '#platform/refusal'
import { needTimeZone, rangeOfDays } from './asked-days.ts'
import { closedReason, sessionOf } from './bookability.ts'
import type { Bookees } from './bookees.ts'
import { serviceOf } from './find-bookee.ts'

type Asked = InputOf<typeof getSlots>

const usualDays = 28

/**
 * The same for whoever asks: times of what only their own clients may book are shown with the reason why others cannot.
 * @throws Refusal not-found for who or what is not offered, zone-unknown, date-unknown, days-over, days-too-far
 */
export function showSlots({ now }: Context, bookees: Bookees, { params, query }: Asked): ReplyOf<typeof getSlots> {
  const bookee = bookees.bySlug(params.slug)
  if (!bookee) throw notFound()
  const service = serviceOf(bookee, query.service)
  const at = now()
  const nowMs = at.epochMilliseconds
  const timeZone = query.zone ?? bookee.diary?.availability.timeZone ?? bookee.page.timeZone
  needTimeZone(timeZone)
  const range = rangeOfDays({ timeZone, from: query.from, days: query.days ?? usualDays }, at)
  const closed = closedReason(bookee, service, nowMs)
  const [session, { diary }] = [sessionOf(service), bookee]
  const today = minutesOf(at)
  if (closed !== null || !diary || !session) return { slots: [], soonest: null, closed, lastDate: dateIn(timeZone, today) }
  const [soonest] = slotsIn(diary, session, nowMs, undefined, 1)
  return {
    slots: slotsIn(diary, session, nowMs, range).map(isoOf),
    soonest: soonest === undefined ? null : isoOf(soonest),
    closed: service.bookableBy === 'own-clients' ? 'own-clients-only' : null,
    lastDate: dateIn(timeZone, Math.max(today, lastMinute(diary, nowMs) - 1)),
  }
}

const dateIn = (timeZone: string, minute: number) => dateOf(wallClock(timeZone, minute, minute).dayOf(minute)).toString()

/** As `Temporal.Instant` writes a whole minute, in a tenth of the time: a month has hundreds. */
export const isoOf = (minute: number): string => `${new Date(minute * 60_000).toISOString().slice(0, 19)}Z`

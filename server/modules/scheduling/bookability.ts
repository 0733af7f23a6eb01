import type { ClosedReason } from '#contract/scheduling'
import type { Diary, Session } from '#domain/scheduling/diary'
import { dayOf, wallClock, type EpochMinutes } from '#domain/scheduling/wall-clock'
import type { Bookable, BookableService } from '#modules/counsellors'
import type { OwnDiary } from './load-diaries.ts'

/** A counsellor with all that decides whether and when they can be booked. */
export type Bookee = {
  readonly page: Bookable
  /** Somebody who counsels here and is not frozen stands behind the page. */
  readonly isActive: boolean
  /** Null before they told their hours. */
  readonly diary: Diary | null
}

export function bookeeOf(page: Bookable, isActive: boolean, own: OwnDiary | undefined): Bookee {
  return { page, isActive, diary: own ? { ...own, licensedTo: licensedTo(page) } : null }
}

/** The first minute after the licence's last day, where the counsellor works. */
function licensedTo({ licensedUntil, timeZone }: Bookable): EpochMinutes {
  if (licensedUntil === null) return -Infinity
  if (licensedUntil === 'infinity') return Infinity
  const day = dayOf(Temporal.PlainDate.from(licensedUntil)) + 1
  const about = day * 24 * 60
  return wallClock(timeZone, about, about).minuteOf(day, 0)
}

/** Today, where they work. */
export const isLicensed = (page: Bookable, nowMs: number): boolean => licensedTo(page) * 60_000 > nowMs

/** Letters and groups are not booked by the minute. */
export function sessionOf({ mode, minutes, bufferMinutes }: BookableService): Session | null {
  return minutes === null || mode === 'letters' || mode === 'group' ? null : { minutes, bufferMinutes }
}

/** Why nobody can choose a time now; null: times are given out. */
export function closedReason(
  { isActive, page, diary }: Bookee,
  service: BookableService,
  nowMs: number,
): Exclude<ClosedReason, 'own-clients-only'> | null {
  if (!isActive || !page.isPublished || sessionOf(service) === null) return 'not-bookable'
  if (!isLicensed(page, nowMs)) return 'licence'
  return diary === null ? 'no-hours' : null
}

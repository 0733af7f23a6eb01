/** Times of the wall clock, `HH:MM`; from an evening to a morning they go over midnight. The same time twice is no time at all. */
export type QuietHours = { readonly from: string; readonly to: string }

export type NoticeWish = { readonly everyMinutes: number; readonly quiet: QuietHours | null; readonly timeZone: string }

/** When somebody is told of news: not sooner than so many minutes after the last time, and never in the hours that are to be quiet. */
export function whenToTell(
  since: Temporal.Instant,
  lastTold: Temporal.Instant | null,
  { everyMinutes, quiet, timeZone }: NoticeWish,
): Temporal.Instant {
  const next = lastTold?.add({ minutes: everyMinutes })
  const earliest = next && Temporal.Instant.compare(next, since) > 0 ? next : since
  return quiet ? endOfQuiet(earliest.toZonedDateTimeISO(timeZone), quiet).toInstant() : earliest
}

/**
 * The first moment from here on that is not quiet. Clocks that are put forward or back lie on the way: what an hour that comes twice or never
 * means for the window is asked again where the clock jumps.
 */
function endOfQuiet(at: Temporal.ZonedDateTime, quiet: QuietHours): Temporal.ZonedDateTime {
  let here = at
  while (isQuiet(here.toPlainTime(), quiet)) {
    const end = here.add({ nanoseconds: nanosecondsUntil(here.toPlainTime(), quiet.to) })
    const jump = here.getTimeZoneTransition('next')
    here = jump && Temporal.ZonedDateTime.compare(jump, end) < 0 ? jump : end
  }
  return here
}

function isQuiet(time: Temporal.PlainTime, { from, to }: QuietHours): boolean {
  const isAfter = Temporal.PlainTime.compare(time, from) >= 0
  const isBefore = Temporal.PlainTime.compare(time, to) < 0
  return from <= to ? isAfter && isBefore : isAfter || isBefore
}

const dayNanoseconds = 24 * 60 * 60 * 1e9

function nanosecondsUntil(time: Temporal.PlainTime, to: string): number {
  const until = time.until(to).total('nanoseconds')
  return until < 0 ? until + dayNanoseconds : until
}

/** After so many tries in vain, how long until the next: a minute, two, four … an hour. */
export const retryAfterMinutes = (tries: number): number => Math.min(60, 2 ** Math.max(0, tries - 1))

/** Whoever could not be told for so long is not told of this news any more; the messages page is the truth. */
export const giveUpAfterHours = 72

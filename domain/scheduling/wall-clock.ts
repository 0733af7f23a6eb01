/** Minutes since 1970-01-01T00:00Z. */
export type EpochMinutes = number
/** Days since 1970-01-01, of a calendar and not of a clock. */
export type EpochDay = number

export const dayMinutes = 24 * 60

/** The clock on a wall of this zone, in whole minutes: all zones have been whole minutes from Greenwich since 1972. */
export type WallClock = {
  readonly timeZone: string
  /**
   * When the wall shows so many minutes of that day, or would if the clock did not jump over it: then the moment of the jump. Of a time that
   * comes twice it is the first. So later on the wall is never sooner.
   */
  minuteOf(day: EpochDay, minutes: number): EpochMinutes
  dayOf(minute: EpochMinutes): EpochDay
}

/** Between two changes of the clock. */
type Stretch = { readonly from: EpochMinutes; readonly until: EpochMinutes; readonly offset: number }

/** Looked up for two years at once, because people ask for a month and then for the next. */
const lookedUpMinutes = 730 * dayMinutes
const mostZones = 600

type Known = { readonly from: EpochMinutes; readonly to: EpochMinutes; readonly clock: WallClock }
const known = new Map<string, Known>()

/**
 * Right for the moments of this range, and for the days on which they are.
 * @throws {RangeError} for a zone that does not exist
 */
export function wallClock(timeZone: string, from: EpochMinutes, to: EpochMinutes): WallClock {
  const before = known.get(timeZone)
  if (before && from >= before.from && to <= before.to) return before.clock
  const range = { from, to: Math.max(to, from + lookedUpMinutes) }
  const clock = clockOf(timeZone, stretchesOf(timeZone, range.from - 2 * dayMinutes, range.to + 2 * dayMinutes))
  if (known.size >= mostZones) known.clear()
  known.set(timeZone, { ...range, clock })
  return clock
}

function clockOf(timeZone: string, stretches: readonly Stretch[]): WallClock {
  const last = stretches.at(-1) as Stretch
  // Most zones, and all of Indonesia's, have one.
  const isSteady = stretches.length === 1
  const onWall = (wall: number) => (isSteady ? last : (stretches.find(({ offset, until }) => wall - offset < until) ?? last))
  const atMinute = (minute: number) => (isSteady ? last : (stretches.find(({ until }) => minute < until) ?? last))
  return {
    timeZone,
    minuteOf(day, minutes) {
      const wall = day * dayMinutes + minutes
      const { from, offset } = onWall(wall)
      return wall - offset > from ? wall - offset : from
    },
    dayOf: (minute) => Math.floor((minute + atMinute(minute).offset) / dayMinutes),
  }
}

/** In order. */
function stretchesOf(timeZone: string, from: EpochMinutes, to: EpochMinutes): Stretch[] {
  const stretches: Stretch[] = []
  let at = instantOf(from).toZonedDateTimeISO(timeZone)
  let start = -Infinity
  for (;;) {
    const offset = Math.round(at.offsetNanoseconds / 60e9)
    const next = at.getTimeZoneTransition('next')
    const until = next ? minutesOf(next.toInstant()) : Infinity
    stretches.push({ from: start, until: until < to ? until : Infinity, offset })
    if (!next || until >= to) return stretches
    start = until
    at = next
  }
}

/** Rounded down: whoever asks for what comes after should not be given what is over. */
export const minutesOf = ({ epochMilliseconds }: Temporal.Instant): EpochMinutes => Math.floor(epochMilliseconds / 60_000)
export const instantOf = (minutes: EpochMinutes): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(minutes * 60_000)

const first = Temporal.PlainDate.from('1970-01-01')

export const dayOf = (date: Temporal.PlainDate): EpochDay => first.until(date, { largestUnit: 'day' }).days
export const dateOf = (day: EpochDay): Temporal.PlainDate => first.add({ days: day })
/** 0 is Monday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: EpochDay): number => (((day + 3) % 7) + 7) % 7

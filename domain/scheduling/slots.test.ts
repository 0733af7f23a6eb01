import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Availability, Window } from './availability.ts'
import { freeSlots, type Busy, type SlotRequest, type SlotRules } from './slots.ts'
import { joined } from './span.ts'
import { dateOf, dayMinutes, dayOf, instantOf, minutesOf, weekdayOf } from './wall-clock.ts'

const at = (text: string) => minutesOf(Temporal.Instant.from(text))
const day = (text: string) => dayOf(Temporal.PlainDate.from(text))
const told = (slots: readonly number[], timeZone = 'Asia/Jakarta') =>
  slots.map((slot) => instantOf(slot).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }))

const office: Window[] = [
  { from: 9 * 60, to: 12 * 60 },
  { from: 13 * 60, to: 16 * 60 },
]
const rules: SlotRules = { lengthMinutes: 50, bufferMinutes: 10, stepMinutes: 60, noticeMinutes: 120, horizonDays: 60, mostPerDay: null }
const working = (over: Partial<Availability> = {}): Availability => ({
  timeZone: 'Asia/Jakarta',
  weekly: Array.from({ length: 7 }, (_, weekday) => (weekday < 5 ? office : [])),
  exceptions: new Map(),
  closedDays: new Set(),
  ...over,
})
const asked = (over: Partial<SlotRequest> = {}): SlotRequest => ({
  availability: working(),
  rules,
  busy: [],
  booked: [],
  now: at('2026-11-20T00:00:00Z'),
  from: at('2026-11-20T17:00:00Z'),
  to: at('2026-11-23T17:00:00Z'),
  ...over,
})

describe('free times', () => {
  test('lie in the windows of the counsellor’s own clock, from their beginnings on, and not on days off', () => {
    expect(told(freeSlots(asked()))).toEqual(['09:00', '10:00', '11:00', '13:00', '14:00', '15:00'].map((time) => `2026-11-23T${time}`))
  })

  test('are not where somebody is, nor so near that the buffer would not be kept', () => {
    const busy = [{ from: at('2026-11-23T03:00:00Z'), to: at('2026-11-23T04:00:00Z') }]
    expect(told(freeSlots(asked({ busy })))).not.toContain('2026-11-23T10:00')
    expect(told(freeSlots(asked({ busy })))).toContain('2026-11-23T09:00')
    const later = [{ from: at('2026-11-23T02:59:00Z'), to: at('2026-11-23T04:00:00Z') }]
    expect(told(freeSlots(asked({ busy: later }))).slice(0, 2)).toEqual(['2026-11-23T11:00', '2026-11-23T13:00'])
  })

  test('keep the notice and the horizon', () => {
    const now = at('2026-11-23T01:30:00Z')
    expect(told(freeSlots(asked({ now })))[0]).toBe('2026-11-23T11:00')
    expect(freeSlots(asked({ now, rules: { ...rules, horizonDays: 0 } }))).toEqual([])
    expect(told(freeSlots(asked({ now: at('2026-11-22T04:30:00Z'), rules: { ...rules, horizonDays: 1 } }))).at(-1)).toBe('2026-11-23T11:00')
  })

  test('end for the day when as many have begun as the counsellor takes', () => {
    const booked = [at('2026-11-23T02:00:00Z'), at('2026-11-23T03:00:00Z')]
    expect(freeSlots(asked({ booked, rules: { ...rules, mostPerDay: 2 } }))).toEqual([])
    expect(freeSlots(asked({ booked, rules: { ...rules, mostPerDay: 3 } }))).toHaveLength(6)
    // That of the day before does not count.
    expect(freeSlots(asked({ booked: [at('2026-11-22T16:59:00Z')], rules: { ...rules, mostPerDay: 1 } }))).toHaveLength(6)
  })

  test('follow an exception in the place of the usual day, and a closed practice before both', () => {
    const saturday = new Map([[day('2026-11-21'), [{ from: 600, to: 660 }]]])
    expect(told(freeSlots(asked({ availability: working({ exceptions: saturday }) })))[0]).toBe('2026-11-21T10:00')
    const off = new Map([[day('2026-11-23'), []]])
    expect(freeSlots(asked({ availability: working({ exceptions: off }) }))).toEqual([])
    const closedDays = new Set([day('2026-11-21'), day('2026-11-23')])
    expect(freeSlots(asked({ availability: working({ exceptions: saturday, closedDays }) }))).toEqual([])
  })

  test('go over midnight where the work does', () => {
    const weekly = Array.from({ length: 7 }, (_, weekday) =>
      weekday === 4 ? [{ from: 22 * 60, to: dayMinutes }] : weekday === 5 ? [{ from: 0, to: 60 }] : [],
    )
    const request = { availability: working({ weekly }), from: at('2026-11-20T10:00:00Z'), rules: { ...rules, lengthMinutes: 90 } }
    expect(told(freeSlots(asked(request)))).toEqual(['2026-11-20T22:00', '2026-11-20T23:00'])
  })

  test('are not in an hour that the clock leaves out, and keep to the wall clock after it', () => {
    const availability = working({ timeZone: 'Europe/Berlin', weekly: Array.from({ length: 7 }, () => [{ from: 60, to: 300 }]) })
    const request = { availability, now: at('2026-03-20T00:00:00Z'), from: at('2026-03-28T23:00:00Z'), to: at('2026-03-29T22:00:00Z') }
    expect(told(freeSlots(asked(request)), 'Europe/Berlin')).toEqual(['2026-03-29T01:00', '2026-03-29T03:00', '2026-03-29T04:00'])
    const gone = working({ timeZone: 'Europe/Berlin', weekly: Array.from({ length: 7 }, () => [{ from: 120, to: 180 }]) })
    expect(freeSlots(asked({ ...request, availability: gone }))).toEqual([])
  })

  test('stop at as many as are asked for', () => {
    expect(freeSlots(asked(), 2)).toEqual(freeSlots(asked()).slice(0, 2))
    expect(freeSlots(asked(), 0)).toEqual([])
  })
})

const zones = [
  'Asia/Jakarta',
  'Asia/Makassar',
  'Asia/Jayapura',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
]
const someWindow = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .map(([from, length]) => ({ from, to: Math.min(dayMinutes, from + length) }))
const someWindows = fc.array(someWindow, { maxLength: 3 })
const start = at('2026-03-20T00:00:00Z')
const someRequest = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    weekly: fc.array(someWindows, { minLength: 7, maxLength: 7 }),
    exceptions: fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), someWindows), { maxLength: 3 }),
    closed: fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 2 }),
    busy: fc.array(fc.tuple(fc.integer({ min: 0, max: 20 * dayMinutes }), fc.integer({ min: 1, max: 600 })), { maxLength: 20 }),
    lengthMinutes: fc.integer({ min: 5, max: 180 }),
    bufferMinutes: fc.integer({ min: 0, max: 45 }),
    stepMinutes: fc.integer({ min: 5, max: 90 }),
    noticeMinutes: fc.integer({ min: 0, max: 3 * dayMinutes }),
    horizonDays: fc.integer({ min: 0, max: 15 }),
    mostPerDay: fc.option(fc.integer({ min: 1, max: 3 })),
    now: fc.integer({ min: 0, max: 3 * dayMinutes }),
    from: fc.integer({ min: 0, max: 14 * dayMinutes }),
    length: fc.integer({ min: 0, max: 4 * dayMinutes }),
  })
  .map(({ timeZone, weekly, exceptions, closed, busy, now, from, length, ...own }): SlotRequest => {
    const days = day('2026-03-20')
    const taken = joined(busy.map(([begin, minutes]) => ({ from: start + begin, to: start + begin + minutes })))
    return {
      availability: {
        timeZone,
        weekly,
        exceptions: new Map(exceptions.map(([one, windows]) => [days + one, windows])),
        closedDays: new Set(closed.map((one) => days + one)),
      },
      rules: own,
      busy: taken,
      booked: taken.map((one) => one.from),
      now: start + now,
      from: start + from,
      to: start + from + length,
    }
  })

/** What the wall shows, by Temporal alone. */
function momentOf(timeZone: string, date: Temporal.PlainDate, minutes: number): number {
  const wall = date
    .add({ days: Math.floor(minutes / dayMinutes) })
    .toPlainDateTime(Temporal.PlainTime.from('00:00').add({ minutes: minutes % dayMinutes }))
  const zoned = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const isThere = Temporal.PlainDateTime.compare(zoned.toPlainDateTime(), wall) === 0
  return minutesOf((isThere ? zoned : (zoned.getTimeZoneTransition('next') as Temporal.ZonedDateTime)).toInstant())
}

/** The same by looking at every minute: slow, and easy to believe. */
function slotsByMinutes({ availability, rules: own, busy, booked, now, from, to }: SlotRequest): number[] {
  const { timeZone, weekly, exceptions, closedDays } = availability
  const windowsOn = (one: number) => (closedDays.has(one) ? [] : joined(exceptions.get(one) ?? weekly[weekdayOf(one)] ?? []))
  const found = new Set<number>()
  for (let one = day('2026-03-18'); one < day('2026-04-12'); one += 1) {
    const date = dateOf(one)
    const begun = booked.filter((minute) => minute >= momentOf(timeZone, date, 0) && minute < momentOf(timeZone, date, dayMinutes)).length
    if (own.mostPerDay !== null && begun >= own.mostPerDay) continue
    for (const window of windowsOn(one)) {
      const [begin, end] = [momentOf(timeZone, date, window.from), momentOf(timeZone, date, window.to)]
      const next = windowsOn(one + 1)[0]
      const reach = window.to === dayMinutes && next?.from === 0 ? momentOf(timeZone, date.add({ days: 1 }), next.to) : end
      for (let minute = begin; minute < end; minute += own.stepMinutes) {
        const isAsked = minute >= from && minute < to && minute >= now + own.noticeMinutes && minute < now + own.horizonDays * dayMinutes
        const isFree = !busy.some((other: Busy) => other.from < minute + own.lengthMinutes + own.bufferMinutes && other.to > minute)
        if (isAsked && isFree && minute + own.lengthMinutes <= reach) found.add(minute)
      }
    }
  }
  return [...found].toSorted((one, other) => one - other)
}

describe('whatever the hours, the zone and the calendar', () => {
  test('the free times are exactly those that a look at every minute finds', () => {
    fc.assert(
      fc.property(someRequest, (request) => {
        expect(freeSlots(request)).toEqual(slotsByMinutes(request))
      }),
      { numRuns: 300 },
    )
  })

  test('a range gives what its parts give', () => {
    fc.assert(
      fc.property(someRequest, fc.double({ min: 0, max: 1, noNaN: true }), (request, share) => {
        const middle = request.from + Math.floor((request.to - request.from) * share)
        expect([...freeSlots({ ...request, to: middle }), ...freeSlots({ ...request, from: middle })]).toEqual(freeSlots(request))
      }),
    )
  })

  test('whoever takes any of them leaves no other that overlaps it', () => {
    fc.assert(
      fc.property(someRequest, fc.nat(), (request, which) => {
        const slots = freeSlots(request)
        fc.pre(slots.length > 0)
        const taken = slots[which % slots.length] as number
        const { lengthMinutes, bufferMinutes } = request.rules
        const busy = joined([...request.busy, { from: taken, to: taken + lengthMinutes + bufferMinutes }])
        const left = freeSlots({ ...request, busy })
        expect(left.every((slot) => slot + lengthMinutes + bufferMinutes <= taken || slot >= taken + lengthMinutes + bufferMinutes)).toBe(true)
        expect(slots).toEqual(expect.arrayContaining(left))
      }),
    )
  })
})

test('a zone that does not exist is refused', () => {
  expect(() => freeSlots(asked({ availability: working({ timeZone: 'Asia/Atlantis' }) }))).toThrow(RangeError)
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { retryAfterMinutes, whenToTell, type NoticeWish, type QuietHours } from './when-to-tell.ts'

const at = (text: string) => Temporal.Instant.from(text)
const wish = (over: Partial<NoticeWish> = {}): NoticeWish => ({ everyMinutes: 30, quiet: null, timeZone: 'Asia/Jakarta', ...over })
const night: QuietHours = { from: '22:00', to: '06:30' }
const told = (since: string, last: string | null, over: Partial<NoticeWish> = {}) =>
  whenToTell(at(since), last === null ? null : at(last), wish(over)).toString()

describe('a notice', () => {
  test('goes out at once when there was none lately, and otherwise when the interval is over', () => {
    expect(told('2026-11-20T05:00:00Z', null)).toBe('2026-11-20T05:00:00Z')
    expect(told('2026-11-20T05:00:00Z', '2026-11-20T04:30:00Z')).toBe('2026-11-20T05:00:00Z')
    expect(told('2026-11-20T05:00:00Z', '2026-11-20T04:50:00Z')).toBe('2026-11-20T05:20:00Z')
  })

  test('waits for the end of the quiet hours on the clock of whoever gets it, also over midnight', () => {
    expect(told('2026-11-20T15:00:00Z', null, { quiet: night })).toBe('2026-11-20T23:30:00Z')
    expect(told('2026-11-20T20:00:00Z', null, { quiet: night })).toBe('2026-11-20T23:30:00Z')
    expect(told('2026-11-20T20:00:00Z', null, { quiet: night, timeZone: 'Asia/Jayapura' })).toBe('2026-11-20T21:30:00Z')
    expect(told('2026-11-20T23:30:00Z', null, { quiet: night })).toBe('2026-11-20T23:30:00Z')
    expect(told('2026-11-20T14:59:59Z', null, { quiet: night })).toBe('2026-11-20T14:59:59Z')
    expect(told('2026-11-20T06:00:00Z', null, { quiet: { from: '12:00', to: '14:00' } })).toBe('2026-11-20T07:00:00Z')
  })

  test('whose interval ends in the quiet hours waits for their end as well', () => {
    expect(told('2026-11-20T14:50:00Z', '2026-11-20T14:45:00Z', { quiet: night })).toBe('2026-11-20T23:30:00Z')
  })

  test('keeps to the wall clock where it is put forward or back in the night', () => {
    const berlin = { timeZone: 'Europe/Berlin', quiet: { from: '22:00', to: '02:30' } }
    // 02:00 becomes 03:00: there is no half past two, so it is over where the clock jumps.
    expect(told('2026-03-28T22:00:00Z', null, berlin)).toBe('2026-03-29T01:00:00Z')
    // 03:00 becomes 02:00: half past two comes twice, and what begins again is quiet again.
    expect(told('2026-10-24T22:00:00Z', null, berlin)).toBe('2026-10-25T00:30:00Z')
    expect(told('2026-10-25T01:10:00Z', null, berlin)).toBe('2026-10-25T01:30:00Z')
  })

  test('is never kept back by hours that begin and end at the same time', () => {
    expect(told('2026-11-20T15:00:00Z', null, { quiet: { from: '22:00', to: '22:00' } })).toBe('2026-11-20T15:00:00Z')
  })
})

const anInstant = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2028, 0) }).map((ms) => Temporal.Instant.fromEpochMilliseconds(ms))
const aTime = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`)
const aZone = fc.constantFrom(
  'Asia/Jakarta',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'UTC',
)
const aWish = fc.record({ everyMinutes: fc.constantFrom(5, 30, 120), quiet: fc.record({ from: aTime, to: aTime }), timeZone: aZone })

/** Written another way than the rule: minutes of the day. */
function isQuietAt(instant: Temporal.Instant, { quiet, timeZone }: NoticeWish): boolean {
  const { hour, minute } = instant.toZonedDateTimeISO(timeZone)
  const minutesOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
  if (!quiet) return false
  const [now, from, to] = [hour * 60 + minute, minutesOf(quiet.from), minutesOf(quiet.to)]
  return from <= to ? now >= from && now < to : now >= from || now < to
}

describe('whatever the wish, the zone and the day', () => {
  test('nobody is told in quiet hours, before the interval is over, or before there is news', () => {
    fc.assert(
      fc.property(anInstant, fc.option(anInstant), aWish, (since, last, own) => {
        const when = whenToTell(since, last, own)
        expect(isQuietAt(when, own)).toBe(false)
        expect(Temporal.Instant.compare(when, since)).toBeGreaterThanOrEqual(0)
        if (last) expect(Temporal.Instant.compare(when, last.add({ minutes: own.everyMinutes }))).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('nobody waits longer than that asks for', () => {
    fc.assert(
      fc.property(anInstant, aWish, (since, own) => {
        const when = whenToTell(since, null, own)
        for (let minute = since; Temporal.Instant.compare(minute, when) < 0; minute = minute.add({ minutes: 7 }))
          expect(isQuietAt(minute, own)).toBe(true)
        if (!when.equals(since)) expect(isQuietAt(when.subtract({ nanoseconds: 1 }), own)).toBe(true)
      }),
    )
  })
})

test('what cannot be delivered is tried less and less often, down to once an hour', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 40].map(retryAfterMinutes)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
})

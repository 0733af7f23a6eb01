import { expect, test } from 'vitest'
import { dayWords, rangeWords, timeWords, zoneWords } from './time-words.ts'
import { zonesAtHand } from './zones-at-hand.ts'

const at = '2026-11-19T17:05:00Z'
const instant = Temporal.Instant.from(at)
const day = Temporal.PlainDate.from

test('a free time is told with its day, its clock and its zone', () => {
  expect(timeWords(at, 'Asia/Jakarta', 'id')).toBe('Jumat, 20 November, 00.05 WIB')
  expect(timeWords(at, 'America/New_York', 'en')).toBe('Thursday 19 November, 12:05 UTC-5')
})

test('a day and a week are told in both languages', () => {
  expect(dayWords(day('2026-11-23'), 'id')).toEqual({ weekday: 'Senin', day: '23 November' })
  expect([rangeWords(day('2026-11-23'), day('2026-11-29'), 'id'), rangeWords(day('2026-12-28'), day('2027-01-03'), 'en')]).toEqual([
    '23–29 November 2026',
    '28 December 2026 – 3 January 2027',
  ])
})

test('a zone has the name that is used for it here, or that of its town', () => {
  expect([zoneWords('Asia/Jayapura', instant), zoneWords('America/Argentina/Buenos_Aires', instant)]).toEqual(['WIT', 'Buenos Aires (UTC-3)'])
})

test('at hand are Indonesia’s three clocks, the counsellor’s and the chosen one, none twice', () => {
  const names = (chosen: string, counsellors: string) =>
    zonesAtHand(chosen, counsellors, instant).map(({ words, timeZone }) => `${words} ${timeZone}`)
  expect(names('Asia/Jakarta', 'Asia/Jakarta')).toEqual(['WIB Asia/Jakarta', 'WITA Asia/Makassar', 'WIT Asia/Jayapura'])
  expect(names('Asia/Jakarta', 'Asia/Pontianak')).toEqual(['WIB Asia/Pontianak', 'WITA Asia/Makassar', 'WIT Asia/Jayapura'])
  expect(names('Asia/Tokyo', 'Asia/Makassar')).toEqual(['WIB Asia/Jakarta', 'WITA Asia/Makassar', 'WIT Asia/Jayapura', 'Tokyo (UTC+9) Asia/Tokyo'])
})

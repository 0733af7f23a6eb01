import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDate, formatDateTime, formatIdr, formatIdrRange, formatMoment, zoneName } from './format.ts'

const at = Temporal.Instant.from('2026-11-19T12:30:00Z')

describe('rupiah', () => {
  test.each([
    [0, 'Rp0'],
    [500, 'Rp500'],
    [250_000, 'Rp250.000'],
    [1_250_000, 'Rp1.250.000'],
    [100_000_000, 'Rp100.000.000'],
  ])('%i is %s', (amount, text) => expect(formatIdr(amount)).toBe(text))

  test('from one to another, or one alone', () => {
    expect(formatIdrRange(75_000, 450_000)).toBe('Rp75.000–Rp450.000')
    expect(formatIdrRange(75_000, 75_000)).toBe('Rp75.000')
  })

  test('can be read back', () => {
    fc.assert(fc.property(fc.nat(), (amount) => void expect(Number(formatIdr(amount).slice(2).replaceAll('.', ''))).toBe(amount)))
  })
})

describe('a date', () => {
  test('is written out in both languages', () => {
    expect([formatDate('2026-11-20', 'id'), formatDate('2026-11-20', 'en')]).toEqual(['20 November 2026', '20 November 2026'])
    expect([formatDate('2026-08-01', 'id'), formatDate('2026-08-01', 'en')]).toEqual(['1 Agustus 2026', '1 August 2026'])
  })
})

describe('a time', () => {
  test.each([
    ['Asia/Jakarta', 'id', 'Kamis, 19 November 2026, 19.30 WIB'],
    ['Asia/Jakarta', 'en', 'Thursday, 19 November 2026, 19:30 WIB'],
    ['Asia/Pontianak', 'id', 'Kamis, 19 November 2026, 19.30 WIB'],
    ['Asia/Makassar', 'id', 'Kamis, 19 November 2026, 20.30 WITA'],
    ['Asia/Jayapura', 'id', 'Kamis, 19 November 2026, 21.30 WIT'],
    ['Asia/Tokyo', 'en', 'Thursday, 19 November 2026, 21:30 UTC+9'],
    ['Europe/London', 'en', 'Thursday, 19 November 2026, 12:30 UTC+0'],
    ['Asia/Kolkata', 'id', 'Kamis, 19 November 2026, 18.00 UTC+5:30'],
    ['America/New_York', 'en', 'Thursday, 19 November 2026, 07:30 UTC-5'],
  ] as const)('in %s (%s) is %s', (zone, language, text) => {
    expect(formatDateTime(at.toString(), zone, language)).toBe(text)
  })

  test('just after midnight belongs to the new day of its place', () => {
    expect(formatDateTime('2026-11-19T17:05:00Z', 'Asia/Jakarta', 'id')).toBe('Jumat, 20 November 2026, 00.05 WIB')
  })
})

describe('the name of a zone', () => {
  test('follows summer time where there is one', () => {
    const summer = Temporal.Instant.from('2026-07-01T12:00:00Z')
    expect([zoneName('Europe/London', summer), zoneName('Australia/Lord_Howe', at)]).toEqual(['UTC+1', 'UTC+11'])
  })

  test('is there for every zone that the runtime knows', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) expect(zoneName(zone, at), zone).toMatch(/^(WIB|WITA|WIT|UTC[+-]\d{1,2}(:\d\d)?)$/)
  })
})

describe('a moment', () => {
  const now = Temporal.Instant.from('2026-12-30T03:00:00Z')
  test.each([
    ['2026-12-30T07:30:00Z', 'Asia/Jakarta', 'id', 'hari ini, 14.30 WIB'],
    ['2026-12-30T17:30:00Z', 'Asia/Jakarta', 'id', 'besok, 00.30 WIB'],
    ['2026-12-29T07:30:00Z', 'Asia/Makassar', 'en', 'yesterday, 15:30 WITA'],
    ['2026-12-31T07:30:00Z', 'Asia/Jakarta', 'en', 'tomorrow, 14:30 WIB'],
    ['2026-12-25T07:30:00Z', 'Asia/Jakarta', 'id', 'Jumat, 25 Desember, 14.30 WIB'],
    ['2027-01-01T07:30:00Z', 'Asia/Jakarta', 'id', 'Jumat, 1 Januari 2027, 14.30 WIB'],
  ] as const)('%s in %s, in %s, is %s', (instant, zone, language, text) => expect(formatMoment(instant, zone, language, now)).toBe(text))
})

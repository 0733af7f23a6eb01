import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TimeZone } from '#contract/formats'
import { timesPath } from '#lib/paths'
import { validated } from '#platform/validate'
import { anyText } from '#test/any-text'
import { timesFromUrl } from './times-from-url.ts'

const read = (query: string) => timesFromUrl(new URLSearchParams(query))
const nothing = { service: undefined, from: undefined, zone: undefined, unread: { from: false, zone: false } }

describe('the address of free times', () => {
  test('says a service, a day and whose clock', () => {
    const { service, from, zone, unread } = read('service=abc&from=2026-11-23&zone=Asia/Jayapura')
    expect([service, from?.toString(), zone, unread]).toEqual(['abc', '2026-11-23', 'Asia/Jayapura', nothing.unread])
  })

  test.each(['', 'service=', 'from=', 'zone=+', 'utm_source=x'])('with "%s" asks nothing', (query) => expect(read(query)).toEqual(nothing))

  test.each(['2026-02-30', '2026-13-01', '23-11-2026', 'besok', '-2026-11-23', '2026-11-23T10:00Z', '99999-01-01'])(
    'names a date that is none: %s',
    (date) => expect(read(`from=${date}`)).toEqual({ ...nothing, unread: { from: true, zone: false } }),
  )

  test.each(['Asia/Bandung', 'Mars', '%2B07:00', '../../etc', 'a'.repeat(50), 'Asia/Jakarta;'])('names a zone that is none: %s', (zone) =>
    expect(read(`zone=${zone}`)).toEqual({ ...nothing, unread: { from: false, zone: true } }),
  )

  test.each([
    ['WIB', 'Asia/Jakarta'],
    ['wita', 'Asia/Makassar'],
    ['Wit', 'Asia/Jayapura'],
    ['asia/jakarta', 'Asia/Jakarta'],
    ['Etc/GMT%2B3', 'Etc/GMT+3'],
  ])('knows the zone %s as people write it', (written, zone) => expect(read(`zone=${written}`).zone).toBe(zone))

  test('is read as it was written, with every zone that the runtime knows', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const url = new URL(timesPath('id', 'seseorang', { service: 'a b&c', from: '2026-11-23', zone }), 'https://here.example')
      const asked = timesFromUrl(url.searchParams)
      expect([asked.service, asked.from?.toString(), asked.zone]).toEqual(['a b&c', '2026-11-23', zone])
    }
  })

  test('is read without an error whatever it says, and a zone that was read fits the contract', () => {
    const value = fc.oneof(anyText(), fc.constantFrom('Asia/Jakarta', 'UTC', '2026-11-23', '%00', '0000-00-00'))
    fc.assert(
      fc.property(value, value, (from, zone) => {
        const asked = timesFromUrl(new URLSearchParams({ from, zone }))
        expect(asked.zone === undefined || validated(TimeZone, asked.zone) === asked.zone).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

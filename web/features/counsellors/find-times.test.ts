import { describe, expect, test } from 'vitest'
import type { Service } from '#contract/counsellors'
import type { CallApi } from '#contract/pages'
import type { ClosedReason } from '#contract/scheduling'
import { byDay, findTimes } from './find-times.ts'
import { timesFromUrl } from './times-from-url.ts'

const now = Temporal.Instant.from('2026-11-21T05:00:00Z')
const zone = 'Asia/Jayapura'
const service: Service = { id: 'v', mode: 'video', name: { id: 'Video', en: 'Video' }, minutes: 50, answerWithinHours: null, priceIdr: 250_000 }

type Query = { from?: string; days?: number; zone: string }

/** Answers as the practice does, about these free times. */
function practice({ free, lastDate, closed = null }: { free: readonly string[]; lastDate: string; closed?: ClosedReason | null }) {
  const asked: Query[] = []
  const call = async (_: unknown, { query }: { query: Query }) => {
    asked.push(query)
    const from = Temporal.PlainDate.from(query.from ?? '2026-11-21')
    const isWithin = (slot: string) => {
      const { days } = from.until(Temporal.Instant.from(slot).toZonedDateTimeISO(query.zone).toPlainDate(), { largestUnit: 'days' })
      return days >= 0 && days < (query.days ?? 28)
    }
    return { slots: free.filter(isWithin), soonest: free[0] ?? null, closed, lastDate }
  }
  return {
    asked,
    find: (query: string) =>
      findTimes({ call: call as unknown as CallApi, slug: 'felicia', service, zone, now }, timesFromUrl(new URLSearchParams(query))),
  }
}

const tomorrow = '2026-11-22T01:00:00Z'
const inThreeWeeks = '2026-12-14T01:00:00Z'
const farOff = '2027-03-30T01:00:00Z'

describe('free times', () => {
  test('begin today, with one question', async () => {
    const { find, asked } = practice({ free: [tomorrow], lastDate: '2027-01-20' })
    expect(await find('')).toMatchObject({ from: '2026-11-21', slots: [tomorrow], following: null, wrongDate: null })
    expect(asked).toEqual([{ service: 'v', from: '2026-11-21', days: 7, zone }])
  })

  test('begin where the first one is, if there is none in the next days', async () => {
    const { find } = practice({ free: [inThreeWeeks], lastDate: '2027-01-20' })
    expect(await find('')).toMatchObject({ from: '2026-12-14', slots: [inThreeWeeks], wrongDate: null })
  })

  test('of a week that has none name the next one, however far off it is', async () => {
    const { find } = practice({ free: [tomorrow, farOff], lastDate: '2027-05-01' })
    expect(await find('from=2026-12-01')).toMatchObject({ from: '2026-12-01', slots: [], soonest: tomorrow, following: farOff })
  })

  test('of an empty week before the first one name that', async () => {
    const { find } = practice({ free: [inThreeWeeks], lastDate: '2027-01-20' })
    expect(await find('from=2026-11-22')).toMatchObject({ slots: [], following: inThreeWeeks })
  })

  test('of an empty week after the last one name none', async () => {
    const { find } = practice({ free: [tomorrow], lastDate: '2027-01-20' })
    expect(await find('from=2026-12-01')).toMatchObject({ slots: [], soonest: tomorrow, following: null })
  })

  test.each([
    ['from=2026-11-20', '2026-11-21', 'past'],
    ['from=0001-01-01', '2026-11-21', 'past'],
    ['from=2027-01-21', '2027-01-14', 'far'],
    ['from=9999-12-31', '2027-01-14', 'far'],
    ['from=2027-01-20', '2027-01-20', null],
    ['from=besok', '2026-11-21', 'unread'],
  ])('asked for by %s begin on %s', async (query, from, wrongDate) => {
    const { find, asked } = practice({ free: [tomorrow], lastDate: '2027-01-20' })
    expect(await find(query)).toMatchObject({ from, wrongDate })
    for (const { from: day } of asked)
      expect(
        Math.abs(
          Temporal.PlainDate.from('2026-11-21')
            .until(day ?? '')
            .total('days'),
        ) < 400,
      ).toBe(true)
  })

  test('that are closed say why, and blame no date', async () => {
    const { find } = practice({ free: [], lastDate: '2026-11-21', closed: 'licence' })
    expect(await find('from=2026-12-01')).toMatchObject({ closed: 'licence', slots: [], soonest: null, following: null, wrongDate: null })
  })

  test('stand with the day that it is then on the reader’s wall', () => {
    const lateInJakarta = '2026-11-22T16:00:00Z'
    const days = (place: string) =>
      byDay({ from: '2026-11-21', slots: [tomorrow, lateInJakarta] }, place).flatMap(({ day, slots }) => slots.map((slot) => [day.toString(), slot]))
    expect(days('Asia/Jakarta')).toEqual([
      ['2026-11-22', tomorrow],
      ['2026-11-22', lateInJakarta],
    ])
    expect(days('Asia/Jayapura')).toEqual([
      ['2026-11-22', tomorrow],
      ['2026-11-23', lateInJakarta],
    ])
    expect(byDay({ from: '2026-11-21', slots: [] }, zone)).toHaveLength(7)
  })
})

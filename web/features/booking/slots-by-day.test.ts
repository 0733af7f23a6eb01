import { describe, expect, test } from 'vitest'
import { clocksDiffer, slotsByDay } from './slots-by-day.ts'

describe('free times by day', () => {
  const slots = ['2026-11-20T14:30:00Z', '2026-11-20T15:30:00Z', '2026-11-21T02:00:00Z']

  test('stand under the day of whoever reads them', () => {
    expect(slotsByDay(slots, 'Asia/Jakarta').map(({ date, slots: some }) => [date, some.length])).toEqual([
      ['2026-11-20', 2],
      ['2026-11-21', 1],
    ])
    expect(slotsByDay(slots, 'Asia/Jayapura').map(({ date, slots: some }) => [date, some.length])).toEqual([
      ['2026-11-20', 1],
      ['2026-11-21', 2],
    ])
  })

  test('are none where there are none', () => expect(slotsByDay([], 'Asia/Jakarta')).toEqual([]))
})

describe('two clocks', () => {
  test('differ between Jayapura and Jakarta, and not between two names of one time', () => {
    expect(clocksDiffer('2026-11-20T02:00:00Z', 'Asia/Jayapura', 'Asia/Jakarta')).toBe(true)
    expect(clocksDiffer('2026-11-20T02:00:00Z', 'Asia/Pontianak', 'Asia/Jakarta')).toBe(false)
  })

  test('may differ in winter only', () => {
    expect(clocksDiffer('2026-01-20T02:00:00Z', 'Europe/London', 'Africa/Lagos')).toBe(true)
    expect(clocksDiffer('2026-07-20T02:00:00Z', 'Europe/London', 'Africa/Lagos')).toBe(false)
  })
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reminderOccasions, type ReminderOccasion } from './reminders.ts'
import { remindersToPlan, whenToRemind } from './when-to-remind.ts'

const at = (text: string) => Temporal.Instant.from(text)
const start = at('2026-11-21T12:30:00Z')
const before = (minutes: number) => start.subtract({ minutes })
const night = { quiet: { from: '22:00', to: '07:00' }, timeZone: 'Asia/Jakarta' }
const awake = { quiet: null, timeZone: 'Asia/Jakarta' }
const told = (occasion: ReminderOccasion, now: Temporal.Instant, person: Parameters<typeof whenToRemind>[2] = awake, startsAt = start) =>
  whenToRemind({ occasion, startsAt, dueAt: now }, now, person)?.toString() ?? null

describe('what is planned', () => {
  test('is a reminder a day and one an hour before', () => {
    expect(remindersToPlan(start, before(3 * 24 * 60)).map(({ occasion, dueAt }) => [occasion, dueAt.toString()])).toEqual([
      ['day-before', '2026-11-20T12:30:00Z'],
      ['hour-before', '2026-11-21T11:30:00Z'],
    ])
  })

  test('is none that would come with the confirmation, or before it', () => {
    expect(remindersToPlan(start, before(24 * 60 + 14)).map(({ occasion }) => occasion)).toEqual(['hour-before'])
    expect(remindersToPlan(start, before(24 * 60 + 15)).map(({ occasion }) => occasion)).toEqual(['day-before', 'hour-before'])
    expect(remindersToPlan(start, before(74))).toEqual([])
  })
})

describe('a reminder', () => {
  test('waits for the end of the quiet hours', () => {
    expect(told('day-before', at('2026-11-20T16:00:00Z'), night)).toBe('2026-11-21T00:00:00Z')
    expect(told('confirmed', at('2026-11-20T16:00:00Z'), night)).toBe('2026-11-21T00:00:00Z')
  })

  test('does not wait for them an hour before, nor when the appointment is sooner than their end', () => {
    const early = at('2026-11-21T00:30:00Z')
    expect(told('hour-before', at('2026-11-20T23:30:00Z'), night, early)).toBe('2026-11-20T23:30:00Z')
    expect(told('moved', at('2026-11-20T16:00:00Z'), night, early)).toBe('2026-11-20T16:00:00Z')
    expect(told('cancelled', at('2026-11-20T16:00:00Z'), night, early)).toBe('2026-11-20T16:00:00Z')
  })

  test('never comes once the appointment has begun', () => {
    for (const occasion of ['confirmed', 'moved', 'day-before', 'hour-before', 'earlier-time'] as const) expect(told(occasion, start)).toBeNull()
    expect(told('hour-before', before(1))).toBe(before(1).toString())
  })

  test('of the day before gives way to that of the last hour', () => {
    expect(told('day-before', before(61))).not.toBeNull()
    expect(told('day-before', before(60))).toBeNull()
  })

  test('that says that it was cancelled or paid back is told also afterwards, for three days', () => {
    for (const occasion of ['cancelled', 'payment-not-found', 'paid-back'] as const) {
      expect(told(occasion, start.add({ hours: 5 }))).not.toBeNull()
      expect(whenToRemind({ occasion, startsAt: start, dueAt: start }, start.add({ hours: 72 }), awake)).toBeNull()
    }
  })

  test('is told later, or now, or not at all, but never earlier and never after the beginning that it is of use before', () => {
    const minutes = fc.integer({ min: -5000, max: 5000 })
    fc.assert(
      fc.property(fc.constantFrom(...reminderOccasions), minutes, fc.boolean(), (occasion, ahead, isQuiet) => {
        const now = before(ahead)
        const when = whenToRemind({ occasion, startsAt: start, dueAt: now }, now, isQuiet ? night : awake)
        if (when === null) return
        expect(Temporal.Instant.compare(when, now)).toBeGreaterThanOrEqual(0)
        if (ahead > 0) expect(Temporal.Instant.compare(when, start)).toBeLessThan(0)
      }),
    )
  })
})

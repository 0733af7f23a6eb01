import { afterEach, describe, expect, test } from 'vitest'
import { practiceClock } from './practice-clock.ts'

const now = Date.parse('2026-11-20T12:00:00Z')
const hear = (iso: string) => practiceClock.heard(new Date(iso).toUTCString(), now)

describe('the clock of the practice', () => {
  afterEach(() => practiceClock.heard(new Date(now).toUTCString(), now))

  test('counts by the practice where the own clock is wrong', () => {
    hear('2026-11-20T12:07:00Z')
    expect(practiceClock.nowMs(now)).toBe(now + 7 * 60_000)
    hear('2026-11-20T11:00:00Z')
    expect(practiceClock.nowMs(now)).toBe(now - 60 * 60_000)
  })

  test('is the own clock where both differ by no more than an answer takes', () => {
    hear('2026-11-20T11:59:58Z')
    expect(practiceClock.nowMs(now)).toBe(now)
  })

  test('keeps what it knows when an answer says nothing of the time', () => {
    hear('2026-11-20T12:07:00Z')
    practiceClock.heard(null, now)
    practiceClock.heard('yesterday', now)
    expect(practiceClock.nowMs(now)).toBe(now + 7 * 60_000)
  })
})

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeBackoff } from './backoff.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** How long each of so many waits is, when chance says so much. */
function waits(count: number, random: number): number[] {
  const before: number[] = []
  let began = Date.now()
  const backoff = makeBackoff(
    () => before.push(Date.now() - began),
    () => random,
  )
  for (let time = 0; time < count; time += 1) {
    began = Date.now()
    backoff.wait()
    vi.advanceTimersByTime(60_000)
  }
  return before
}

test('waits at most twice as long after each failure, and never longer than half a minute', () => {
  expect(waits(9, 0.999_999).map((ms) => Math.round(ms / 100) * 100)).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
  expect(waits(3, 0)).toEqual([0, 0, 0])
})

test('tries at once when there is a reason, once, and begins anew after a success', () => {
  let times = 0
  const backoff = makeBackoff(
    () => (times += 1),
    () => 1,
  )
  for (let time = 0; time < 5; time += 1) backoff.wait()
  backoff.now()
  vi.advanceTimersByTime(60_000)
  expect(times).toBe(1)
  backoff.reset()
  backoff.wait()
  vi.advanceTimersByTime(500)
  expect(times).toBe(2)
  backoff.wait()
  backoff.reset()
  vi.advanceTimersByTime(60_000)
  expect(times).toBe(2)
})

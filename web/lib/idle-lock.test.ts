import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startIdleLock } from './idle-lock.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function started(minutes = 15) {
  const target = new EventTarget()
  const onIdle = vi.fn<() => void>()
  const stop = startIdleLock({ minutes, onIdle, target, nowMs: Date.now })
  return { target, onIdle, stop }
}

const passMinutes = (minutes: number) => void vi.advanceTimersByTime(minutes * 60_000)

describe('the idle lock', () => {
  test('locks after its minutes, not before', () => {
    const { onIdle } = started()
    passMinutes(14.99)
    expect(onIdle).not.toHaveBeenCalled()
    passMinutes(0.01)
    expect(onIdle).toHaveBeenCalledOnce()
  })

  test.each(['pointerdown', 'keydown', 'wheel', 'touchmove'])('counts from the last %s', (kind) => {
    const { target, onIdle } = started()
    passMinutes(14)
    target.dispatchEvent(new Event(kind))
    passMinutes(14)
    expect(onIdle).not.toHaveBeenCalled()
    passMinutes(1)
    expect(onIdle).toHaveBeenCalledOnce()
  })

  test('does not take a moving pointer or a playing page for a person', () => {
    const { target, onIdle } = started()
    passMinutes(14)
    target.dispatchEvent(new Event('pointermove'))
    passMinutes(1)
    expect(onIdle).toHaveBeenCalledOnce()
  })

  test.each(['keydown', 'visibilitychange'])('locks at the first %s after a sleep in which no timer ran', (kind) => {
    const { target, onIdle } = started()
    vi.setSystemTime(Date.now() + 8 * 60 * 60_000)
    expect(onIdle).not.toHaveBeenCalled()
    target.dispatchEvent(new Event(kind))
    expect(onIdle).toHaveBeenCalledOnce()
  })

  test('looking at the page again is no sign of use', () => {
    const { target, onIdle } = started()
    passMinutes(10)
    target.dispatchEvent(new Event('visibilitychange'))
    passMinutes(5)
    expect(onIdle).toHaveBeenCalledOnce()
  })

  test('where the keys are kept all the same it counts anew, and does not fire at each sign', () => {
    const { target, onIdle } = started()
    passMinutes(15)
    for (let keys = 0; keys < 5; keys += 1) target.dispatchEvent(new Event('keydown'))
    expect(onIdle).toHaveBeenCalledOnce()
    passMinutes(14.99)
    expect(onIdle).toHaveBeenCalledOnce()
    passMinutes(0.01)
    expect(onIdle).toHaveBeenCalledTimes(2)
  })

  test('ended, it neither locks nor listens', () => {
    const { target, onIdle, stop } = started()
    stop()
    passMinutes(60)
    target.dispatchEvent(new Event('keydown'))
    target.dispatchEvent(new Event('visibilitychange'))
    expect(onIdle).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
  })
})

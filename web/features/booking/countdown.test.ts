import { describe, expect, test } from 'vitest'
import { countdown, minuteMark } from './countdown.ts'

describe('the countdown', () => {
  test('ends with the moment itself and not a second before', () => {
    expect(countdown(10_000, 0)).toEqual({ secondsLeft: 10, isOver: false })
    expect(countdown(10_000, 9_999)).toEqual({ secondsLeft: 1, isOver: false })
    expect(countdown(10_000, 10_000)).toEqual({ secondsLeft: 0, isOver: true })
    expect(countdown(10_000, 99_000)).toEqual({ secondsLeft: 0, isOver: true })
  })

  test('tells each of the last five minutes once, and before that every fifth', () => {
    const told: number[] = []
    for (let seconds = 1200; seconds > 0; seconds -= 1) {
      const mark = minuteMark(seconds, seconds - 1)
      if (mark !== null) told.push(mark)
    }
    expect(told).toEqual([15, 10, 5, 4, 3, 2, 1])
  })

  test('tells a page that slept the last mark it passed', () => {
    expect(minuteMark(590, 130)).toBe(3)
    expect(minuteMark(590, 120)).toBe(2)
    expect(minuteMark(590, 0)).toBe(1)
  })

  test('says nothing between two marks', () => {
    expect(minuteMark(599, 541)).toBeNull()
    expect(minuteMark(480, 421)).toBeNull()
    expect(minuteMark(60, 60)).toBeNull()
  })
})

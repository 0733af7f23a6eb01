import { expect, test } from 'vitest'
import { nextBest } from './next-best.ts'

const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, '0')}:00:00Z`
const day = [1, 2, 3, 8, 9, 10, 11, 12].map(at)

test('the next best times are the six nearest, in order', () => {
  expect(nextBest(day, at(10))).toEqual([3, 8, 9, 10, 11, 12].map(at))
  expect(nextBest(day, at(4))).toEqual([1, 2, 3, 8, 9, 10].map(at))
})

test('few free times are all of them, and none are none', () => {
  expect(nextBest([at(1)], at(10))).toEqual([at(1)])
  expect(nextBest([], at(10))).toEqual([])
})

import { expect, test } from 'vitest'
import {
  copied,
  exceptionOn,
  freshHours,
  hasHours,
  isSame,
  toSend,
  weekdayOf,
  windowsOn,
  withException,
  withoutException,
  withWindows,
} from './hours-draft.ts'

const morning = [{ from: 540, to: 720 }]
const evening = [{ from: 1080, to: 1260 }]
const monday = '2026-11-23'
const hours = withWindows(freshHours('Asia/Jakarta'), monday, morning)

test('a change on an ordinary day holds for its weekday in every week, and for no other day', () => {
  expect(windowsOn(hours, '2027-03-01')).toEqual(morning)
  expect(windowsOn(hours, '2026-11-24')).toEqual([])
  expect(weekdayOf(monday)).toBe(0)
})

test('a date with hours of its own is changed alone, and can be off', () => {
  const other = withWindows(withException(hours, monday, morning), monday, evening)
  expect(windowsOn(other, monday)).toEqual(evening)
  expect(windowsOn(other, '2026-11-30')).toEqual(morning)
  expect(windowsOn(withException(hours, monday, []), monday)).toEqual([])
  expect(exceptionOn(withException(hours, monday, []), monday)).toEqual([])
})

test('made usual again, it is as its weekday is', () => {
  expect(isSame(withoutException(withException(hours, monday, evening), monday), hours)).toBe(true)
})

test('dates stand in order and once, however often they are changed', () => {
  const twice = withException(withException(withException(hours, '2026-12-24', []), monday, evening), '2026-12-24', morning)
  expect(twice.exceptions.map(({ date }) => date)).toEqual([monday, '2026-12-24'])
})

test('a day is copied to others and replaces what was there', () => {
  const week = copied(withWindows(hours, '2026-11-24', evening), morning, [1, 4])
  expect(week.weekly).toEqual([morning, morning, [], [], morning, [], []])
})

test('days that are over are not sent', () => {
  expect(toSend(withException(withException(hours, '2026-11-19', []), monday, []), '2026-11-20').exceptions).toEqual([{ date: monday, windows: [] }])
})

test('who has told nothing has no hours, who has told one date has some', () => {
  expect(hasHours(freshHours('Asia/Jakarta'))).toBe(false)
  expect(hasHours(withException(freshHours('Asia/Jakarta'), monday, []))).toBe(false)
  expect(hasHours(withException(freshHours('Asia/Jakarta'), monday, evening))).toBe(true)
})

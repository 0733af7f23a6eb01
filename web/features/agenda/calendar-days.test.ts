import { describe, expect, test } from 'vitest'
import { dayFrom, dayOf, hoursToShow, isInside, monthOf, partOfDay, stretchOf, weekOf } from './calendar-days.ts'

describe('days', () => {
  test('a week goes from Monday to Sunday, also over the turn of a year', () => {
    expect(weekOf('2027-01-01')).toEqual(['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03'])
    expect(weekOf('2026-11-23')[0]).toBe('2026-11-23')
  })

  test('a month is shown in whole weeks, every one of its days once', () => {
    const weeks = monthOf('2026-11-20')
    expect(weeks).toHaveLength(6)
    expect(weeks[0]?.[0]).toBe('2026-10-26')
    expect(weeks.flat().filter((day) => day.startsWith('2026-11'))).toHaveLength(30)
    expect(monthOf('2027-02-10')).toHaveLength(4)
  })

  test('an address that names no day leads to the other', () => {
    expect(['2026-02-31', 'besok', '', null].map((text) => dayFrom(text, '2026-11-20'))).toEqual(Array(4).fill('2026-11-20'))
    expect(dayFrom('2026-11-24', '2026-11-20')).toBe('2026-11-24')
  })
})

describe('by the wall clock of a zone', () => {
  const evening = { from: '2026-11-20T14:30:00Z', to: '2026-11-20T15:30:00Z' }

  test('the same hour lies on another day further east', () => {
    expect(partOfDay('2026-11-20', evening, 'Asia/Jakarta')).toEqual({ from: 1290, to: 1350 })
    expect(partOfDay('2026-11-20', evening, 'Pacific/Auckland')).toBeNull()
    expect(partOfDay('2026-11-21', evening, 'Pacific/Auckland')).toEqual({ from: 210, to: 270 })
    expect(dayOf(evening.from, 'Pacific/Auckland')).toBe('2026-11-21')
  })

  test('what goes over midnight has a part on both days, and none on the third', () => {
    expect(partOfDay('2026-11-20', evening, 'Asia/Jayapura')).toEqual({ from: 1410, to: 1440 })
    expect(partOfDay('2026-11-21', evening, 'Asia/Jayapura')).toEqual({ from: 0, to: 30 })
    expect(partOfDay('2026-11-22', evening, 'Asia/Jayapura')).toBeNull()
  })

  test('a stretch over days whose clock changes is as long as those days are', () => {
    const { from, to } = stretchOf(['2026-10-25'], 'Europe/Berlin')
    expect(Temporal.Instant.from(from).until(to).total('hours')).toBe(25)
  })

  test('in an hour that comes twice, something that ends before it began on the wall is still seen', () => {
    const twice = { from: '2026-10-25T00:45:00Z', to: '2026-10-25T01:15:00Z' }
    expect(partOfDay('2026-10-25', twice, 'Europe/Berlin')).toEqual({ from: 165, to: 180 })
  })
})

test('half outside the hours is outside', () => {
  const windows = [
    { from: 540, to: 720 },
    { from: 840, to: 1020 },
  ]
  expect(isInside({ from: 660, to: 720 }, windows)).toBe(true)
  expect(isInside({ from: 690, to: 750 }, windows)).toBe(false)
  expect(isInside({ from: 690, to: 870 }, windows)).toBe(false)
})

test('early and late parts widen what is shown to whole hours', () => {
  expect(hoursToShow([])).toEqual({ from: 8, to: 18 })
  expect(
    hoursToShow([
      { from: 395, to: 420 },
      { from: 1290, to: 1335 },
    ]),
  ).toEqual({ from: 6, to: 23 })
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joined } from '#domain/scheduling/span'
import { dayMinutes } from '#domain/scheduling/wall-clock'
import { added, mostWindows, moved, nextFree, pulled, removed, replaced, snapped, stepMinutes, stretched, type Windows } from './hours-model.ts'

const nine = { from: 540, to: 720 }
const two = { from: 840, to: 1020 }

describe('by hand', () => {
  test('a pull over an empty stretch draws a window in quarters of an hour, upwards as well as downwards', () => {
    expect(pulled([], { kind: 'draw' }, 543, 716)).toEqual({ windows: [nine], at: 0 })
    expect(pulled([], { kind: 'draw' }, 716, 543)).toEqual({ windows: [nine], at: 0 })
  })

  test('a touch that pulls nowhere draws nothing', () => {
    expect(pulled([nine], { kind: 'draw' }, 800, 803)).toBeUndefined()
  })

  test('a pull at an end moves that end alone, and never past the other', () => {
    expect(pulled([nine, two], { kind: 'to', at: 0 }, 720, 778)?.windows).toEqual([{ from: 540, to: 780 }, two])
    expect(pulled([nine, two], { kind: 'from', at: 1 }, 840, 1400)?.windows).toEqual([nine, { from: 1005, to: 1020 }])
  })

  test('a pull in the middle moves all of it and keeps its length', () => {
    expect(pulled([nine, two], { kind: 'move', at: 1 }, 900, 961)).toEqual({ windows: [nine, { from: 900, to: 1080 }], at: 1 })
  })

  test('what is pulled over another becomes one with it, and is still the one that is meant', () => {
    expect(pulled([nine, two], { kind: 'move', at: 0 }, 600, 720)).toEqual({ windows: [{ from: 660, to: 1020 }], at: 0 })
    expect(pulled([nine, two], { kind: 'to', at: 0 }, 720, 840)).toEqual({ windows: [{ from: 540, to: 1020 }], at: 0 })
  })

  test('a day holds as many windows as the practice keeps, and no more', () => {
    const full = Array.from({ length: mostWindows }, (_, place) => ({ from: place * 60, to: place * 60 + 30 }))
    expect(added(full, { from: 1200, to: 1260 })).toBeUndefined()
    expect(nextFree(full)).toBeUndefined()
    expect(added(full, { from: 690, to: 1260 })?.windows).toHaveLength(mostWindows)
  })
})

const someWindows: fc.Arbitrary<Windows> = fc
  .array(
    fc.tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 600 })).map(([from, length]) => ({
      from,
      to: Math.min(dayMinutes, from + length),
    })),
    { maxLength: 6 },
  )
  .map(joined)
const anywhere = fc.integer({ min: -3000, max: 3000 })

/** What the practice takes, and what the page can draw. */
function expectADay(windows: Windows): void {
  expect(joined(windows)).toEqual(windows)
  for (const { from, to } of windows) {
    expect(from).toBeGreaterThanOrEqual(0)
    expect(to).toBeLessThanOrEqual(dayMinutes)
    expect(from).toBeLessThan(to)
  }
}

describe('whatever is done to whatever day', () => {
  test('its windows stay in order, apart from each other and within the day, and the one that is meant is there', () => {
    const grips = fc.constantFrom('draw', 'move', 'from', 'to')
    fc.assert(
      fc.property(someWindows, grips, fc.nat({ max: 7 }), anywhere, anywhere, (windows, kind, at, from, to) => {
        const edit = pulled(windows, kind === 'draw' ? { kind } : { kind, at }, from, to)
        if (!edit) return
        expectADay(edit.windows)
        expect(edit.windows[edit.at]).toBeDefined()
      }),
      { numRuns: 2000 },
    )
  })

  // oxlint-disable-next-line vitest/expect-expect -- `expectADay` expects
  test('moving by arrows and stretching by the end keep it so, also against the edges of the day', () => {
    fc.assert(
      fc.property(someWindows, fc.nat({ max: 7 }), anywhere, (windows, at, by) => {
        expectADay(moved(windows, at, by).windows)
        expectADay(stretched(windows, at, 'to', by).windows)
        expectADay(stretched(windows, at, 'from', by).windows)
        expectADay(removed(windows, at))
      }),
      { numRuns: 1000 },
    )
  })

  test('a window that is moved keeps its length unless it meets another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 15, max: 40 }), anywhere, (from, length, by) => {
        const { windows } = moved([{ from, to: from + length }], 0, by)
        expect((windows[0]?.to ?? 0) - (windows[0]?.from ?? 0)).toBe(length)
      }),
    )
  })

  test('nothing of the others is lost but what becomes one with them', () => {
    fc.assert(
      fc.property(someWindows, fc.nat(), anywhere, (windows, which, by) => {
        fc.pre(windows.length > 0)
        const at = which % windows.length
        const { windows: after } = moved(windows, at, by)
        for (const other of removed(windows, at)) expect(after.some(({ from, to }) => from <= other.from && other.to <= to)).toBe(true)
      }),
    )
  })

  test('what the fields say is taken to the minute', () => {
    expect(replaced([nine, two], 0, { from: 547, to: 719 }).windows).toEqual([{ from: 547, to: 719 }, two])
    expect(snapped(547)).toBe(stepMinutes * 36)
  })

  test('one more is offered where there is room, and touches no other', () => {
    fc.assert(
      fc.property(someWindows, (windows) => {
        const next = nextFree(windows)
        if (!next) return
        expect(added(windows, next)?.windows).toHaveLength(windows.length + 1)
        expectADay(added(windows, next)?.windows ?? [])
      }),
    )
  })
})

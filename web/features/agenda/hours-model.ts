import type { Window } from '#domain/scheduling/availability'
import { joined } from '#domain/scheduling/span'
import { dayMinutes } from '#domain/scheduling/wall-clock'

/** What a hand or an arrow moves at once; the fields take any minute. */
export const stepMinutes = 15
/** As many as the practice keeps of a day. */
export const mostWindows = 12

export type Windows = readonly Window[]
/** By what a window is held: drawn anew, moved as a whole, or by one of its ends. */
export type Grip = { readonly kind: 'draw' } | { readonly kind: 'move' | 'from' | 'to'; readonly at: number }
/** A day’s windows after a change, in order, apart from each other, within the day; and which of them is meant. */
export type Edit = { readonly windows: Windows; readonly at: number }

/** To the nearest step of a hand. */
export const snapped = (minutes: number): number => within(Math.round(minutes / stepMinutes) * stepMinutes, 0, dayMinutes)

/** The day with one more, in whose place it may be part of a longer one; undefined for more than are kept. */
export function added(windows: Windows, window: Window): Edit | undefined {
  const whole = joined([...windows, window])
  return whole.length > mostWindows ? undefined : { windows: whole, at: placeOf(whole, window) }
}

export const removed = (windows: Windows, at: number): Windows => windows.filter((_, place) => place !== at)

/** One of them otherwise. */
export function replaced(windows: Windows, at: number, window: Window): Edit {
  const whole = joined([...removed(windows, at), window])
  return { windows: whole, at: placeOf(whole, window) }
}

/** As long as it was, as far as the day goes. */
export function moved(windows: Windows, at: number, byMinutes: number): Edit {
  const window = windows[at]
  if (!window) return { windows, at }
  const by = within(byMinutes, -window.from, dayMinutes - window.to)
  return replaced(windows, at, { from: window.from + by, to: window.to + by })
}

/** One end elsewhere: never nearer to the other than a step, never out of the day. */
export function stretched(windows: Windows, at: number, end: 'from' | 'to', minutes: number): Edit {
  const window = windows[at]
  if (!window) return { windows, at }
  const { from, to } = window
  const changed =
    end === 'from'
      ? { from: within(minutes, 0, Math.max(0, to - stepMinutes)), to }
      : { from, to: within(minutes, Math.min(dayMinutes, from + stepMinutes), dayMinutes) }
  return replaced(windows, at, changed)
}

/** What a pull from one minute of the day to another makes of it; undefined for nothing. */
export function pulled(windows: Windows, grip: Grip, fromMinutes: number, toMinutes: number): Edit | undefined {
  if (grip.kind === 'draw') {
    // A hand that only touches is never quite still.
    if (Math.abs(toMinutes - fromMinutes) < stepMinutes / 2) return undefined
    const ends = [snapped(fromMinutes), snapped(toMinutes)] as const
    const [from, to] = [Math.min(...ends), Math.max(...ends)]
    return from === to ? undefined : added(windows, { from, to })
  }
  const window = windows[grip.at]
  if (!window) return undefined
  if (grip.kind === 'move') return moved(windows, grip.at, snapped(window.from + toMinutes - fromMinutes) - window.from)
  return stretched(windows, grip.at, grip.kind, snapped(window[grip.kind] + toMinutes - fromMinutes))
}

/** Room for an hour more: after the last of the day, else before the first; undefined for a day without any. */
export function nextFree(windows: Windows): Window | undefined {
  const order = joined(windows)
  if (order.length >= mostWindows) return undefined
  if (order.length === 0) return { from: 9 * 60, to: 12 * 60 }
  const gaps = [...order, { from: dayMinutes + 60, to: dayMinutes }].map(({ from }, place) => ({
    from: place === 0 ? 0 : (order[place - 1] as Window).to + 60,
    to: from - 60,
  }))
  const gap = [...gaps.slice(1), ...gaps.slice(0, 1)].find(({ from, to }) => to - from >= stepMinutes)
  return gap && { from: gap.from, to: Math.min(gap.to, gap.from + 120) }
}

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

const placeOf = (windows: Windows, part: Window): number => windows.findIndex(({ from, to }) => from <= part.from && part.to <= to)

import type { Window } from '#domain/scheduling/availability'
import { dayMinutes } from '#domain/scheduling/wall-clock'
import type { IsoDay } from './hours-draft.ts'

/** From one instant to another; ISO 8601. */
export type Stretch = { readonly from: string; readonly to: string }

const plain = (day: IsoDay) => Temporal.PlainDate.from(day)

/** A day that there is, from an address; else the other. */
export function dayFrom(text: string | null, otherwise: IsoDay): IsoDay {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return otherwise
  try {
    return plain(text).toString()
  } catch {
    return otherwise
  }
}

export const dayAfter = (day: IsoDay, days: number): IsoDay => plain(day).add({ days }).toString()
export const monthAfter = (day: IsoDay, months: number): IsoDay => plain(day).add({ months }).toString()

/** Monday to Sunday. */
export function weekOf(day: IsoDay): IsoDay[] {
  const monday = dayAfter(day, 1 - plain(day).dayOfWeek)
  return Array.from({ length: 7 }, (_, place) => dayAfter(monday, place))
}

/** The weeks that a month touches. */
export function monthOf(day: IsoDay): IsoDay[][] {
  const first = plain(day).with({ day: 1 })
  const last = first.add({ months: 1 }).subtract({ days: 1 }).toString()
  const weeks: IsoDay[][] = []
  for (let week = weekOf(first.toString()); (week[0] as IsoDay) <= last; week = weekOf(dayAfter(week[0] as IsoDay, 7))) weeks.push(week)
  return weeks
}

export const isSameMonth = (one: IsoDay, other: IsoDay): boolean => one.slice(0, 7) === other.slice(0, 7)

/** From the midnight before the first to the midnight after the last, by the wall clock of a zone. */
export function stretchOf(days: readonly IsoDay[], timeZone: string): Stretch {
  const midnight = (day: IsoDay) => plain(day).toZonedDateTime(timeZone).toInstant().toString()
  return { from: midnight(days[0] as IsoDay), to: midnight(dayAfter(days.at(-1) as IsoDay, 1)) }
}

export const dayOf = (instant: string, timeZone: string): IsoDay =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()

/** Which part of a day it takes, by the wall clock of a zone; null for none. What begins and ends in an hour that comes twice is shown as a quarter. */
export function partOfDay(day: IsoDay, { from, to }: Stretch, timeZone: string): Window | null {
  const minutesInto = (instant: string) => {
    const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
    return plain(day).until(wall.toPlainDate(), { largestUnit: 'days' }).days * dayMinutes + wall.hour * 60 + wall.minute
  }
  const begin = minutesInto(from)
  const end = Math.max(minutesInto(to), begin + 15)
  if (end <= 0 || begin >= dayMinutes) return null
  return { from: Math.max(0, begin), to: Math.min(dayMinutes, end) }
}

/** Whether all of it lies in one of the windows. */
export const isInside = (part: Window, windows: readonly Window[]): boolean => windows.some(({ from, to }) => from <= part.from && part.to <= to)

/** The whole hours to show, so that nothing is cut off: at least from 8 to 18. */
export function hoursToShow(parts: readonly Window[], least: Window = { from: 8, to: 18 }): Window {
  return {
    from: Math.min(least.from, ...parts.map(({ from }) => Math.floor(from / 60))),
    to: Math.max(least.to, ...parts.map(({ to }) => Math.ceil(to / 60))),
  }
}

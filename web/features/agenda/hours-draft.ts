import type { WorkingHours } from '#contract/scheduling'
import { joined } from '#domain/scheduling/span'
import type { Windows } from './hours-model.ts'

/** A date as `2026-11-20`. */
export type IsoDay = string

/** What a new counsellor begins with: no hours yet, and boundaries that nobody is surprised by. */
export const freshHours = (timeZone: string): WorkingHours => ({
  timeZone,
  weekly: [[], [], [], [], [], [], []],
  exceptions: [],
  noticeHours: 12,
  horizonDays: 60,
  stepMinutes: 30,
  breakMinutes: 10,
  mostPerDay: null,
})

/** 0 is Monday. */
export const weekdayOf = (day: IsoDay): number => Temporal.PlainDate.from(day).dayOfWeek - 1

export const exceptionOn = ({ exceptions }: WorkingHours, day: IsoDay): Windows | undefined => exceptions.find(({ date }) => date === day)?.windows

/** When one works that day, before the practice’s closing days. */
export const windowsOn = (hours: WorkingHours, day: IsoDay): Windows => exceptionOn(hours, day) ?? joined(hours.weekly[weekdayOf(day)] ?? [])

/** The same change where that day gets its hours from: its own, or those of its weekday in every week. */
export const withWindows = (hours: WorkingHours, day: IsoDay, windows: Windows): WorkingHours =>
  exceptionOn(hours, day) ? withException(hours, day, windows) : withWeekday(hours, weekdayOf(day), windows)

const withWeekday = (hours: WorkingHours, weekday: number, windows: Windows): WorkingHours => ({
  ...hours,
  weekly: hours.weekly.map((before, place) => (place === weekday ? [...windows] : before)),
})

/** That day alone, otherwise than usual; without windows it is off. */
export const withException = (hours: WorkingHours, day: IsoDay, windows: Windows): WorkingHours => ({
  ...hours,
  exceptions: [...hours.exceptions.filter(({ date }) => date !== day), { date: day, windows: [...windows] }].toSorted((one, other) =>
    one.date < other.date ? -1 : 1,
  ),
})

/** As usual again. */
export const withoutException = (hours: WorkingHours, day: IsoDay): WorkingHours => ({
  ...hours,
  exceptions: hours.exceptions.filter(({ date }) => date !== day),
})

/** The same hours on other weekdays, in the place of theirs. */
export const copied = (hours: WorkingHours, windows: Windows, weekdays: readonly number[]): WorkingHours =>
  weekdays.reduce((before, weekday) => withWeekday(before, weekday, windows), hours)

/** What is sent: exceptions of days that are over say nothing any more. */
export const toSend = (hours: WorkingHours, today: IsoDay): WorkingHours => ({
  ...hours,
  exceptions: hours.exceptions.filter(({ date }) => date >= today),
})

export const isSame = (one: WorkingHours, other: WorkingHours): boolean => JSON.stringify(one) === JSON.stringify(other)

export const hasHours = ({ weekly, exceptions }: WorkingHours): boolean =>
  weekly.some(({ length }) => length > 0) || exceptions.some(({ windows }) => windows.length > 0)

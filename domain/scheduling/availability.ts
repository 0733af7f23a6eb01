import { weekdayOf, type EpochDay } from './wall-clock.ts'

/** Of a day by the wall clock, in minutes after midnight; `to` is not part of it. */
export type Window = { readonly from: number; readonly to: number }

/** When somebody works. What stands further down counts more. */
export type Availability = {
  readonly timeZone: string
  /** From Monday; several windows a day. */
  readonly weekly: readonly (readonly Window[])[]
  /** In the place of a day's usual windows; none means the day is off. */
  readonly exceptions: ReadonlyMap<EpochDay, readonly Window[]>
  /** The whole practice is closed. */
  readonly closedDays: ReadonlySet<EpochDay>
}

/** Sorted, and what overlaps or touches as one. */
export function joined(windows: readonly Window[]): readonly Window[] {
  const whole: { from: number; to: number }[] = []
  for (const { from, to } of windows.toSorted((one, other) => one.from - other.from)) {
    const last = whole.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else whole.push({ from, to })
  }
  return whole
}

const closed: readonly Window[] = []

/** Joined once, whoever asks how often. */
export function windowsByDay({ weekly, exceptions, closedDays }: Availability): (day: EpochDay) => readonly Window[] {
  const usual = weekly.map(joined)
  return (day) => {
    if (closedDays.has(day)) return closed
    const exception = exceptions.size > 0 ? exceptions.get(day) : undefined
    return exception ? joined(exception) : (usual[weekdayOf(day)] ?? closed)
  }
}

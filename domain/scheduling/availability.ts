import { joined, type Span } from './span.ts'
import { weekdayOf, type EpochDay } from './wall-clock.ts'

/** Of a day by the wall clock, in minutes after midnight. */
export type Window = Span

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

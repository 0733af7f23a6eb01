import type { OuterKey } from '#platform/outer-key'
import type { Reach } from '#platform/outbound'

/** What the use cases of this module work with besides their context. */
export type CalendarTools = {
  readonly outerKey: OuterKey
  /** Where people reach the practice. */
  readonly origin: string
  /** Where calendars may be read from besides public addresses. */
  readonly calendarOrigins: readonly string[]
  /** Tests say what is public, and how long silence lasts. */
  readonly reach?: Reach
  readonly patienceMs?: number
}

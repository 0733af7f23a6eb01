import type { revise } from '#modules/calendars'
import { instantOf } from '#platform/instants'
import type { ReminderRow } from './remind.ts'

export type Revised = NonNullable<Awaited<ReturnType<typeof revise>>>

/** What it was to tell of is not so any more: the appointment was moved or given back meanwhile. */
export function isStale({ occasion, startsAt }: ReminderRow, facts: Revised['facts']): boolean {
  if (occasion === 'cancelled') return facts.state !== 'cancelled'
  if (occasion === 'payment-not-found' || occasion === 'paid-back') return false
  return facts.state !== 'confirmed' || !facts.startsAt.equals(instantOf(startsAt))
}

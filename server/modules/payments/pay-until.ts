import { findRules } from '#modules/scheduling'
import type { Context } from '#platform/context'
import { isBefore } from '#platform/instants'

/** How long a time is kept for whoever pays now: as the practice has it, and never longer than until it begins. */
export async function payUntil(inside: Context, startsAt: Temporal.Instant): Promise<Temporal.Instant> {
  const until = inside.now().add({ minutes: (await findRules(inside.db)).payWithinMinutes })
  return isBefore(startsAt, until) ? startsAt : until
}

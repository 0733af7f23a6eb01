import type { BookingRules } from '#contract/scheduling'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { dayOfText } from './asked-days.ts'
import { updateRules } from './repository.ts'

/** What was promised for an appointment stands on its row, and is kept. @throws Refusal date-unknown; hours-unusable for a day that is told twice */
export async function saveBookingRules(context: Context, rules: BookingRules): Promise<void> {
  for (const { date } of rules.closedDays) dayOfText(date)
  if (new Set(rules.closedDays.map(({ date }) => date)).size !== rules.closedDays.length) throw new Refusal('hours-unusable')
  await inTransaction(context, async (inside) => {
    await updateRules(inside.db, { ...rules, closedDays: rules.closedDays.toSorted((one, other) => (one.date < other.date ? -1 : 1)) })
    const { closedDays, ...numbers } = rules
    await appendAuditEvent(inside, { action: 'booking-rules.changed', subject: 'practice', details: { ...numbers, closedDays: closedDays.length } })
  })
}

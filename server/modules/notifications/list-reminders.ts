import { and, desc, eq, isNotNull, lte, or, sql } from 'drizzle-orm'
import { whenToRemind } from '#domain/notifications/when-to-remind'
import { standingOf } from '#modules/accounts'
import { revise } from '#modules/calendars'
import { inTransaction, type Context } from '#platform/context'
import { instantOf } from '#platform/instants'
import { notFound, Refusal } from '#platform/refusal'
import { isStale } from './reminder-facts.ts'
import { reminder } from './tables.ts'

const pageSize = 50
const at = sql<string>`coalesce(${reminder.toldAt}, ${reminder.dueAt})`

/** What is tried, done or due; what is planned for later is not yet news. */
export async function listReminders({ db, now }: Context, after: string | undefined) {
  const [last] = after === undefined ? [] : await db.select({ at, id: reminder.id }).from(reminder).where(eq(reminder.id, after))
  if (after !== undefined && !last) throw notFound()
  const isDue = or(isNotNull(reminder.toldAt), lte(reminder.dueAt, now().toString()))
  const isOlder = last && sql`(${at}, ${reminder.id}) < (${last.at}::timestamptz, ${last.id}::uuid)`
  const rows = await db
    .select()
    .from(reminder)
    .where(and(isDue, isOlder))
    .orderBy(desc(at), desc(reminder.id))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const people = await standingOf(db, [...new Set(shown.map(({ accountId }) => accountId))])
  return {
    reminders: shown.map(({ id, toldAt, dueAt, appointmentId, accountId, occasion, channel, outcome }) => ({
      id,
      at: instantOf(toldAt ?? dueAt).toString(),
      appointment: appointmentId,
      person: people.get(accountId)?.username ?? '',
      occasion,
      channel,
      outcome,
    })),
    after: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  }
}

/** Within a minute, by the same rules: not in quiet hours, and not of what is over. */
export async function resendReminder(context: Context, id: string): Promise<void> {
  await inTransaction(context, async (inside) => {
    const { db, now } = inside
    const [row] = await db.select().from(reminder).where(eq(reminder.id, id)).for('update')
    if (!row) throw notFound()
    const revised = await revise(inside, row.appointmentId)
    const due = { occasion: row.occasion, startsAt: instantOf(row.startsAt), dueAt: now() }
    if (!revised || isStale(row, revised.facts) || whenToRemind(due, now(), { quiet: null, timeZone: 'UTC' }) === null)
      throw new Refusal('reminder-over')
    const changed = { dueAt: now().toString(), notBefore: now().toString(), toldAt: null, outcome: null, tries: 0, resends: row.resends + 1 }
    await db.update(reminder).set(changed).where(eq(reminder.id, id))
  })
}

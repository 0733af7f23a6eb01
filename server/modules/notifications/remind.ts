import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import { retryAfterMinutes } from '#domain/notifications/when-to-tell'
import { whenToRemind } from '#domain/notifications/when-to-remind'
import { revise } from '#modules/calendars'
import { inTransaction, type Context } from '#platform/context'
import { instantOf, isBefore } from '#platform/instants'
import { isStale } from './reminder-facts.ts'
import { sendReminder } from './send-reminder.ts'
import { reminder, way, type Channel } from './tables.ts'
import type { NoticeTools } from './tools.ts'
import { wishesOf } from './wishes.ts'

export type ReminderRow = typeof reminder.$inferSelect

const atOnce = 20
/** Longer than a post office may keep silent. Whoever took one and fell over leaves it to the next after this. */
const leaseMinutes = 3
/** A round gives way to the next one. */
const roundMs = 45_000

/**
 * [Note: each reminder once] Each is a row, and a row is made once (its unique key); whoever takes it holds it until it is told. Who falls
 * over between the post's yes and our note of it leaves one that is told twice, with the same Message-ID: better than never.
 */
export async function tellReminders(context: Context, tools: NoticeTools): Promise<void> {
  const endsAt = performance.now() + roundMs
  while (performance.now() < endsAt) {
    const taken = await take(context)
    if (taken.length === 0) break
    await Promise.all(taken.map((one) => tellOne(context, tools, one)))
  }
  await forgetOld(context)
}

async function take({ db, now }: Context): Promise<ReminderRow[]> {
  const due = sql`select id from notifications.reminder where not_before <= ${now().toString()}::timestamptz
    order by not_before limit ${atOnce} for update skip locked`
  return db
    .update(reminder)
    .set({ notBefore: now().add({ minutes: leaseMinutes }).toString() })
    .where(sql`${reminder.id} in (${due})`)
    .returning()
}

async function tellOne(context: Context, tools: NoticeTools, one: ReminderRow): Promise<void> {
  const now = context.now()
  const revised = await revise(context, one.appointmentId)
  const wish = (await wishesOf(context.db, [one.accountId])).get(one.accountId)
  if (!revised || !wish || isStale(one, revised.facts)) return drop(context, one)
  const due = { occasion: one.occasion, startsAt: instantOf(one.startsAt), dueAt: instantOf(one.dueAt) }
  const when = whenToRemind(due, now, wish)
  if (when === null) return change(context, one, { outcome: 'given-up', notBefore: null })
  if (isBefore(now, when)) return change(context, one, { notBefore: when.toString() })
  const channel = one.channel ?? (await chooseWay(context, one, wish))
  if (channel === null) return change(context, one, { outcome: 'no-way', toldAt: now.toString(), notBefore: null })
  const { outcome, waitSeconds = 0 } = await sendReminder(context, tools, { ...one, channel }, revised)
  const tries = one.tries + 1
  const isOver = outcome === 'sent' || outcome === 'gone' || outcome === 'not-allowed'
  const next = context.now().add({ seconds: Math.max(waitSeconds, retryAfterMinutes(tries) * 60) })
  await change(context, one, { outcome, tries, toldAt: now.toString(), notBefore: isOver ? null : next.toString() })
}

/** What was never tried leaves no trace: nothing was to be told after all. */
async function drop(context: Context, one: ReminderRow): Promise<void> {
  if (one.toldAt === null) await context.db.delete(reminder).where(eq(reminder.id, one.id))
  else await change(context, one, { notBefore: null, outcome: one.outcome ?? 'given-up' })
}

/** By which way, as they wish just now; whoever wishes both is told by both, each for itself. Null: there is none. */
async function chooseWay(context: Context, one: ReminderRow, { email, hasEmail, push }: { email: boolean; hasEmail: boolean; push: boolean }) {
  return inTransaction(context, async (inside): Promise<Channel | null> => {
    const browsers = await inside.db
      .select({ id: way.id })
      .from(way)
      .where(and(eq(way.accountId, one.accountId), eq(way.channel, 'push')))
      .limit(1)
    const byMail = email && hasEmail
    const byPush = push && browsers.length > 0
    if (!byMail && !byPush) return null
    const channel = byMail ? 'email' : 'push'
    await change(inside, one, { channel })
    if (byMail && byPush) {
      const { appointmentId, accountId, occasion, startsAt, turn, dueAt } = one
      const second = { appointmentId, accountId, occasion, startsAt, turn, part: 1, channel: 'push' as const, dueAt, notBefore: dueAt }
      await inside.db.insert(reminder).values(second).onConflictDoNothing()
    }
    return channel
  })
}

async function change({ db }: Context, { id }: ReminderRow, changed: Partial<typeof reminder.$inferInsert>): Promise<void> {
  await db.update(reminder).set(changed).where(eq(reminder.id, id))
}

const keptDays = 30

async function forgetOld({ db, now }: Context): Promise<void> {
  const before = now().subtract({ hours: keptDays * 24 })
  await db.delete(reminder).where(and(lt(reminder.startsAt, before.toString()), isNull(reminder.notBefore)))
}

import { eq } from 'drizzle-orm'
import { icsFile } from '#domain/calendars/ics'
import { m } from '#messages'
import { noticeFacts } from '#modules/accounts'
import { appointmentsOf } from '#modules/scheduling'
import type { Context } from '#platform/context'
import { instantOf, isBefore } from '#platform/instants'
import { ownId } from '#platform/own-id'
import { notFound } from '#platform/refusal'
import { newToken, sha256 } from '#platform/tokens'
import { calendarBytes } from './calendar-bytes.ts'
import { eventOf } from './event-of.ts'
import { reviseAll, type AppointmentFacts } from './revision.ts'
import { feed } from './tables.ts'
import type { CalendarTools } from './tools.ts'

/** The address is told this once; one made before stops at the same moment. */
export async function makeFeed(context: Context, { origin }: Pick<CalendarTools, 'origin'>) {
  const token = newToken()
  const row = { tokenSha256: sha256(token), madeAt: context.now().toString(), readAt: null }
  await context.db
    .insert(feed)
    .values({ accountId: ownId(context), ...row })
    .onConflictDoUpdate({ target: feed.accountId, set: row })
  return { address: `${origin}/api/calendar-feeds/${token}` }
}

export async function endFeed(context: Context): Promise<void> {
  await context.db.delete(feed).where(eq(feed.accountId, ownId(context)))
}

/** What calendars show of the past, and how far ahead. */
const shownDays = { before: 30, after: 400 }
/** Often enough to see that somebody still reads it. */
const notedMinutes = 15

/** Whoever has the token is let in, whoever they are: that is what it is for. */
export async function readFeed(context: Context, token: string) {
  const { db, now } = context
  const [row] = await db
    .select()
    .from(feed)
    .where(eq(feed.tokenSha256, sha256(token)))
  if (!row) throw notFound()
  const owner = (await noticeFacts(db, [row.accountId])).get(row.accountId)
  if (!owner || owner.state === 'frozen') throw notFound()
  const shown = await shownOf(context, row.accountId)
  const events = (await reviseAll(context, shown)).filter(({ facts }) => facts.state !== 'cancelled')
  if (row.readAt === null || isBefore(instantOf(row.readAt).add({ minutes: notedMinutes }), now()))
    await db.update(feed).set({ readAt: now().toString() }).where(eq(feed.tokenSha256, row.tokenSha256))
  const feedName = m.calendar_summary({}, { locale: owner.language })
  return calendarBytes(icsFile({ method: 'PUBLISH', feedName, events: events.map((one) => eventOf(one, owner.language)) }))
}

/** In stretches, for no question gives more than so many. */
const stretchDays = 43

async function shownOf({ db, now }: Context, accountId: string): Promise<AppointmentFacts[]> {
  const shown = new Map<string, AppointmentFacts>()
  for (let day = -shownDays.before; day < shownDays.after; day += stretchDays) {
    const found = await appointmentsOf(db, accountId, now().add({ hours: day * 24 }), now().add({ hours: (day + stretchDays) * 24 }))
    for (const one of found) if (one.state === 'confirmed' || one.state === 'no-show') shown.set(one.id, one)
  }
  return [...shown.values()]
}

import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import { giveUpAfterHours, retryAfterMinutes, whenToTell } from '#domain/notifications/when-to-tell'
import type { NoticeOutcome } from '#contract/notifications'
import { findUndelivered } from '#modules/spaces'
import type { Context } from '#platform/context'
import { instantOf, isBefore } from '#platform/instants'
import { lookingBack } from './note-news.ts'
import { openEndpoint } from './sealed-values.ts'
import { sendMail } from './send-mail.ts'
import { sendPush, type Delivery } from './send-push.ts'
import { sent, way } from './tables.ts'
import type { NoticeTools } from './tools.ts'
import { wishesOf } from './wishes.ts'

type WayRow = typeof way.$inferSelect & { readonly dueSince: string }

/** So many at once, each for as long as a service may keep silent. */
const atOnce = 20
/** Whoever took a notice and fell over leaves it to the next after this. */
const leaseMinutes = 2
/** A round gives way to the next one, however many services are silent. */
const roundMs = 45_000

/** Gives the notices whose time has come. Two that do this at once take different ones. */
export async function tellDue(context: Context, tools: NoticeTools): Promise<void> {
  const endsAt = performance.now() + roundMs
  while (performance.now() < endsAt) {
    const taken = await take(context)
    if (taken.length === 0) return
    const ids = [...new Set(taken.map(({ accountId }) => accountId))]
    const wishes = await wishesOf(context.db, ids)
    const unread = new Set((await findUndelivered(context.db, { ...lookingBack(context), of: ids })).map(({ accountId }) => accountId))
    await Promise.all(
      taken.map((one) => {
        const wish = wishes.get(one.accountId)
        const isNews = one.byEvent || unread.has(one.accountId)
        return wish && isNews ? tellOne(context, tools, one, wish) : settle(context, one)
      }),
    )
  }
}

async function take({ db, now }: Context): Promise<WayRow[]> {
  const due = sql`select id from notifications.way where due_since is not null and not_before <= ${now().toString()}::timestamptz
    order by not_before limit ${atOnce} for update skip locked`
  const rows = await db
    .update(way)
    .set({ notBefore: now().add({ minutes: leaseMinutes }).toString() })
    .where(sql`${way.id} in (${due})`)
    .returning()
  return rows.flatMap((row) => (row.dueSince === null ? [] : [{ ...row, dueSince: row.dueSince }]))
}

type Wish = Parameters<typeof whenToTell>[2]

async function tellOne(context: Context, tools: NoticeTools, one: WayRow, wish: Wish): Promise<void> {
  const now = context.now()
  if (isBefore(instantOf(one.dueSince).add({ hours: giveUpAfterHours }), now)) {
    await log(context, one, 'given-up')
    return settle(context, one)
  }
  const when = whenToTell(now, one.lastToldAt === null ? null : instantOf(one.lastToldAt), wish)
  if (isBefore(now, when)) return void (await change(context, one, { notBefore: when.toString() }))
  const delivery = await deliver(context, tools, one)
  await log(context, one, delivery.outcome)
  if (delivery.outcome === 'sent') return settle(context, one, { lastToldAt: now.toString() })
  if (delivery.outcome === 'gone') return void (await context.db.delete(way).where(eq(way.id, one.id)))
  await change(context, one, { tries: one.tries + 1, notBefore: nextTry(now, one.tries + 1, delivery).toString() })
}

function deliver(context: Context, tools: NoticeTools, { id, accountId, endpointSealed }: WayRow): Promise<Delivery> {
  return endpointSealed ? sendPush(context, tools, openEndpoint(tools.outerKey, id, endpointSealed)) : sendMail(context, tools, accountId)
}

const nextTry = (now: Temporal.Instant, tries: number, { waitSeconds = 0 }: Delivery) =>
  now.add({ seconds: Math.max(waitSeconds, retryAfterMinutes(tries) * 60) })

type Change = Partial<typeof way.$inferInsert>

const change = ({ db }: Context, { id }: WayRow, changed: Change) => db.update(way).set(changed).where(eq(way.id, id))

/** Nothing is outstanding any more, but for an event that came while this notice was on its way: that is told with the next. */
async function settle(context: Context, one: WayRow, changed: Change = {}): Promise<void> {
  await change(context, one, { tries: 0, ...changed })
  await context.db
    .update(way)
    .set({ dueSince: null, notBefore: null, byEvent: false })
    .where(and(eq(way.id, one.id), eq(way.byEvent, one.byEvent)))
}

async function log({ db, now }: Context, { accountId, channel }: WayRow, outcome: NoticeOutcome): Promise<void> {
  await db.insert(sent).values({ at: now().toString(), accountId, channel, outcome })
}

const keptDays = 30

export async function forgetSent({ db, now }: Context): Promise<void> {
  const old = db
    .select({ id: sent.id })
    .from(sent)
    .where(
      lte(
        sent.at,
        now()
          .subtract({ hours: keptDays * 24 })
          .toString(),
      ),
    )
  await db.delete(sent).where(inArray(sent.id, old))
}

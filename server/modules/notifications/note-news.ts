import { and, eq, inArray, sql } from 'drizzle-orm'
import { findUndelivered, type Undelivered } from '#modules/spaces'
import { inTransaction, type Context } from '#platform/context'
import { told, way } from './tables.ts'
import { wishesOf } from './wishes.ts'

/** What is on its way to an open page is no news yet. */
const arrivesWithinSeconds = 60
/** What nobody was told of for so long (the practice stood still) is found by whoever looks. */
const remembersDays = 3

export const lookingBack = ({ now }: Pick<Context, 'now'>) => ({
  before: now().subtract({ seconds: arrivesWithinSeconds }),
  since: now().subtract({ hours: remembersDays * 24 }),
})

/** Whoever has not received what others said is to be told, of each entry once. */
export async function noteUnread(context: Context): Promise<void> {
  await inTransaction(context, async (inside) => {
    const untold = await noteTold(inside, await findUndelivered(inside.db, lookingBack(inside)))
    await outstandingFor(inside, untold, { byEvent: false })
  })
}

/** Something happened that concerns these people, whatever they have read: they are to be told that there is news. That is said of the first word of an episode, too. */
export async function noteNews(context: Context, accountIds: readonly string[]): Promise<void> {
  await inTransaction(context, async (inside) => {
    await noteTold(inside, await findUndelivered(inside.db, { ...lookingBack(inside), before: inside.now(), of: accountIds }))
    await outstandingFor(inside, accountIds, { byEvent: true })
  })
}

/** From here on these entries are told of. @returns who has not been told of all of them before */
async function noteTold(inside: Context, found: readonly Undelivered[]): Promise<string[]> {
  const untold = await withoutTold(inside, found)
  if (untold.length > 0)
    await inside.db
      .insert(told)
      .values(untold)
      .onConflictDoUpdate({ target: [told.accountId, told.spaceId], set: { number: sql`greatest(${told.number}, excluded.number)` } })
  return untold.map(({ accountId }) => accountId)
}

async function withoutTold({ db }: Context, found: readonly Undelivered[]): Promise<Undelivered[]> {
  const ids = [...new Set(found.map(({ accountId }) => accountId))]
  const rows = ids.length === 0 ? [] : await db.select().from(told).where(inArray(told.accountId, ids))
  const known = new Map(rows.map(({ accountId, spaceId, number }) => [`${accountId} ${spaceId}`, number]))
  return found.filter(({ accountId, spaceId, number }) => number > (known.get(`${accountId} ${spaceId}`) ?? 0))
}

/** On every way that each of them wishes there is one notice to give from now on; where there was one, it stays that one. */
async function outstandingFor({ db, now }: Context, accountIds: readonly string[], { byEvent }: { byEvent: boolean }): Promise<void> {
  const wishes = await wishesOf(db, [...new Set(accountIds)])
  const ids = [...wishes.keys()]
  if (ids.length === 0) return
  const at = now().toString()
  const due = {
    dueSince: sql`coalesce(${way.dueSince}, ${at}::timestamptz)`,
    notBefore: sql`coalesce(${way.notBefore}, ${at}::timestamptz)`,
    byEvent: sql`${way.byEvent} or ${byEvent}`,
  }
  await db
    .update(way)
    .set(due)
    .where(and(inArray(way.accountId, ids), eq(way.channel, 'push')))
  const byMail = [...wishes].filter(([, { email, hasEmail }]) => email && hasEmail)
  if (byMail.length === 0) return
  await db
    .insert(way)
    .values(byMail.map(([accountId]) => ({ accountId, channel: 'email' as const, madeAt: at, dueSince: at, notBefore: at, byEvent })))
    .onConflictDoUpdate({ target: way.accountId, targetWhere: eq(way.channel, 'email'), set: due })
}

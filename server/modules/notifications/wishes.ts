import { eq, inArray } from 'drizzle-orm'
import type { NoticeSettings } from '#contract/notifications'
import { isStaff, type Role } from '#domain/accounts/roles'
import { noticeFacts } from '#modules/accounts'
import { inTransaction, type Context } from '#platform/context'
import type { Db } from '#platform/database'
import { ownId } from '#platform/own-id'
import { notFound } from '#platform/refusal'
import { settings, way } from './tables.ts'

/** A mailbox that is shared could betray a client: mail comes only to those who ask for it. Whoever works here is expected to hear. */
const unchosen = (role: Role): NoticeSettings => ({ push: true, email: isStaff(role), quiet: null, everyMinutes: 30 })

type Wish = NoticeSettings & { readonly hasEmail: boolean; readonly timeZone: string }

/** How each of these wishes to hear of news; who is unknown or frozen hears nothing and is missing. */
export async function wishesOf(db: Db, ids: readonly string[]): Promise<Map<string, Wish>> {
  if (ids.length === 0) return new Map()
  const facts = await noticeFacts(db, ids)
  const rows = await db
    .select()
    .from(settings)
    .where(inArray(settings.accountId, [...ids]))
  const chosen = new Map(rows.map((row) => [row.accountId, presentSettings(row)]))
  return new Map(
    [...facts].flatMap(([id, { role, state, hasEmail, timeZone }]): [string, Wish][] =>
      state === 'frozen' ? [] : [[id, { ...(chosen.get(id) ?? unchosen(role)), hasEmail, timeZone }]],
    ),
  )
}

function presentSettings({ push, email, everyMinutes, quietFrom, quietTo }: typeof settings.$inferSelect): NoticeSettings {
  const quiet = quietFrom && quietTo ? { from: quietFrom, to: quietTo } : null
  return { push, email, everyMinutes: everyMinutes as NoticeSettings['everyMinutes'], quiet }
}

export async function showSettings(context: Context) {
  const accountId = ownId(context)
  const wish = (await wishesOf(context.db, [accountId])).get(accountId)
  if (!wish) throw notFound()
  const { push, email, quiet, everyMinutes, hasEmail } = wish
  const ways = await context.db.select({ channel: way.channel }).from(way).where(eq(way.accountId, accountId))
  return { push, email, quiet, everyMinutes, hasEmail, browsers: ways.filter(({ channel }) => channel === 'push').length }
}

/** What is switched off is forgotten, also the browsers that agreed; what is outstanding is measured by the new wishes. */
export async function changeSettings(context: Context, wish: NoticeSettings): Promise<void> {
  const accountId = ownId(context)
  const { push, email, everyMinutes, quiet } = wish
  const row = { push, email, everyMinutes, quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null }
  await inTransaction(context, async ({ db, now }) => {
    await db
      .insert(settings)
      .values({ accountId, ...row })
      .onConflictDoUpdate({ target: settings.accountId, set: row })
    const ways = await db.select().from(way).where(eq(way.accountId, accountId)).for('update')
    const isOver = ({ channel }: (typeof ways)[number]) => (channel === 'push' ? !push : !email)
    await db.delete(way).where(
      inArray(
        way.id,
        ways.filter(isOver).map(({ id }) => id),
      ),
    )
    const waiting = ways.filter((one) => !isOver(one) && one.dueSince !== null && one.tries === 0)
    await db
      .update(way)
      .set({ notBefore: now().toString() })
      .where(
        inArray(
          way.id,
          waiting.map(({ id }) => id),
        ),
      )
  })
}

import { desc } from 'drizzle-orm'
import type { Context } from '#platform/context'
import { instantOf } from '#platform/instants'
import { sent } from './tables.ts'

const newest = 200

export async function listSent({ db }: Context) {
  const rows = await db.select().from(sent).orderBy(desc(sent.at), desc(sent.id)).limit(newest)
  return { notices: rows.map(({ at, accountId, channel, outcome }) => ({ at: instantOf(at).toString(), uid: accountId, channel, outcome })) }
}

import { randomUUID } from 'node:crypto'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { inTransaction, type Context } from '#platform/context'
import { ownId } from '#platform/own-id'
import { Refusal } from '#platform/refusal'
import { pushAddress } from './push-address.ts'
import { markOfEndpoint, sealEndpoint } from './sealed-values.ts'
import { settings, way } from './tables.ts'
import type { NoticeTools } from './tools.ts'

type Tools = Pick<NoticeTools, 'outerKey' | 'pushOrigins'>

/** Somebody with more browsers than that has lost some: the oldest is told no more. */
const mostBrowsers = 10

/**
 * This browser agrees. Said twice, it is one; a browser that somebody else used before is theirs no more, since only whoever holds it knows
 * the address. @throws Refusal push-service-unknown
 */
export async function subscribe(context: Context, { outerKey, pushOrigins }: Tools, endpoint: string): Promise<void> {
  const accountId = ownId(context)
  if (!pushAddress(endpoint, pushOrigins)) throw new Refusal('push-service-unknown')
  const endpointMark = markOfEndpoint(outerKey, endpoint)
  await inTransaction(context, async ({ db, now }) => {
    const isThis = eq(way.endpointMark, endpointMark)
    await db.update(settings).set({ push: true }).where(eq(settings.accountId, accountId))
    const own = await db
      .select({ id: way.id })
      .from(way)
      .where(and(isThis, eq(way.accountId, accountId)))
    if (own.length > 0) return
    await db.delete(way).where(isThis)
    const id = randomUUID()
    const row = {
      id,
      accountId,
      channel: 'push' as const,
      endpointSealed: sealEndpoint(outerKey, id, endpoint),
      endpointMark,
      madeAt: now().toString(),
    }
    await db.insert(way).values(row).onConflictDoNothing()
    const tooMany = db
      .select({ id: way.id })
      .from(way)
      .where(and(eq(way.accountId, accountId), eq(way.channel, 'push')))
      .orderBy(desc(way.madeAt), desc(way.id))
      .offset(mostBrowsers)
    await db.delete(way).where(inArray(way.id, tooMany))
  })
}

/** Done twice, or by somebody else, it changes nothing. */
export async function unsubscribe(context: Context, { outerKey }: Tools, endpoint: string): Promise<void> {
  await context.db.delete(way).where(and(eq(way.accountId, ownId(context)), eq(way.endpointMark, markOfEndpoint(outerKey, endpoint))))
}

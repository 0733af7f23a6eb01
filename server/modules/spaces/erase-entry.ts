import { audiences } from '#domain/spaces/kinds'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { notFound, Refusal } from '#platform/refusal'
import { tellSpaces } from './live-news.ts'
import { ownIdIn } from './read-space.ts'
import { eraseBody, lockSpaces } from './repository.ts'

/**
 * One's own body, for good; done twice, it is done once. What belongs to a record is amended instead.
 * @throws Refusal not-found for whoever is not its sender, epoch-may-not in a record
 */
export async function eraseEntry(context: Context, spaceId: string, number: number): Promise<void> {
  const from = await ownIdIn(context, spaceId)
  await inTransaction(context, async (inside) => {
    const [space] = await lockSpaces(inside.db, [spaceId])
    if (!space) throw notFound()
    if (!audiences[space.kind].erasable) throw new Refusal('epoch-may-not')
    const erased = await eraseBody(inside.db, spaceId, number, from, inside.now())
    if (erased === 'not-there') throw notFound()
    if (erased === 'before') return
    await appendAuditEvent(inside, { action: 'entry.erased', subject: `space:${spaceId}`, details: { number } })
    tellSpaces(inside, [{ topic: 'space.erased', space: spaceId, number }])
  })
}

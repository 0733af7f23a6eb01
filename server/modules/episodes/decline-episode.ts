import type { SealedEntry } from '#crypto/public'
import { appendAuditEvent } from '#modules/audit'
import { addEpochInside } from '#modules/spaces'
import { inTransaction, type Context } from '#platform/context'
import { emit } from '#platform/outbox'
import { ownId } from '#platform/own-id'
import { Refusal } from '#platform/refusal'
import type { Outcome } from './concerned.ts'
import { heldOfAsked, needCan, peopleOf } from './held-episode.ts'
import { hasDeclined, insertDecline, updateEpisode } from './repository.ts'
import { keepEntry, readEpoch } from './sealed-parts.ts'

/**
 * Whoever cannot says why, sealed to those who are there, and leaves; it stays asked of the others, and is declined with the last. Sent
 * twice, it is done once. @throws Refusal not-found for whoever was not asked, episode-taken, episode-over, epoch-may-not, and as `addEpoch`
 */
export async function declineEpisode(
  context: Context,
  id: string,
  sent: { readonly entry: SealedEntry | null; readonly epoch: unknown },
): Promise<Outcome<void>> {
  const epoch = await readEpoch(sent.epoch)
  const from = ownId(context)
  return inTransaction(context, async (inside) => {
    const row = await heldOfAsked(inside, id)
    if (await hasDeclined(inside.db, id, from)) return { reply: undefined, concerned: [] }
    needCan('decline', row)
    if (epoch.record.act.kind !== 'leave') throw new Refusal('epoch-may-not')
    if (sent.entry) await keepEntry(inside, { from, entry: sent.entry, space: row.intakeSpace, kind: 'decline' })
    await addEpochInside(inside, row.intakeSpace, epoch)
    await insertDecline(inside.db, id, from, inside.now())
    await appendAuditEvent(inside, { action: 'episode.declined', subject: `episode:${id}` })
    const people = await peopleOf(inside, row)
    if (people.every((uid) => uid === row.clientId)) {
      await updateEpisode(inside.db, id, { state: 'declined' })
      await emit(inside, 'episode.was-declined', { episodeId: id, clientId: row.clientId })
    }
    return { reply: undefined, concerned: people }
  })
}

import { appendAuditEvent } from '#modules/audit'
import { addEpochInside } from '#modules/spaces'
import { inTransaction, type Context } from '#platform/context'
import { ownId } from '#platform/own-id'
import type { Outcome } from './concerned.ts'
import { heldOfClient, needCan, peopleOf } from './held-episode.ts'
import { updateEpisode } from './repository.ts'
import { needMembers, readEpoch } from './sealed-parts.ts'

/**
 * The client takes the question back, and nobody else reads on in the intake. Sent twice, it is done once.
 * @throws Refusal not-found for anybody else, episode-taken, episode-over, epoch-members-mismatch, and as `addEpoch`
 */
export async function withdrawEpisode(context: Context, id: string, sent: unknown): Promise<Outcome<void>> {
  const epoch = await readEpoch(sent)
  return inTransaction(context, async (inside) => {
    const row = await heldOfClient(inside, id)
    if (row.state === 'withdrawn') return { reply: undefined, concerned: [] }
    needCan('withdraw', row)
    const people = await peopleOf(inside, row)
    needMembers(epoch.record.members, [row.clientId])
    await addEpochInside(inside, row.intakeSpace, epoch)
    await updateEpisode(inside.db, id, { state: 'withdrawn' })
    await appendAuditEvent(inside, { action: 'episode.withdrawn', subject: `episode:${id}` })
    return { reply: undefined, concerned: people.filter((uid) => uid !== ownId(inside)) }
  })
}

import type { SignedEpoch } from '#crypto/public'
import { appendAuditEvent } from '#modules/audit'
import { addEpochInside, beginSpace } from '#modules/spaces'
import { inTransaction, type Context } from '#platform/context'
import { emit } from '#platform/outbox'
import { ownId } from '#platform/own-id'
import { notFound, Refusal } from '#platform/refusal'
import type { Outcome } from './concerned.ts'
import { heldOfAsked, needCan, peopleOf } from './held-episode.ts'
import { isChatOfOne, updateEpisode, type EpisodeRow } from './repository.ts'
import { needMembers, readEpoch } from './sealed-parts.ts'

/**
 * The first one takes it: from then on the intake is between the two, and a conversation begins. Taken twice by the same counsellor, it is
 * taken once, and the answer names the conversation that began.
 * @throws Refusal not-found for whoever was not asked, episode-taken, episode-over, epoch-members-mismatch, and as `addEpoch`, `beginSpace`
 */
export async function takeEpisode(
  context: Context,
  id: string,
  sent: { readonly epoch: unknown; readonly chat: unknown },
): Promise<Outcome<{ chatSpace: string }>> {
  const epoch = sent.epoch === null ? null : await readEpoch(sent.epoch)
  const chat = await readEpoch(sent.chat)
  const taker = ownId(context)
  return inTransaction(context, async (inside) => {
    const row = await heldOfAsked(inside, id)
    if (row.state === 'active' && row.counsellorId === taker && row.chatSpace !== null) return { reply: { chatSpace: row.chatSpace }, concerned: [] }
    needCan('take', row)
    const people = await peopleOf(inside, row)
    if (!people.includes(taker)) throw notFound()
    await keepForTwo(inside, row, epoch)
    await beginChat(inside, row, chat)
    const chatSpace = chat.record.space
    await updateEpisode(inside.db, id, { state: 'active', counsellorId: taker, chatSpace, takenAt: inside.now().toString() })
    await appendAuditEvent(inside, { action: 'episode.taken', subject: `episode:${id}` })
    await emit(inside, 'episode.was-taken', { episodeId: id, clientId: row.clientId, counsellorId: taker })
    return { reply: { chatSpace }, concerned: people.filter((uid) => uid !== taker) }
  })
}

/** Nobody else reads on in the intake. */
async function keepForTwo(inside: Context, row: EpisodeRow, epoch: SignedEpoch | null): Promise<void> {
  if (epoch) await addEpochInside(inside, row.intakeSpace, epoch)
  const people = await peopleOf(inside, row)
  needMembers(
    people.map((uid) => ({ uid })),
    [row.clientId, ownId(inside)],
  )
}

async function beginChat(inside: Context, { clientId }: EpisodeRow, chat: SignedEpoch): Promise<void> {
  const { space, kind, client, members } = chat.record
  if (kind !== 'chat' || client !== clientId) throw new Refusal('epoch-audience-unfit')
  needMembers(members, [clientId, ownId(inside)])
  // A conversation belongs to one episode.
  if (await isChatOfOne(inside.db, space)) throw new Refusal('epoch-stale')
  await beginSpace(inside, chat)
}

import type { SealedEntry } from '#crypto/public'
import { mostOpenAsks, promisedUntilMs } from '#domain/care/episode'
import { appendAuditEvent } from '#modules/audit'
import { beginSpace } from '#modules/spaces'
import { inTransaction, type Context } from '#platform/context'
import { emit } from '#platform/outbox'
import { ownId } from '#platform/own-id'
import { Refusal } from '#platform/refusal'
import type { Outcome } from './concerned.ts'
import { findByIntake, findOfClient, holdAsker, insertEpisode } from './repository.ts'
import { keepEntry, readEpoch } from './sealed-parts.ts'
import { onDutyNow, vouchedFor } from './vouched-for.ts'

type Asked = { readonly to: string | null; readonly epoch: unknown; readonly entry: SealedEntry }

/**
 * A client's first word: the space, the entry and the episode, or nothing of it. Sent twice, it is one.
 * @throws Refusal episode-addressees-changed when it is sealed to somebody to whom it cannot go any more, episode-asked-already,
 * episode-too-many, and as `beginSpace` and `keepEntries`
 */
export async function askForCare(context: Context, { to, epoch: sent, entry }: Asked): Promise<Outcome<{ episode: string }>> {
  const clientId = ownId(context)
  const epoch = await readEpoch(sent)
  const { space, kind, client, members } = epoch.record
  if (kind !== 'intake' || client !== clientId) throw new Refusal('epoch-audience-unfit')
  const asked = members.map(({ uid }) => uid).filter((uid) => uid !== clientId)
  return inTransaction(context, async (inside) => {
    await holdAsker(inside.db, clientId)
    const before = await findByIntake(inside.db, space)
    if (!before) {
      await needPlace(inside, clientId, to)
      await needAddressees(inside, to, asked)
    }
    await beginSpace(inside, epoch)
    await keepEntry(inside, { from: clientId, entry, space, kind: 'intake' })
    if (before) return { reply: { episode: before.id }, concerned: [] }
    const id = await insertEpisode(inside.db, { clientId, askedId: to, intakeSpace: space, ...promiseOf(inside.now(), to) })
    await appendAuditEvent(inside, { action: 'episode.asked', subject: `episode:${id}`, details: { of: to ?? 'anyone', couldTake: asked.length } })
    await emit(inside, 'episode.was-asked', { episodeId: id, clientId, counsellorIds: asked })
    return { reply: { episode: id }, concerned: asked }
  })
}

function promiseOf(now: Temporal.Instant, to: string | null): { askedAt: string; promisedUntil: string } {
  const untilMs = promisedUntilMs(to === null ? 'anyone' : 'chosen', now.epochMilliseconds)
  return { askedAt: now.toString(), promisedUntil: Temporal.Instant.fromEpochMilliseconds(untilMs).toString() }
}

/** A client waits for a few answers at once, never twice for the same, and asks nobody with whom they are talking already. */
async function needPlace({ db }: Context, clientId: string, to: string | null): Promise<void> {
  const own = await findOfClient(db, clientId)
  const open = own.filter(({ state }) => state === 'asked')
  const isTalking = own.some(({ state, counsellorId }) => state === 'active' && counsellorId === to)
  if (isTalking || open.some(({ askedId }) => askedId === to)) throw new Refusal('episode-asked-already')
  if (open.length >= mostOpenAsks) throw new Refusal('episode-too-many')
}

/** The browser was given the list a while ago: whoever came on duty since is not missed, but nobody reads it who could not take it. */
async function needAddressees(inside: Context, to: string | null, asked: readonly string[]): Promise<void> {
  const able = to === null ? await onDutyNow(inside) : [...(await vouchedFor(inside, [to])).keys()]
  if (asked.length === 0 || !asked.every((uid) => able.includes(uid))) throw new Refusal('episode-addressees-changed')
}

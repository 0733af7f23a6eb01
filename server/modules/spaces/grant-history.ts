import type { EpochWrap } from '#contract/spaces'
import { mayGrant, type HistoryScope, type SpaceState } from '#domain/spaces/membership'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { ownId } from '#platform/own-id'
import { notFound, Refusal } from '#platform/refusal'
import { findEpoch, findEpochs, findMembers, insertGrant, lockSpaces, stateOf, type EpochRow } from './repository.ts'

/**
 * Keeps an old epoch's secret for somebody who came later, as far back as the consent goes that let them in. Whether it is the right
 * secret only they can see; it is bound to the record. @throws Refusal not-found, epoch-consent-mismatch
 */
export function grantHistory(context: Context, spaceId: string, epoch: number, wrap: EpochWrap): Promise<void> {
  const from = ownId(context)
  return inTransaction(context, async (inside) => {
    const { db } = inside
    const [row] = await lockSpaces(db, [spaceId])
    const now = row && stateOf(row, await findMembers(db, spaceId))
    if (!now?.members.some(({ uid }) => uid === from)) throw notFound()
    const then = await findEpoch(db, spaceId, epoch)
    if (!then) throw notFound()
    const scope = scopeOf(await findEpochs(db, spaceId), wrap.to, now.client)
    if (!mayGrant(stateAt(now, then), now, from, wrap.to, scope)) throw new Refusal('epoch-consent-mismatch')
    await insertGrant(db, spaceId, epoch, wrap, from)
    await appendAuditEvent(inside, { action: 'space.history-granted', subject: `space:${spaceId}`, details: { epoch, to: wrap.to } })
  })
}

const stateAt = (now: SpaceState, { epoch, record }: EpochRow): SpaceState => ({ ...now, epoch, members: record.members as SpaceState['members'] })

/** By the act that let somebody in last: the client's own hand opens all, a consent what it says. */
function scopeOf(epochs: readonly EpochRow[], to: string, client: string): HistoryScope {
  const letIn = epochs.findLast(({ record: { act } }) => act.kind === 'add' && act.who.includes(to))?.record
  if (letIn?.act.kind !== 'add') return { kind: 'nothing' }
  return letIn.act.consent?.scope ?? (letIn.by === client ? { kind: 'from', epoch: 0 } : { kind: 'nothing' })
}

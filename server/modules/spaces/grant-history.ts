import type { EpochWrap } from '#contract/spaces'
import { mayGrant, memberOf, scopeOf, type MembershipAct, type SpaceState } from '#domain/spaces/membership'
import { appendAuditEvent } from '#modules/audit'
import { inTransaction, type Context } from '#platform/context'
import { ownId } from '#platform/own-id'
import { notFound, Refusal } from '#platform/refusal'
import { findEpochs, lockState, upsertGrant } from './repository.ts'

/**
 * Keeps an old epoch's secret for somebody who came later, as far back as the act goes that let them in. Whether it is the right secret
 * only they can see; it is bound to the record. @throws Refusal not-found, epoch-consent-mismatch
 */
export function grantHistory(context: Context, spaceId: string, epoch: number, wrap: EpochWrap): Promise<void> {
  const from = ownId(context)
  return inTransaction(context, async (inside) => {
    const now = await lockState(inside.db, spaceId)
    if (!now || !memberOf(now.members, from)) throw notFound()
    const records = (await findEpochs(inside.db, spaceId)).map(({ record }) => record)
    const then = records[epoch]
    if (!then) throw notFound()
    const scope = scopeOf(
      records.map(({ act }) => act as MembershipAct),
      wrap.to,
    )
    const epochAt: SpaceState = { ...now, epoch, members: then.members as SpaceState['members'] }
    if (!mayGrant(epochAt, now, from, wrap.to, scope)) throw new Refusal('epoch-consent-mismatch')
    if (!(await upsertGrant(inside.db, spaceId, epoch, wrap, from))) return
    await appendAuditEvent(inside, { action: 'space.history-granted', subject: `space:${spaceId}`, details: { epoch, to: wrap.to } })
  })
}

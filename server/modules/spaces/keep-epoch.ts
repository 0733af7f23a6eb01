import { readSignedEpoch, verifyEpoch, type SignedEpoch } from '#crypto/public'
import { isEpochRecord, memberOf, nextEpoch, peopleIn, type KnowsCard, type Member, type SpaceState } from '#domain/spaces/membership'
import { standingOf } from '#modules/accounts'
import { appendAuditEvent } from '#modules/audit'
import { certifiedRoles, newestCards } from '#modules/keys'
import { inTransaction, type Context } from '#platform/context'
import { ownId } from '#platform/own-id'
import { notFound, Refusal } from '#platform/refusal'
import { refusingByName } from '#platform/refusing-by-name'
import { tellSpaces } from './live-news.ts'
import { findEpoch, insertEpoch, insertSpace, lockState, moveSpace, textOf } from './repository.ts'

/**
 * The first epoch of a space, in the caller's transaction: whoever calls has said that these people may begin one.
 * Sent twice, it is one space. @throws Refusal by a name of `domain/spaces`, signature-wrong, suite-unknown, keys-malformed
 */
export async function beginSpace(inside: Context, signed: SignedEpoch): Promise<{ head: string }> {
  const known = await sentBefore(inside, signed.record.space, signed)
  if (known) return known
  const state = await acceptedEpoch(inside, signed, null)
  const isNew = await insertSpace(inside.db, state, inside.now())
  // The same request may have been faster by a moment.
  if (!isNew) return (await sentBefore(inside, state.space, signed)) ?? stale()
  await insertEpoch(inside.db, signed, state, inside.now())
  await tell(inside, signed, [])
  return { head: state.head }
}

/** A private note of one's own: the one space that begins with nobody else's word. */
export async function beginNote(context: Context, value: unknown): Promise<{ head: string }> {
  const signed = await refusingByName(() => readSignedEpoch(value))
  if (signed.record.kind !== 'private-note') throw new Refusal('epoch-may-not')
  return inTransaction(context, (inside) => beginSpace(inside, signed))
}

/**
 * The next epoch: compare and swap on the head. Sent twice, the answer is the same.
 * @throws Refusal epoch-stale when another was faster, not-found for whoever is no member, and as `beginSpace`
 */
export function addEpoch(context: Context, spaceId: string, value: unknown): Promise<{ head: string }> {
  return inTransaction(context, (inside) => addEpochInside(inside, spaceId, value))
}

/** The same in the caller's transaction. */
export async function addEpochInside(inside: Context, spaceId: string, value: unknown): Promise<{ head: string }> {
  const signed = await refusingByName(() => readSignedEpoch(value))
  const before = await lockState(inside.db, spaceId)
  const known = await sentBefore(inside, spaceId, signed)
  if (known) return known
  if (!before || !memberOf(before.members, ownId(inside))) throw notFound()
  const state = await acceptedEpoch(inside, signed, before)
  await moveSpace(inside.db, state)
  await insertEpoch(inside.db, signed, state, inside.now())
  await tell(inside, signed, before.members)
  return { head: state.head }
}

/** The very record that is there already, from its own maker, who may have left with it: the answer that was missed. */
async function sentBefore(inside: Context, spaceId: string, { record, sig }: SignedEpoch): Promise<{ head: string } | null> {
  const row = await findEpoch(inside.db, spaceId, record.epoch)
  return row?.sig === sig && row.record.by === ownId(inside) ? { head: textOf(row.hash) } : null
}

const stale = (): never => {
  throw new Refusal('epoch-stale')
}

/** Signed, sealed to everybody in it, and in order by the rules that every browser runs as well. */
async function acceptedEpoch(inside: Context, signed: SignedEpoch, before: SpaceState | null): Promise<SpaceState> {
  const { record, sig } = signed
  if (record.by !== ownId(inside)) throw new Refusal('epoch-not-a-member')
  if (!isEpochRecord(record)) throw new Refusal('epoch-audience-unfit')
  const named = peopleIn(record)
  const cards = await newestCards(inside.db, named)
  const byHash = new Map([...cards.values()].map((card) => [card.hash, card]))
  const { hash } = await refusingByName(() => verifyEpoch({ record, sig }, (cardHash) => byHash.get(cardHash)))
  const people = await standingOf(inside.db, named)
  if (record.client !== '' && people.get(record.client)?.role !== 'client') throw new Refusal('epoch-audience-unfit')
  const certified = await certifiedRoles(inside.db, named, inside.now())
  const knowsCard: KnowsCard = ({ uid, role, cardHash }) => {
    const standing = people.get(uid)
    const isVouchedFor = role === 'client' || certified.get(uid)?.has(role) === true
    return cards.get(uid)?.hash === cardHash && standing?.role === role && standing.state === 'active' && isVouchedFor
  }
  const step = nextEpoch(before, record, hash, knowsCard)
  if ('refused' in step) throw new Refusal(step.refused)
  return step.state
}

/** Who came and who went is part of the trail; that a key was changed is not. */
async function tell(inside: Context, { record: { space, epoch, act, members } }: SignedEpoch, before: readonly Member[]): Promise<void> {
  const gone = before.filter(({ uid }) => !members.some((one) => one.uid === uid)).map(({ uid }) => uid)
  tellSpaces(inside, [{ topic: 'space.epoch', space, epoch, gone }])
  if (act.kind === 'rotate') return
  await appendAuditEvent(inside, { action: `space.${pastOf[act.kind]}`, subject: `space:${space}`, details: { epoch } })
}

const pastOf = { create: 'begun', leave: 'left', remove: 'members-removed', add: 'members-added' } as const

import type { KeptEpoch } from '#contract/spaces'
import { verifyCertificate, verifyEpoch, type Bytes, type Certificate, type EpochWrap, type SignedCertificate, type VerifiedEpoch } from '#crypto'
import type { EpochView } from '#domain/spaces/entry-order'
import { isEpochRecord, nextEpoch, type KnowsCard, type Member, type SpaceState } from '#domain/spaces/membership'
import type { Cards } from './cards.ts'
import { refuseSpace, refusingSpace, SpaceRefusal } from './space-refusal.ts'

/** An epoch that was verified, with the own wrap where one was given it. */
export type ChainedEpoch = { readonly epoch: VerifiedEpoch; readonly view: EpochView; readonly own: EpochWrap | null; readonly madeAt: string }

/** Who was in a space from its beginning until now, every step verified by the rules that the server runs as well. */
export type MembershipChain = {
  readonly state: SpaceState
  readonly epochs: readonly ChainedEpoch[]
  /** By which people who work here are known, by the hash of their card. */
  readonly certificates: ReadonlyMap<string, Certificate>
}

export type ChainQuestion = {
  readonly space: string
  readonly epochs: readonly KeptEpoch[]
  readonly cards: Cards
  readonly certificates: readonly SignedCertificate[]
  /** The practice's pinned public key. */
  readonly practiceKey: Bytes
}

/** @throws {SpaceRefusal} by the name of the first thing that does not fit */
export async function verifyChain({ space, epochs, cards, certificates, practiceKey }: ChainQuestion): Promise<MembershipChain> {
  const vouched = await vouchedCards(certificates, cards, practiceKey)
  const knowsCard: KnowsCard = ({ uid, role, cardHash }) =>
    cards.byHash(cardHash)?.uid === uid && (role === 'client' || vouched.get(cardHash)?.roles.includes(role) === true)
  let state: SpaceState | null = null
  const chained: ChainedEpoch[] = []
  for (const { record, sig, own, madeAt } of epochs) {
    const epoch = await refusingSpace(() => verifyEpoch({ record, sig }, cards.byHash))
    if (epoch.space !== space) refuseSpace('space-mismatch')
    if (!isEpochRecord(epoch)) return refuseSpace('epoch-audience-unfit')
    const step = nextEpoch(state, epoch, epoch.hash, knowsCard)
    if ('refused' in step) throw new SpaceRefusal(step.refused === 'epoch-card-unknown' ? 'card-not-vouched' : step.refused)
    state = step.state
    const view = { hash: epoch.hash, by: epoch.by, members: epoch.members as readonly Member[] }
    chained.push({ epoch, view, own: own as EpochWrap | null, madeAt })
  }
  return { state: state ?? refuseSpace('space-mismatch'), epochs: chained, certificates: vouched }
}

/**
 * For the history it counts that the practice vouched for this card and role, not whether it still does: a certificate that ended takes
 * nobody's words away. Whether it holds now is asked where a space begins, and by the practice at each change of the key (decision 023).
 */
async function vouchedCards(certificates: readonly SignedCertificate[], cards: Cards, practiceKey: Bytes): Promise<Map<string, Certificate>> {
  const vouched = new Map<string, Certificate>()
  for (const signed of certificates) {
    const { cardHash, roles } = signed.certificate
    const card = cards.byHash(cardHash)
    const role = Array.isArray(roles) ? roles[0] : undefined
    if (!card || role === undefined) continue
    const certificate = await verifyCertificate(signed, { practiceKey, card, role, atSeconds: 0 }).catch(() => null)
    if (certificate) vouched.set(cardHash, together(vouched.get(cardHash), certificate))
  }
  return vouched
}

/** What the one says of the person that ends last, and every role in which somebody was ever vouched for. */
function together(known: Certificate | undefined, other: Certificate): Certificate {
  if (!known) return other
  const roles = [...new Set([...known.roles, ...other.roles])]
  return { ...(known.validUntil >= other.validUntil ? known : other), roles }
}

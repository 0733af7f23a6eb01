import {
  bodyKeys,
  makeEpoch,
  sealEntry,
  suite,
  verifyCard,
  verifyCertificate,
  type EntryHeader,
  type SealedEntry,
  type SignedEpoch,
  type VerifiedCard,
} from '#crypto'
import type { StaffRole } from '#domain/accounts/roles'
import type { MemberRole, SpaceKind } from '#domain/spaces/kinds'
import type { OpenKeys } from '#lib/key-ring'
import type { Insider } from './open-space.ts'
import { textOf } from './read-content.ts'
import { sessionOf } from './session.ts'
import { refuseSpace, refusingSpace } from './space-refusal.ts'

export type Shown = { readonly card: unknown; readonly certificates: readonly unknown[] }

/**
 * Somebody for whom the practice vouches today, by the key that this account knows: nothing is sealed to anybody else who works here.
 * @throws {SpaceRefusal} card-not-vouched, practice-key-changed
 */
export async function vouchedFor(keys: OpenKeys, shown: Shown, role: 'counsellor' | 'supervisor'): Promise<Insider> {
  const { card, name, licence } = await vouchedCard(keys, shown, role)
  return { uid: card.uid, role, card, name, licence }
}

/** The same for whoever is in no space, as the practice's admins. @throws {SpaceRefusal} */
export async function vouchedCard(
  keys: OpenKeys,
  { card: signed, certificates }: Shown,
  role: StaffRole,
): Promise<{ readonly card: VerifiedCard; readonly name: string; readonly licence: string }> {
  const practiceKey = await sessionOf(keys).practiceKey()
  const card = await refusingSpace(() => verifyCard(signed))
  const atSeconds = Math.floor(Date.now() / 1000)
  for (const certificate of certificates) {
    const vouched = await verifyCertificate(certificate, { practiceKey, card, role, atSeconds }).catch(() => null)
    if (vouched) return { card, name: vouched.name, licence: vouched.licence }
  }
  return refuseSpace('card-not-vouched')
}

export type StartedSpace = {
  readonly space: string
  readonly signed: SignedEpoch
  /** Its first entries, one after the other. */
  seal(kind: string, content: unknown): Promise<SealedEntry>
}

/** A new space with its first epoch, ready to be sent. @param client whose space it is; empty where there is no client */
export async function startSpace(
  keys: OpenKeys,
  { kind, client, own, others }: { kind: SpaceKind; client: string; own: MemberRole; others: readonly Insider[] },
): Promise<StartedSpace> {
  const people = [{ uid: keys.accountId, role: own, card: keys.card }, ...others].toSorted((one, other) => (one.uid < other.uid ? -1 : 1))
  const space = crypto.randomUUID()
  const members = people.map(({ uid, role, card }) => ({ uid, role, cardHash: card.hash }))
  const first = {
    suite,
    space,
    kind,
    client,
    epoch: 0,
    prev: '',
    by: keys.accountId,
    card: keys.card.hash,
    act: { kind: 'create' },
    members,
  } as const
  const {
    signed,
    secret,
    hash: record,
  } = await refusingSpace(() =>
    makeEpoch(
      keys.identity,
      first,
      people.map(({ card }) => card),
    ),
  )
  const sealing = bodyKeys(() => Promise.resolve(secret))
  let head = { seq: 0, hash: '' }
  return {
    space,
    signed,
    async seal(entryKind, content) {
      const at = Date.now()
      const id = crypto.randomUUID()
      const place = { space, epoch: 0, record, kind: entryKind, from: keys.accountId, id }
      const header: EntryHeader = { suite, ...place, seq: head.seq + 1, prev: head.hash, seen: {}, kt: '', at }
      const { entry, hash } = await refusingSpace(() => sealEntry(keys.identity.sign, sealing, header, textOf(content)))
      head = { seq: header.seq, hash }
      return entry
    },
  }
}

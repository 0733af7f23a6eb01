import { toBase64url } from './bytes.ts'
import { aMasterKey } from './cases-for-tests.ts'
import type { EpochDraft } from './epoch.ts'
import type { EntryHeader } from './entry-shape.ts'
import { createIdentity, type NewIdentity } from './identity.ts'
import type { VerifiedCard } from './identity-card.ts'

export const somebody = async (uid: string, start = 1): Promise<NewIdentity> => createIdentity(await aMasterKey(start), uid)

export const cardsOf =
  (...people: readonly NewIdentity[]) =>
  (hash: string): VerifiedCard | undefined =>
    people.find(({ card }) => card.hash === hash)?.card

/** The first epoch of a conversation of a client with one or more who work here. */
export function aDraft(people: readonly NewIdentity[], changes: Partial<EpochDraft> = {}): EpochDraft {
  const members = people.map(({ card }, at) => ({ uid: card.uid, role: at === 0 ? 'client' : 'counsellor', cardHash: card.hash }))
  const { uid = '', cardHash = '' } = members[0] ?? {}
  return {
    suite: 1,
    space: 's1',
    kind: 'chat',
    client: uid,
    epoch: 0,
    prev: '',
    by: uid,
    card: cardHash,
    act: { kind: 'create' },
    members,
    ...changes,
  }
}

export const aHeader = (changes: Partial<EntryHeader> = {}): EntryHeader => ({
  suite: 1,
  space: 's1',
  epoch: 0,
  record: toBase64url(new Uint8Array(32)),
  kind: 'message',
  from: 'ani',
  id: 'e1',
  seq: 1,
  prev: '',
  seen: {},
  kt: '',
  at: 1_795_000_000_000,
  ...changes,
})

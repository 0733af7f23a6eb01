import {
  makeEpoch,
  sealEntry,
  suite,
  type EntryHeader,
  type EpochAct,
  type EpochDraft,
  type NewEntry,
  type SignedEpoch,
  type VerifiedCard,
} from '#crypto'
import { noHead } from '#domain/spaces/entry-order'
import { memberOf, type Member } from '#domain/spaces/membership'
import { isRotationDue } from '#domain/spaces/rotation'
import type { OpenKeys } from '#lib/key-ring'
import { entriesUnderNewest, type SpaceBook } from './space-book.ts'
import { refuseSpace, refusingSpace } from './space-refusal.ts'

/** What one writes: padded, sealed and signed at one's own place in the space as far as it was read. */
export async function sealNext(
  { book, keys }: { book: SpaceBook; keys: OpenKeys },
  { kind, id, content, at }: { kind: string; id: string; content: Uint8Array; at: number },
): Promise<NewEntry> {
  const { epoch, head: record } = book.chain.state
  const { seq, hash: prev } = book.heads.get(keys.accountId) ?? noHead
  const seen = Object.fromEntries([...book.heads].filter(([uid]) => uid !== keys.accountId).map(([uid, head]) => [uid, head.seq]))
  const header: EntryHeader = { suite, space: book.space, epoch, record, kind, from: keys.accountId, id, seq: seq + 1, prev, seen, kt: '', at }
  return refusingSpace(() => sealEntry(keys.identity.sign, book.keys, header, content))
}

/** Whether the key has to be changed before anything more is said. @param nowMs milliseconds since 1970 */
export function needsRotation(book: SpaceBook, nowMs: number): boolean {
  const newest = book.chain.epochs.at(-1)
  if (!newest) return false
  const isMakerGone = memberOf(newest.view.members, newest.view.by) === undefined
  return isRotationDue({ madeAtMs: Date.parse(newest.madeAt), entries: entriesUnderNewest(book), isMakerGone }, nowMs)
}

/** The epoch that follows, sealed to everybody who stays, each under the newest card that may be believed. */
export async function nextEpoch({ book, keys }: { book: SpaceBook; keys: OpenKeys }, act: EpochAct): Promise<SignedEpoch> {
  const { space, kind, client, epoch, head, members } = book.chain.state
  const gone = new Set(act.kind === 'remove' ? act.who : act.kind === 'leave' ? [keys.accountId] : [])
  const staying = members.filter(({ uid }) => !gone.has(uid)).map((member) => withNewestCard(book, member))
  const draft: EpochDraft = {
    suite,
    space,
    kind,
    client,
    epoch: epoch + 1,
    prev: head,
    by: keys.accountId,
    card: keys.card.hash,
    act,
    members: staying.map(({ member }) => member),
  }
  const made = await refusingSpace(() =>
    makeEpoch(
      keys.identity,
      draft,
      staying.map(({ card }) => card),
    ),
  )
  return made.signed
}

/** A newer card of somebody who works here counts once the practice vouches for it. */
function withNewestCard({ cards, chain }: SpaceBook, member: Member): { member: Member; card: VerifiedCard } {
  const newest = cards.chainWith(member.cardHash).at(-1)
  const isBelieved = newest && (member.role === 'client' || chain.certificates.get(newest.hash)?.roles.includes(member.role))
  const card = (isBelieved ? newest : cards.byHash(member.cardHash)) ?? refuseSpace('epoch-card-unknown')
  return { member: { ...member, cardHash: card.hash }, card }
}

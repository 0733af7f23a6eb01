import { memberOf, type Member } from './membership.ts'

/** What stands in the open on an entry, signed and bound to what is sealed (security.md, section 5). */
export type EntryHeader = {
  readonly space: string
  readonly epoch: number
  /** Hash of the epoch's record. */
  readonly record: string
  readonly from: string
  readonly id: string
  /** From 1, without gaps, for each sender. */
  readonly seq: number
  /** Chain value of the sender's entry before; empty in the first. */
  readonly prev: string
  /** How far the sender had read everybody else. */
  readonly seen: Readonly<Record<string, number>>
}

/** Where a sender's own chain ends. */
export type Head = { readonly seq: number; readonly hash: string }

export const noHead: Head = { seq: 0, hash: '' }

/** As much of an epoch as entries are measured by. */
export type EpochView = { readonly hash: string; readonly by: string; readonly members: readonly Member[] }

/** All that somebody knows of a space when an entry comes. */
export type SpaceView = {
  readonly space: string
  /** Epochs by number, as far as they are known at this place of the order in which the server keeps things. */
  readonly epochs: ReadonlyMap<number, EpochView>
  readonly heads: ReadonlyMap<string, Head>
}

export const entryRefusals = [
  'entry-space-mismatch',
  'entry-epoch-unknown',
  /** Whoever made that epoch left with it and knows its secret: nothing is sealed under it but the next one. */
  'entry-epoch-unsafe',
  'entry-not-a-member',
  /** There is a newer key already: somebody may be gone since. */
  'entry-epoch-backwards',
  /** It was there before. */
  'entry-repeated',
  /** One before it is missing. */
  'entry-missing',
  'entry-chain-broken',
  /** Its sender had read something that did not come here: it was held back, or the order was changed. */
  'entry-seen-missing',
] as const
export type EntryRefusal = (typeof entryRefusals)[number]

/**
 * Everything about an entry that can be told without a key, in the order of security.md, section 5; the signature and the seal come after.
 * @returns null when it may go on
 */
export function entryRefusal({ space, epochs, heads }: SpaceView, header: EntryHeader): EntryRefusal | null {
  if (header.space !== space) return 'entry-space-mismatch'
  const epoch = epochs.get(header.epoch)
  if (epoch?.hash !== header.record) return 'entry-epoch-unknown'
  if (!memberOf(epoch.members, epoch.by)) return 'entry-epoch-unsafe'
  if (!memberOf(epoch.members, header.from)) return 'entry-not-a-member'
  if (header.epoch < Math.max(...epochs.keys())) return 'entry-epoch-backwards'
  const own = heads.get(header.from) ?? noHead
  if (header.seq <= own.seq) return 'entry-repeated'
  if (header.seq !== own.seq + 1) return 'entry-missing'
  if (header.prev !== own.hash) return 'entry-chain-broken'
  const hasSeen = Object.entries(header.seen).every(([uid, seq]) => seq <= (heads.get(uid) ?? noHead).seq)
  return hasSeen ? null : 'entry-seen-missing'
}

/** The heads once an entry was accepted. @param hash its chain value */
export function headsAfter(heads: SpaceView['heads'], { from, seq }: EntryHeader, hash: string): ReadonlyMap<string, Head> {
  return new Map(heads).set(from, { seq, hash })
}

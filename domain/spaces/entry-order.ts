import { memberOf, type Member } from './membership.ts'

/** What stands in the open on an entry, signed and bound to what is sealed (security.md, section 5). */
export type EntryHeader = {
  readonly space: string
  readonly epoch: number
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
export type Head = { readonly seq: number; readonly epoch: number; readonly hash: string }

export const noHead: Head = { seq: 0, epoch: 0, hash: '' }

/** All that somebody knows of a space when an entry comes. */
export type SpaceView = {
  readonly space: string
  /** Members by epoch, as far as they are known. */
  readonly epochs: ReadonlyMap<number, readonly Member[]>
  readonly heads: ReadonlyMap<string, Head>
}

export const entryRefusals = [
  'entry-space-mismatch',
  'entry-epoch-unknown',
  'entry-not-a-member',
  /** Its sender had already used a newer key. */
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
  const members = epochs.get(header.epoch)
  if (!members) return 'entry-epoch-unknown'
  if (!memberOf(members, header.from)) return 'entry-not-a-member'
  const own = heads.get(header.from) ?? noHead
  if (header.epoch < own.epoch) return 'entry-epoch-backwards'
  if (header.seq <= own.seq) return 'entry-repeated'
  if (header.seq !== own.seq + 1) return 'entry-missing'
  if (header.prev !== own.hash) return 'entry-chain-broken'
  const hasSeen = Object.entries(header.seen).every(([uid, seq]) => seq <= (heads.get(uid) ?? noHead).seq)
  return hasSeen ? null : 'entry-seen-missing'
}

/** The heads once an entry was accepted. @param hash its chain value */
export function headsAfter(heads: SpaceView['heads'], { from, seq, epoch }: EntryHeader, hash: string): ReadonlyMap<string, Head> {
  return new Map(heads).set(from, { seq, epoch, hash })
}

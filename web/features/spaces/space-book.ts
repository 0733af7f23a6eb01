import type { KeptEntry } from '#contract/spaces'
import {
  bodyKeys,
  CryptoRefusal,
  openEntry,
  openEpoch,
  placeOf,
  verifyEntry,
  type BodyKeys,
  type Bytes,
  type EntryHeader,
  type VerifiedEntry,
} from '#crypto'
import { entryRefusal, headsAfter, type EpochView, type Head } from '#domain/spaces/entry-order'
import type { OpenKeys } from '#lib/key-ring'
import type { Cards } from './cards.ts'
import type { MembershipChain } from './membership-chain.ts'
import type { SpaceMemory } from './space-memory.ts'
import { refuseSpace, SpaceRefusal } from './space-refusal.ts'

/** What an entry turned out to hold. `unreadable`: not signed by its sender, or sealed so that it does not open: never shown as good. */
export type EntryBody =
  | { readonly is: 'open'; readonly content: Bytes }
  | { readonly is: 'erased' }
  | { readonly is: 'not-given' }
  | { readonly is: 'unreadable' }

export type ReadEntry = { readonly number: number; readonly keptAt: string; readonly header: EntryHeader; readonly body: EntryBody }

/**
 * [Note: the receiver's order] Every entry goes through the same checks, in the order of security.md, section 5: space, epoch, sender,
 * number, chain, what its sender had seen, signature, seal. The book holds how far that has come; it only ever goes on.
 */
export type SpaceBook = {
  readonly space: string
  readonly chain: MembershipChain
  readonly cards: Cards
  /** Whose book it is. */
  readonly own: string
  readonly keys: BodyKeys
  /** Epochs as far as they are known at this place of the order. */
  readonly views: Map<number, EpochView>
  readonly heads: Map<string, Head>
  /** What this account has seen of it before. */
  readonly seen: SpaceMemory | null
  number: number
  /** Under the newest epoch that is known at this place. */
  entriesInEpoch: number
}

/** @throws {SpaceRefusal} space-rolled-back, epoch-forked */
export function openBook(space: string, chain: MembershipChain, cards: Cards, own: OpenKeys, seen: SpaceMemory | null): SpaceBook {
  checkEpochs(chain, seen)
  return { space, chain, cards, own: own.accountId, keys: keysOf(chain, own), views: new Map(), heads: new Map(), seen, number: 0, entriesInEpoch: 0 }
}

/** Before a browser goes along with a membership, the one that this account knew must be part of it. */
export function checkEpochs({ epochs }: MembershipChain, seen: Pick<SpaceMemory, 'epoch' | 'head'> | null): void {
  if (!seen) return
  const known = epochs[seen.epoch] ?? refuseSpace('space-rolled-back')
  if (known.view.hash !== seen.head) refuseSpace('epoch-forked')
}

/** The same place in the same history, after the membership was fetched anew. */
export const rebased = (book: SpaceBook, chain: MembershipChain, cards: Cards, own: OpenKeys): SpaceBook => ({
  ...book,
  chain,
  cards,
  keys: keysOf(chain, own),
})

function keysOf({ epochs }: MembershipChain, { identity, card }: OpenKeys): BodyKeys {
  const secrets = new Map<number, ReturnType<typeof openEpoch>>()
  return bodyKeys((number) => {
    const known = secrets.get(number)
    if (known) return known
    const { epoch, own } = epochs[number] ?? refuseSpace('entry-epoch-unknown')
    const secret = own ? openEpoch(identity, card, epoch, own) : Promise.reject(new CryptoRefusal('context-mismatch'))
    secrets.set(number, secret)
    return secret
  })
}

type Verified = { readonly header: EntryHeader; readonly hash: string; readonly entry: VerifiedEntry | null }

/** Entries whose signatures were looked at, each by itself. Their place and their seals are not: see `readVerified`. */
export type VerifiedPage = { readonly page: readonly KeptEntry[]; readonly verified: readonly (Verified | SpaceRefusal)[] }

export const verifyPage = async (book: SpaceBook, page: readonly KeptEntry[]): Promise<VerifiedPage> => ({
  page,
  verified: await Promise.all(page.map((kept) => verifiedEntry(book, kept))),
})

export type ReadPage = { readonly entries: ReadEntry[]; readonly refused: SpaceRefusal | null }

/** Entries that follow, in order, as far as they fit; and why not further. */
export const readEntries = async (book: SpaceBook, page: readonly KeptEntry[]): Promise<ReadPage> => readVerified(book, await verifyPage(book, page))

/** Seals of many at once; the order is looked at one by one. */
export async function readVerified(book: SpaceBook, { page, verified }: VerifiedPage): Promise<ReadPage> {
  const good: Promise<ReadEntry>[] = []
  let refused: SpaceRefusal | null = null
  for (const [at, kept] of page.entries()) {
    const one = verified[at]
    refused = one instanceof SpaceRefusal ? one : one ? take(book, kept, one) : null
    if (refused || !one || one instanceof SpaceRefusal) break
    good.push(opened(book, kept, one))
  }
  return { entries: await Promise.all(good), refused }
}

async function verifiedEntry({ chain, cards, own }: SpaceBook, { entry }: KeptEntry): Promise<Verified | SpaceRefusal> {
  const { epoch, from } = entry.header
  try {
    const member = chain.epochs[epoch]?.view.members.find(({ uid }) => uid === from)
    const card = cards.byHash(member?.cardHash ?? '')
    // Who is not in that epoch is refused by name when its turn comes.
    if (!card) return { ...(await placeOf(entry)), entry: null }
    const verified = await verifyEntry(entry, card)
    return { header: verified.header, hash: verified.hash, entry: verified }
  } catch (error) {
    if (!(error instanceof CryptoRefusal)) throw error
    // Others may have sent what is not signed as it must be; one's own browser has not.
    const isForged = error.code === 'signature-wrong' && from !== own
    return isForged ? { ...(await placeOf(entry)), entry: null } : new SpaceRefusal(error.code)
  }
}

function take(book: SpaceBook, { number }: KeptEntry, { header, hash }: Verified): SpaceRefusal | null {
  if (number !== book.number + 1) return new SpaceRefusal('entry-missing')
  reveal(book, header.epoch)
  const refused = entryRefusal({ space: book.space, epochs: book.views, heads: book.heads }, header)
  if (refused) return new SpaceRefusal(refused)
  if (book.seen?.number === number && !hasHeads(headsAfter(book.heads, header, hash), book.seen)) return new SpaceRefusal('history-changed')
  book.heads.set(header.from, { seq: header.seq, hash })
  book.number = number
  book.entriesInEpoch++
  return null
}

function hasHeads(heads: ReadonlyMap<string, Head>, { heads: seen }: SpaceMemory): boolean {
  const uids = Object.keys(seen)
  return uids.length === heads.size && uids.every((uid) => heads.get(uid)?.seq === seen[uid]?.seq && heads.get(uid)?.hash === seen[uid]?.hash)
}

/** How many entries lie under the newest epoch, as far as the book was read. */
export const entriesUnderNewest = ({ chain, views, entriesInEpoch }: SpaceBook): number => (views.size === chain.epochs.length ? entriesInEpoch : 0)

/** An epoch is known from the first entry under it on: what comes under an older one afterwards was moved. */
function reveal(book: SpaceBook, epoch: number): void {
  const { views, chain } = book
  for (let at = views.size; at <= Math.min(epoch, chain.epochs.length - 1); at++) {
    const view = chain.epochs[at]?.view
    if (view) views.set(at, view)
    book.entriesInEpoch = 0
  }
}

async function opened(book: SpaceBook, { number, keptAt, body }: KeptEntry, { header, entry }: Verified): Promise<ReadEntry> {
  return { number, keptAt, header, body: await bodyOf(book, body, entry) }
}

async function bodyOf({ keys, chain }: SpaceBook, told: KeptEntry['body'], entry: VerifiedEntry | null): Promise<EntryBody> {
  if (!entry || told === 'wrong') return { is: 'unreadable' }
  if (entry.body === null && told === 'erased') return { is: 'erased' }
  // Whoever has the key is given what is sealed under it; less is not history from before one's time.
  if (entry.body === null) return { is: chain.epochs[entry.header.epoch]?.own ? 'unreadable' : 'not-given' }
  try {
    return { is: 'open', content: await openEntry(keys, entry) }
  } catch (error) {
    if (error instanceof CryptoRefusal) return { is: 'unreadable' }
    throw error
  }
}

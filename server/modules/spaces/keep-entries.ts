import { verifyCard, verifyEntry, type SealedEntry, type VerifiedCard } from '#crypto/public'
import { entryRefusal, type EpochView, type Head } from '#domain/spaces/entry-order'
import { memberOf, type Member } from '#domain/spaces/membership'
import { cardsOf } from '#modules/keys'
import { inTransaction, type Context } from '#platform/context'
import { instantOf } from '#platform/instants'
import { Refusal, type RefusalCode } from '#platform/refusal'
import { refusingByName } from '#platform/refusing-by-name'
import { findHeads, findMembersIn, findNewestEpochs, findSent, insertEntries, lockSpaces, moveNumbers, upsertHeads } from './repository.ts'

/** An entry on its way, by whoever sent it. Its ids are those of the contract. */
export type Sent = { readonly from: string; readonly entry: SealedEntry }

/** When it was kept, and as which; or why not. */
type Outcome = { readonly number: number; readonly keptAt: string } | { readonly refused: RefusalCode }

/** By what an entry would be kept: its chain value, and the card by which its signature holds. */
type Verified = { readonly hash: string; readonly bodyHash: string; readonly cardHash: string }
type Checked = Sent & { readonly signed: Verified | RefusalCode }

/**
 * Keeps what many sent at the same moment in one transaction, each by itself accepted or refused: one wait for the disk for all of them.
 * Sent twice, an entry is kept once, and the answer is the same, whatever has become of the space since. Signatures are verified before
 * anything is locked. @returns in the order of what was sent
 */
export async function keepEntries(context: Context, sent: readonly Sent[]): Promise<Outcome[]> {
  const checked = await checkSignatures(context, sent)
  return inTransaction(context, (inside) => keepChecked(inside, checked))
}

/** The same in the caller's transaction. */
export const keepEntriesInside = async (inside: Context, sent: readonly Sent[]): Promise<Outcome[]> =>
  keepChecked(inside, await checkSignatures(inside, sent))

async function checkSignatures({ db }: Context, sent: readonly Sent[]): Promise<Checked[]> {
  const members = await findMembersIn(db, spacesOf(sent))
  const cards = new Map<string, VerifiedCard>()
  for (const signed of await cardsOf(db, unique(sent.map(({ from }) => from)))) {
    const card = await verifyCard(signed)
    cards.set(card.hash, card)
  }
  return Promise.all(
    sent.map(async (one) => {
      const sender = memberOf(members.get(one.entry.header.space) ?? [], one.from)
      return { ...one, signed: await verifiedOr(one.entry, cards.get(sender?.cardHash ?? '')) }
    }),
  )
}

/** Whoever is no member hears what a stranger hears. */
async function verifiedOr(entry: SealedEntry, card: VerifiedCard | undefined): Promise<Verified | RefusalCode> {
  if (!card) return 'not-found'
  try {
    const { hash, bodyHash } = await refusingByName(() => verifyEntry(entry, card))
    return { hash, bodyHash, cardHash: card.hash }
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

/** What is known of the spaces while they are locked, moving on with each entry that is kept. */
type Books = {
  readonly members: ReadonlyMap<string, readonly Member[]>
  readonly epochs: ReadonlyMap<string, readonly [number, EpochView]>
  readonly heads: ReadonlyMap<string, Map<string, Head>>
  readonly numbers: Map<string, number>
  /** By place: space, sender and id. */
  readonly known: Map<string, { readonly sig: string; readonly number: number; readonly keptAt: string }>
}

const placeOf = ({ entry: { header }, from }: Sent) => `${header.space} ${from} ${header.id}`

async function keepChecked({ db, now }: Context, checked: readonly Checked[]): Promise<Outcome[]> {
  const rows = await lockSpaces(db, spacesOf(checked))
  const ids = rows.map(({ id }) => id)
  const members = await findMembersIn(db, ids)
  const before = await findSent(
    db,
    checked.map(({ entry }) => entry.header),
  )
  const books: Books = {
    members,
    epochs: await findNewestEpochs(db, ids, members),
    heads: await findHeads(db, ids),
    numbers: new Map(rows.map(({ id, lastNumber }) => [id, lastNumber])),
    known: new Map(
      before.map(({ spaceId, fromId, entryId, sig, number, keptAt }) => [
        `${spaceId} ${fromId} ${entryId}`,
        { sig, number, keptAt: instantOf(keptAt).toString() },
      ]),
    ),
  }
  const keptAt = now().round('microsecond').toString()
  const kept: Kept[] = []
  const outcomes = checked.map((one): Outcome => {
    const known = books.known.get(placeOf(one))
    if (known) return known.sig === one.entry.sig ? { number: known.number, keptAt: known.keptAt } : { refused: 'entry-repeated' }
    const signed = refusalOf(books, one) ?? one.signed
    if (typeof signed === 'string') return { refused: signed }
    const number = take(books, one, signed, keptAt)
    kept.push({ ...one, ...signed, number })
    return { number, keptAt }
  })
  await write(db, books, kept, keptAt)
  return outcomes
}

type Kept = Sent & Verified & { readonly number: number }

function refusalOf({ members, epochs, heads }: Books, { from, entry: { header }, signed }: Checked): RefusalCode | null {
  const newest = epochs.get(header.space)
  const sender = memberOf(members.get(header.space) ?? [], from)
  if (!newest || !sender) return 'not-found'
  if (typeof signed === 'string') return signed
  // Sealed under a key, or signed with one, that is not the newest any more: the sender seals it anew.
  if (header.epoch < newest[0] || sender.cardHash !== signed.cardHash) return 'epoch-stale'
  return entryRefusal({ space: header.space, epochs: new Map([newest]), heads: heads.get(header.space) ?? new Map() }, header)
}

function take({ heads, numbers, known }: Books, one: Checked, { hash }: Verified, keptAt: string): number {
  const { space, seq } = one.entry.header
  const number = (numbers.get(space) ?? 0) + 1
  numbers.set(space, number)
  heads.get(space)?.set(one.from, { seq, hash })
  known.set(placeOf(one), { sig: one.entry.sig, number, keptAt })
  return number
}

async function write(db: Context['db'], { heads, numbers }: Books, kept: readonly Kept[], keptAt: string): Promise<void> {
  if (kept.length === 0) return
  await insertEntries(db, kept, keptAt)
  const senders = new Map(kept.map(({ from, entry }) => [`${entry.header.space} ${from}`, { spaceId: entry.header.space, accountId: from }]))
  await upsertHeads(
    db,
    [...senders.values()].flatMap(({ spaceId, accountId }) => {
      const head = heads.get(spaceId)?.get(accountId)
      return head ? [{ spaceId, accountId, head }] : []
    }),
  )
  await moveNumbers(db, new Map(spacesOf(kept).map((id) => [id, numbers.get(id) ?? 0])), keptAt)
}

const spacesOf = (sent: readonly Sent[]) => unique(sent.map(({ entry }) => entry.header.space))
const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

import { readSealedEntry, verifyCard, verifyEntry, type SealedEntry, type VerifiedCard } from '#crypto/public'
import { entryRefusal, type Head, type SpaceView } from '#domain/spaces/entry-order'
import { memberOf, type Member } from '#domain/spaces/membership'
import { cardsByHash } from '#modules/keys'
import { inTransaction, type Context } from '#platform/context'
import { Refusal, type RefusalCode } from '#platform/refusal'
import { refusingByName } from './refusing.ts'
import { bytesOf, findHeads, findMembersIn, findSent, insertEntries, lockSpaces, moveNumbers, upsertHeads, type SpaceRow } from './repository.ts'

/** An entry on its way, by whoever sent it. */
export type Sent = { readonly from: string; readonly entry: SealedEntry }

/** When it was kept, and as which; or why not. */
export type Outcome = { readonly number: number; readonly keptAt: string } | { readonly refused: RefusalCode }

type Checked = Sent & { readonly hash: string; readonly bodyHash: Buffer; readonly cardHash: string }

/**
 * Keeps what many sent at the same moment in one transaction, each by itself accepted or refused: one wait for the disk for all of them.
 * Sent twice, an entry is kept once, and the answer is the same. Signatures are verified before anything is locked.
 * @returns in the order of what was sent
 */
export async function keepEntries(context: Context, sent: readonly Sent[]): Promise<Outcome[]> {
  const checked = await checkSignatures(context, sent)
  return inTransaction(context, (inside) => keepChecked(inside, checked))
}

async function checkSignatures({ db }: Context, sent: readonly Sent[]): Promise<(Checked | RefusalCode)[]> {
  const members = await findMembersIn(db, unique(sent.map(({ entry }) => entry.header.space)))
  const senders = sent.map(({ from, entry }) => memberOf(members.get(entry.header.space) ?? [], from))
  const signed = await cardsByHash(db, unique(senders.flatMap((sender) => sender?.cardHash ?? [])))
  const cards = new Map((await Promise.all(signed.map(verifyCard))).map((card) => [card.hash, card]))
  return Promise.all(sent.map((one, at) => checkOne(one, cards.get(senders[at]?.cardHash ?? ''))))
}

/** Whoever is no member hears what a stranger hears. */
async function checkOne({ from, entry: value }: Sent, card: VerifiedCard | undefined): Promise<Checked | RefusalCode> {
  if (!card) return 'not-found'
  try {
    return await refusingByName(async () => {
      const entry = readSealedEntry(value)
      const { hash, bodyHash } = await verifyEntry(entry, card)
      return { from, entry, hash, bodyHash: bytesOf(bodyHash), cardHash: card.hash }
    })
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

/** What is known of the spaces while they are locked, moving on with each entry that is kept. */
type Books = {
  readonly spaces: ReadonlyMap<string, SpaceRow>
  readonly members: ReadonlyMap<string, readonly Member[]>
  readonly heads: ReadonlyMap<string, Map<string, Head>>
  readonly numbers: Map<string, number>
}

type Kept = Checked & { readonly number: number }

async function keepChecked(inside: Context, checked: readonly (Checked | RefusalCode)[]): Promise<Outcome[]> {
  const { db, now } = inside
  const ids = unique(checked.flatMap((one) => (typeof one === 'string' ? [] : one.entry.header.space)))
  if (ids.length === 0) return checked.map((one) => ({ refused: typeof one === 'string' ? one : 'not-found' }))
  const rows = await lockSpaces(db, ids)
  const books: Books = {
    spaces: new Map(rows.map((row) => [row.id, row])),
    members: await findMembersIn(db, ids),
    heads: await findHeads(db, ids),
    numbers: new Map(rows.map(({ id, lastNumber }) => [id, lastNumber])),
  }
  const keptAt = now().toString()
  const kept: Kept[] = []
  const outcomes: Outcome[] = []
  for (const one of checked) {
    const refused = typeof one === 'string' ? one : refusalOf(books, one)
    if (typeof one !== 'string' && refused === 'entry-repeated') outcomes.push(await answerAgain(inside, kept, one, keptAt))
    else if (typeof one === 'string' || refused) outcomes.push({ refused: refused ?? 'not-found' })
    else {
      kept.push(take(books, one))
      outcomes.push({ number: kept.at(-1)?.number ?? 0, keptAt })
    }
  }
  await write(inside, books, kept, keptAt)
  return outcomes
}

function refusalOf({ spaces, members, heads }: Books, { from, entry: { header }, cardHash }: Checked): RefusalCode | null {
  const row = spaces.get(header.space)
  const sender = memberOf(members.get(header.space) ?? [], from)
  if (!row || !sender) return 'not-found'
  // Sealed under a key, or signed with one, that is not the newest any more: the sender seals it anew.
  if (header.epoch < row.epoch || sender.cardHash !== cardHash) return 'epoch-stale'
  const view: SpaceView = {
    space: row.id,
    epochs: new Map([[row.epoch, members.get(row.id) ?? []]]),
    heads: heads.get(row.id) ?? new Map<string, Head>(),
  }
  return entryRefusal(view, header)
}

function take({ heads, numbers }: Books, one: Checked): Kept {
  const { space, from, seq, epoch } = one.entry.header
  const number = (numbers.get(space) ?? 0) + 1
  numbers.set(space, number)
  heads.get(space)?.set(from, { seq, epoch, hash: one.hash })
  return { ...one, number }
}

/** The same entry again gets the answer that was missed; another under its number or its id is refused. */
async function answerAgain({ db }: Context, kept: readonly Kept[], { from, entry }: Checked, keptAt: string): Promise<Outcome> {
  const { space, id } = entry.header
  const now = kept.find((one) => one.entry.header.space === space && one.from === from && one.entry.header.id === id)
  if (now?.entry.sig === entry.sig) return { number: now.number, keptAt }
  const before = await findSent(db, space, from, id)
  return before?.sig === entry.sig ? { number: before.number, keptAt: before.keptAt } : { refused: 'entry-repeated' }
}

async function write({ db }: Context, { heads, numbers }: Books, kept: readonly Kept[], keptAt: string): Promise<void> {
  if (kept.length === 0) return
  await insertEntries(
    db,
    kept.map(({ from, entry: { header, iv, ct, sig }, bodyHash, number }) => ({
      spaceId: header.space,
      number,
      fromId: from,
      entryId: header.id,
      seq: header.seq,
      epoch: header.epoch,
      kind: header.kind,
      header,
      iv,
      ct,
      bodyHash,
      sig,
      keptAt,
    })),
  )
  const senders = unique(kept.map(({ from, entry }) => `${entry.header.space} ${from}`)).map((place) => place.split(' ') as [string, string])
  await upsertHeads(
    db,
    senders.flatMap(([spaceId, accountId]) => {
      const head = heads.get(spaceId)?.get(accountId)
      return head ? [{ spaceId, accountId, head }] : []
    }),
  )
  await moveNumbers(db, new Map(unique(kept.map(({ entry }) => entry.header.space)).map((id) => [id, numbers.get(id) ?? 0])))
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

import type { Marks } from '#contract/spaces'
import type { VerifiedCard } from '#crypto'
import type { MemberRole } from '#domain/spaces/kinds'
import type { Member } from '#domain/spaces/membership'
import { readCards, type Cards } from './cards.ts'
import { verifyChain, type MembershipChain } from './membership-chain.ts'
import { pinCards, recallPins, standingOf, type CardStanding, type Pin } from './pins.ts'
import type { SpaceSession } from './session.ts'
import { checkEpochs, openBook, readEntries, rebased, type ReadEntry, type SpaceBook } from './space-book.ts'
import { recall } from './space-memory.ts'
import { refuseSpace, refusingSpace, SpaceRefusal } from './space-refusal.ts'

/** Somebody to whom things are sealed. */
export type Insider = {
  readonly uid: string
  readonly role: MemberRole
  readonly card: VerifiedCard
  /** By the practice's certificate; null for a client. */
  readonly name: string | null
  readonly licence: string | null
}

export type InsiderNow = Insider & { readonly standing: CardStanding; readonly comparedAt: string }

/** A space whose membership was verified; its entries are read on from where the book is. */
export type OpenSpace = { readonly book: SpaceBook; readonly people: readonly InsiderNow[]; readonly marks: readonly Marks[] }

/** @param before the same space, opened earlier in this tab. @throws {SpaceRefusal} by the name of what does not fit */
export async function openSpace(session: SpaceSession, space: string, before?: SpaceBook): Promise<OpenSpace> {
  const { source, memory, keys } = session
  const [reply, seen, practiceKey] = await Promise.all([source.show(space), recall(memory, space), session.practiceKey()])
  const cards = await refusingSpace(() => readCards(reply.cards))
  const { epochs, certificates, marks } = reply
  const chain = await verifyChain({ space, epochs, cards, certificates, practiceKey })
  checkOwnCards(chain, cards, keys.accountId, keys.card.hash)
  if (before) checkEpochs(chain, before.chain.state)
  const book = before ? rebased(before, chain, cards, keys) : openBook(space, chain, cards, keys, seen)
  return { book, people: await peopleOf(session, book), marks }
}

/** Under one's own name there is one's own key and no other. */
function checkOwnCards({ epochs }: MembershipChain, cards: Cards, uid: string, hash: string): void {
  const own = new Set(cards.chainWith(hash).map((card) => card.hash))
  const named = epochs.flatMap(({ view }) => view.members).filter((member) => member.uid === uid)
  if (!named.every(({ cardHash }) => own.has(cardHash))) refuseSpace('epoch-card-unknown')
}

/** Who is in it, and how their keys stand to what this account knew. Who is met for the first time is pinned. */
async function peopleOf({ memory }: SpaceSession, { chain, cards }: SpaceBook): Promise<InsiderNow[]> {
  const { members } = chain.state
  const pins = await recallPins(memory, members)
  const people = members.map((member) => ({ ...insiderOf(member, chain, cards), ...standingIn(pins.get(member.uid), member, cards) }))
  const fresh = people.filter(({ standing }) => standing === 'new' || standing === 'follows')
  await pinCards(
    memory,
    fresh.map(({ uid, card }) => ({ uid, card: card.hash, comparedAt: '' })),
  )
  return people
}

/** The person compared the numbers, or goes on with a new key knowingly. */
export const confirmCard = ({ memory }: SpaceSession, { uid, card }: Insider, comparedAt: string): Promise<void> =>
  pinCards(memory, [{ uid, card: card.hash, comparedAt }])

function insiderOf({ uid, role, cardHash }: Member, { certificates }: MembershipChain, cards: Cards): Insider {
  const { name = null, licence = null } = certificates.get(cardHash) ?? {}
  return { uid, role, card: cards.byHash(cardHash) ?? refuseSpace('epoch-card-unknown'), name, licence }
}

function standingIn(pin: Pin | undefined, { cardHash }: Member, cards: Cards) {
  const standing = standingOf(pin, cards.chainWith(cardHash), cardHash)
  return { standing, comparedAt: standing === 'known' ? (pin?.comparedAt ?? '') : '' }
}

/** What was kept since, page by page, until there is no more. */
export async function* readOn({ source }: SpaceSession, book: SpaceBook): AsyncGenerator<{ entries: ReadEntry[]; lastNumber: number }> {
  let next = source.list(book.space, book.number)
  for (;;) {
    const { entries: page, lastNumber } = await next
    if (book.seen && lastNumber < book.seen.number) refuseSpace('space-rolled-back')
    if (lastNumber < book.number) refuseSpace('space-rolled-back')
    if (page.length === 0 && lastNumber > book.number) refuseSpace('entry-missing')
    const last = page.at(-1)?.number ?? book.number
    // Fetched while these are verified; what comes to nothing is not waited for.
    if (last < lastNumber) next = source.list(book.space, last)
    next.catch(() => undefined)
    const { entries, refused } = await readEntries(book, page)
    yield { entries, lastNumber }
    if (refused) throw refused
    if (last >= lastNumber) return
  }
}

/** Whether reading failed because of what was handed over, and not for want of a connection. */
export const isRefusal = (error: unknown): error is SpaceRefusal => error instanceof SpaceRefusal

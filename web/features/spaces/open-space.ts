import type { Marks } from '#contract/spaces'
import { openEpoch, type VerifiedCard } from '#crypto'
import type { MemberRole } from '#domain/spaces/kinds'
import { memberOf, type Member } from '#domain/spaces/membership'
import type { OpenKeys } from '#lib/key-ring'
import { readCards, type Cards } from './cards.ts'
import { verifyChain, type MembershipChain } from './membership-chain.ts'
import { comparedAtOf, meet, pinCards, recallPins, standingOf, type CardStanding, type Pin } from './pins.ts'
import { readPage, readReply } from './read-reply.ts'
import type { SpaceSession } from './session.ts'
import { checkEpochs, openBook, readVerified, rebased, verifyPage, type ReadEntry, type SpaceBook } from './space-book.ts'
import { recall } from './space-memory.ts'
import { refuseSpace, refusingSpace } from './space-refusal.ts'

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
  const [shown, seen, practiceKey] = await Promise.all([source.show(space), recall(memory, space), session.practiceKey()])
  const reply = readReply(shown)
  const cards = await refusingSpace(() => readCards(reply.cards))
  const { epochs, certificates, marks } = reply
  const chain = await verifyChain({ space, epochs, cards, certificates, practiceKey })
  checkOwnCards(chain, cards, keys.accountId, keys.card.hash)
  await checkOwnWraps(chain, keys)
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

/**
 * Every epoch of which one is a member has a wrap for one; that of the newest opens, or nothing could be said under it. One that was sealed
 * to an earlier card of one's own is opened by nobody here.
 */
async function checkOwnWraps({ epochs }: MembershipChain, { accountId, identity, card }: OpenKeys): Promise<void> {
  for (const { own, view } of epochs) {
    const member = memberOf(view.members, accountId)
    if (member && !own) refuseSpace('wraps-incomplete')
    if (own && own.to !== accountId) refuseSpace('context-mismatch')
  }
  const { epoch, own, view } = epochs.at(-1) ?? refuseSpace('space-mismatch')
  if (own && memberOf(view.members, accountId)?.cardHash === card.hash) await refusingSpace(() => openEpoch(identity, card, epoch, own))
}

/**
 * Who is in it, and how their keys stand to what this account knew. Who is met for the first time is pinned. Somebody who has gone is
 * named as long as the key under which they last acted is not theirs as far as this account knows: whoever took their place may have let
 * others in before going.
 */
async function peopleOf({ memory }: SpaceSession, { chain, cards }: SpaceBook): Promise<InsiderNow[]> {
  const { members } = chain.state
  const gone = lastNamed(chain).filter(({ uid }) => !memberOf(members, uid))
  const pins = await recallPins(memory, [...members, ...gone])
  const stand = (member: Member, pin = pins.get(member.uid)) => ({ ...insiderOf(member, chain, cards), ...standingIn(pin, member, cards) })
  const people = members.map((member) => stand(member))
  const fresh = people.filter(({ standing }) => standing === 'new' || standing === 'follows')
  const met = await meet(memory, pins, fresh)
  const present = people.map((person, at) => {
    const pin = met.get(person.uid)
    const member = members[at]
    // Another browser of this account met them at the same moment, by another key.
    return pin && member && pin.card !== person.card.hash ? stand(member, pin) : person
  })
  return [...present, ...gone.map((member) => stand(member)).filter(({ standing }) => standing === 'changed')]
}

/** Everybody who was ever in it, as the last record names them. */
const lastNamed = ({ epochs }: MembershipChain): readonly Member[] => [
  ...new Map(epochs.flatMap(({ view }) => view.members).map((member) => [member.uid, member])).values(),
]

/** The person compared the numbers, or goes on with a new key knowingly. */
export const confirmCard = ({ memory }: SpaceSession, { uid, card }: Insider, comparedAt: string): Promise<void> =>
  pinCards(memory, [{ uid, card: card.hash, comparedAt }])

function insiderOf({ uid, role, cardHash }: Member, { certificates }: MembershipChain, cards: Cards): Insider {
  const { name = null, licence = null } = certificates.get(cardHash) ?? {}
  return { uid, role, card: cards.byHash(cardHash) ?? refuseSpace('epoch-card-unknown'), name, licence }
}

function standingIn(pin: Pin | undefined, { cardHash }: Member, cards: Cards) {
  return { standing: standingOf(pin, cards.chainWith(cardHash), cardHash), comparedAt: comparedAtOf(pin, cardHash) }
}

/** What was kept since, page by page, until there is no more. */
export async function* readOn({ source }: SpaceSession, book: SpaceBook): AsyncGenerator<{ entries: ReadEntry[]; lastNumber: number }> {
  const fetchAfter = async (number: number) => {
    const { entries, lastNumber } = readPage(await source.list(book.space, number))
    const verifying = verifyPage(book, entries)
    verifying.catch(() => undefined)
    return { lastNumber, page: entries, verifying }
  }
  let next = fetchAfter(book.number)
  for (;;) {
    const { page, lastNumber, verifying } = await next
    if (book.seen && lastNumber < book.seen.number) refuseSpace('space-rolled-back')
    if (lastNumber < book.number) refuseSpace('space-rolled-back')
    if (page.length === 0 && lastNumber > book.number) refuseSpace('entry-missing')
    const last = page.at(-1)?.number ?? book.number
    // Fetched, and its signatures verified, while these are opened; what comes to nothing is not waited for.
    if (last < lastNumber) next = fetchAfter(last)
    next.catch(() => undefined)
    const { entries, refused } = await readVerified(book, await verifying)
    yield { entries, lastNumber }
    if (refused) throw refused
    if (last >= lastNumber) return
  }
}

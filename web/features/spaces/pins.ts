import type { VerifiedCard } from '#crypto'
import type { Memory } from './sealed-memory.ts'

/**
 * [Note: pins] What this account has come to believe: everybody's card as last seen, and the practice's key, from the first time on. Kept
 * sealed with the account, so that every browser of this person believes the same.
 */
export type Pin = {
  /** Hash of the card. */
  readonly card: string
  /** When the safety number was compared with this card, ISO 8601; empty until then. */
  readonly comparedAt: string
}

type Shelf = { readonly v: 1; readonly cards: Readonly<Record<string, Pin>> }

/** A sealed state has an end; sixteen of them hold the people of a working life. */
const nameOf = (uid: string) => `pins${'abcdefghijklmnop'[Number.parseInt(uid[0] ?? '0', 16)] ?? 'a'}`

const byName = <T extends { readonly uid: string }>(people: readonly T[]) => Map.groupBy(people, ({ uid }) => nameOf(uid))

export async function recallPins(memory: Memory, people: readonly { readonly uid: string }[]): Promise<ReadonlyMap<string, Pin>> {
  const shelves = await Promise.all([...byName(people).keys()].map((name) => memory.recall<Shelf>(name)))
  return new Map(shelves.flatMap((shelf) => Object.entries(shelf?.cards ?? {})))
}

export async function pinCards(memory: Memory, people: readonly ({ readonly uid: string } & Pin)[]): Promise<void> {
  for (const [name, some] of byName(people)) {
    const pinned = Object.fromEntries(some.map(({ uid, card, comparedAt }) => [uid, { card, comparedAt }]))
    await memory.change<Shelf>(name, (known) => ({ v: 1, cards: { ...known?.cards, ...pinned } }))
  }
}

/**
 * Pins whoever was met for the first time, or has a new card that the known one signs; unless somebody else's browser was faster, and what
 * was known when they were looked at is not what is known now. @returns what is pinned for them now
 */
export async function meet(
  memory: Memory,
  before: ReadonlyMap<string, Pin>,
  people: readonly { readonly uid: string; readonly card: VerifiedCard }[],
): Promise<ReadonlyMap<string, Pin>> {
  const shelves = [...byName(people)].map(([name, some]) =>
    memory.change<Shelf>(name, (known) => {
      const cards = known?.cards ?? {}
      const isAsBefore = (uid: string) => cards[uid]?.card === before.get(uid)?.card
      const met = some.filter(({ uid }) => isAsBefore(uid)).map(({ uid, card }) => [uid, { card: card.hash, comparedAt: '' }])
      return met.length === 0 ? null : { v: 1, cards: { ...cards, ...(Object.fromEntries(met) as Shelf['cards']) } }
    }),
  )
  return new Map((await Promise.all(shelves)).flatMap((shelf) => Object.entries(shelf?.cards ?? {})))
}

/** `changed`: not the card known, and not signed by it either ('safety number changed'). */
export type CardStanding = 'new' | 'known' | 'follows' | 'changed'

/** When this very card was compared; an older one of the same person is another number. */
export const comparedAtOf = (pin: Pin | undefined, cardHash: string): string => (pin?.card === cardHash ? pin.comparedAt : '')

/** @param chain cards of one person, each signed by the one before, oldest first */
export function standingOf(pin: Pin | undefined, chain: readonly VerifiedCard[], cardHash: string): CardStanding {
  if (!pin) return 'new'
  if (pin.card === cardHash) return 'known'
  const pinned = chain.findIndex(({ hash }) => hash === pin.card)
  const shown = chain.findIndex(({ hash }) => hash === cardHash)
  if (pinned === -1 || shown === -1) return 'changed'
  return shown > pinned ? 'follows' : 'known'
}

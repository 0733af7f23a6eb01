import type { VerifiedCard } from '#crypto'

/**
 * [Note: pins] What this account has come to believe: the practice's key, from the first time it was asked for on, and everybody's card as
 * last seen. Kept sealed with the account, so that every browser of this person believes the same.
 */
export type Pins = {
  readonly v: 1
  /** base64url; empty before the first use. */
  readonly practiceKey: string
  readonly cards: Readonly<Record<string, Pin>>
  /** Whether others are told how far one has read. */
  readonly tellsRead: boolean
}

export type Pin = {
  /** Hash of the card. */
  readonly card: string
  /** When the safety number was compared with this card, ISO 8601; empty until then. */
  readonly comparedAt: string
}

export const noPins: Pins = { v: 1, practiceKey: '', cards: {}, tellsRead: true }

/** `changed`: not the card known, and not signed by it either ('safety number changed'). */
export type CardStanding = 'new' | 'known' | 'follows' | 'changed'

/** @param chain cards of one person, each signed by the one before, oldest first */
export function standingOf(pin: Pin | undefined, chain: readonly VerifiedCard[], cardHash: string): CardStanding {
  if (!pin) return 'new'
  if (pin.card === cardHash) return 'known'
  const pinned = chain.findIndex(({ hash }) => hash === pin.card)
  const shown = chain.findIndex(({ hash }) => hash === cardHash)
  if (pinned === -1 || shown === -1) return 'changed'
  return shown > pinned ? 'follows' : 'known'
}

export const pinCard = (pins: Pins, uid: string, card: string, comparedAt = ''): Pins => ({
  ...pins,
  cards: { ...pins.cards, [uid]: { card, comparedAt } },
})

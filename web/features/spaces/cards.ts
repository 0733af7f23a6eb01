import { readSignedCard, verifyCard, verifyRotation, type VerifiedCard } from '#crypto'

/** The cards of the people of a space, as the server handed them out: sound in themselves, in chains as far as one signs the next. */
export type Cards = {
  byHash(hash: string): VerifiedCard | undefined
  /** Those that lead to this card and on from it, oldest first. */
  chainWith(hash: string): readonly VerifiedCard[]
}

/** @throws {CryptoRefusal} for a card that is not sound */
export async function readCards(signed: readonly unknown[]): Promise<Cards> {
  const chains: VerifiedCard[][] = []
  const inOrder = signed.map(readSignedCard).toSorted((one, other) => one.card.ver - other.card.ver)
  for (const one of inOrder) {
    const before = chains.find((chain) => chain.at(-1)?.hash === one.card.prev && one.card.prev !== '')
    const last = before?.at(-1)
    if (before && last) before.push(await verifyRotation(last, one))
    else chains.push([await verifyCard(one)])
  }
  const all = new Map(chains.flat().map((card) => [card.hash, card]))
  return {
    byHash: (hash) => all.get(hash),
    chainWith: (hash) => chains.find((chain) => chain.some((card) => card.hash === hash)) ?? [],
  }
}

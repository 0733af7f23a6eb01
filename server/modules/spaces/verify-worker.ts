import { parentPort } from 'node:worker_threads'
import { CryptoRefusal, verifyCard, verifyEntry, type VerifiedCard } from '#crypto/public'
import type { ToVerify, Verified } from './verify-thread.ts'

const cards = new Map<string, VerifiedCard>()

parentPort?.on('message', async ({ cards: newCards, entries }: ToVerify) => {
  for (const signed of newCards) {
    const card = await verifyCard(signed)
    cards.set(card.hash, card)
  }
  const isRight: (boolean | 'card-missing')[] = []
  for (const { cardHash, entry } of entries) {
    const card = cards.get(cardHash)
    isRight.push(card ? await holds(entry, card) : 'card-missing')
  }
  parentPort?.postMessage({ isRight } satisfies Verified, [])
})

async function holds(entry: unknown, card: VerifiedCard): Promise<boolean> {
  try {
    await verifyEntry(entry, card)
    return true
  } catch (error) {
    if (error instanceof CryptoRefusal) return false
    throw error
  }
}

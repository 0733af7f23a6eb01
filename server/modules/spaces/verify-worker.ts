import { createPublicKey, verify } from 'node:crypto'
import { constants, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { CryptoRefusal, verifyCard, verifyEntry, type Ed25519Engine, type VerifiedCard } from '#crypto/public'
import type { ToVerify, Verified } from './verify-thread.ts'

type Known = { readonly card: VerifiedCard; readonly engine: Ed25519Engine }

const cards = new Map<string, Known>()

/** Here and now, with a key that is read once: WebCrypto would wait in the queue of files and names, beside what is in a hurry. */
function engineOf({ ed }: VerifiedCard): Ed25519Engine {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: ed }, format: 'jwk' })
  return async (_, message, signature) => verify(null, message, key, signature)
}

// Linux counts threads as processes: this one alone goes last. Elsewhere it would be the whole server.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW)

parentPort?.on('message', async ({ cards: newCards, entries }: ToVerify) => {
  for (const signed of newCards) {
    const card = await verifyCard(signed)
    cards.set(card.hash, { card, engine: engineOf(card) })
  }
  const isRight: (boolean | 'card-missing')[] = []
  for (const { cardHash, entry } of entries) {
    const known = cards.get(cardHash)
    isRight.push(known ? await holds(entry, known) : 'card-missing')
  }
  parentPort?.postMessage({ isRight } satisfies Verified, [])
})

async function holds(entry: unknown, { card, engine }: Known): Promise<boolean> {
  try {
    await verifyEntry(entry, card, engine)
    return true
  } catch (error) {
    if (error instanceof CryptoRefusal) return false
    throw error
  }
}

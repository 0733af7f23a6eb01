import { openIdentity, verifyCard, type Identity, type MasterKey, type SignedCard, type VerifiedCard } from '#crypto'
import type { Vault } from '#contract/keys'

/** The open keys of the person: handles that WebCrypto holds and nobody can read. */
export type OpenKeys = {
  readonly accountId: string
  readonly masterKey: MasterKey
  readonly identity: Identity
  readonly card: VerifiedCard
  readonly signed: SignedCard
}

let keys: OpenKeys | null = null
let isShut = false
const listeners = new Set<() => void>()

/** Keys live here, in memory, and nowhere else unless the person asked for it (see kept-keys.ts). */
export const keyRing = {
  keys: (): OpenKeys | null => keys,
  hold(opened: OpenKeys): void {
    if (isShut) return
    keys = opened
    for (const listener of listeners) listener()
  },
  /** Locks: what was decrypted with them stays with the pages, which must hide it. */
  drop(): void {
    keys = null
    for (const listener of listeners) listener()
  },
  /** While somebody leaves, keys that an unlock still brings are not held. */
  shut(isNowShut: boolean): void {
    isShut = isNowShut
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
}

/** Checks the own card and opens the identity that belongs to it. @throws {CryptoRefusal} */
export async function openKeys(accountId: string, masterKey: MasterKey, { signed, sealed }: Vault['identity']): Promise<OpenKeys> {
  const card = await verifyCard(signed)
  const identity = await openIdentity(masterKey, sealed, card)
  return { accountId, masterKey, identity, card, signed: signed as SignedCard }
}

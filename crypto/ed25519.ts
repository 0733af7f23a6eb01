import type { Bytes } from './bytes.ts'
import { fieldPrime, isLess, isSame, littleEndian } from './point.ts'
import { refuse } from './refusal.ts'
import { webCryptoKnows } from './support.ts'

/** Order of the base point, RFC 8032 section 5.1. */
const groupOrder = littleEndian(2n ** 252n + 27742317777372353535851937790883648493n)

const order8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022n

/**
 * The y coordinates of the eight points whose order divides 8, of order 1, 2, 4, 8 and 8; x follows but for its sign.
 * Such a key accepts one signature for many messages. Source: Chalkias et al., "Taming the Many EdDSAs" (2020), table 1.
 */
const smallOrderYs = [1n, 2n ** 255n - 20n, 0n, order8, 2n ** 255n - 19n - order8].map(littleEndian)

/** Canonical (RFC 8032 section 5.1.3: y < p) and of large order; whether it lies on the curve is seen when it is used. */
export function isAcceptablePoint(encoded: Uint8Array): boolean {
  if (encoded.length !== 32) return false
  // A copy: `slice` of a Node Buffer is a view of it, and the line below would change the key itself.
  const y = new Uint8Array(encoded)
  y[31] = (y[31] ?? 0) & 0x7f
  return isLess(y, fieldPrime) && !smallOrderYs.some((small) => isSame(small, y))
}

/** @throws {CryptoRefusal} `key-unacceptable` */
export function checkEd25519Key(publicKey: Uint8Array): void {
  if (!isAcceptablePoint(publicKey)) refuse('key-unacceptable')
}

/** Decides the equation alone, without cofactor: `[S]B = R + [k]A`. Whoever brings one of their own may throw for what is no point. */
export type Ed25519Engine = (publicKey: Bytes, message: Bytes, signature: Bytes) => Promise<boolean>

/**
 * Strict and the same everywhere: canonical A and R of large order, S below the group order, and the equation without cofactor,
 * so that no two clients can disagree about a signature.
 * @returns false for everything else; never throws
 */
export async function verifyEd25519(publicKey: Bytes, message: Bytes, signature: Bytes, engine?: Ed25519Engine): Promise<boolean> {
  return verifyWith(engine ?? ((await webCryptoKnows('Ed25519')) ? byWebCrypto : byNoble), publicKey, message, signature)
}

/** `verifyEd25519` with a chosen engine: both must give the same answer to everything. */
export async function verifyWith(engine: Ed25519Engine, publicKey: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  if (!isAcceptablePoint(publicKey)) return false
  if (signature.length !== 64 || !isAcceptablePoint(signature.subarray(0, 32))) return false
  if (!isLess(signature.subarray(32), groupOrder)) return false
  try {
    return await engine(publicKey, message, signature)
  } catch {
    // Engines differ in where they notice a point off the curve: at import, or when they verify.
    return false
  }
}

/** By the very bytes, which nobody changes: whoever verifies many times with one key hands over the same (`signingKeyOf`). */
const imported = new WeakMap<Bytes, Promise<CryptoKey>>()

function importedKey(publicKey: Bytes): Promise<CryptoKey> {
  const known = imported.get(publicKey)
  if (known) return known
  const key = crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify'])
  imported.set(publicKey, key)
  key.catch(() => imported.delete(publicKey))
  return key
}

export const byWebCrypto: Ed25519Engine = async (publicKey, message, signature) =>
  crypto.subtle.verify('Ed25519', await importedKey(publicKey), signature, message)

/** Loads noble's curve only where it is needed. */
export const byNoble: Ed25519Engine = async (publicKey, message, signature) => {
  const { equationHolds } = await import('./ed25519-fallback.ts')
  return equationHolds(publicKey, message, signature)
}

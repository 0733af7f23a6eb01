import { fieldPrime, isLess, isSame, littleEndian } from './point.ts'
import { refuse } from './refusal.ts'

/**
 * The u coordinates of small order, of the curve and of its twist: 0, 1, p − 1 and two of order 8. With such a key every shared
 * secret is zero. Source: RFC 7748 section 6.1, list after D. J. Bernstein, "Curve25519", "How do I validate public keys?".
 */
const smallOrderUs = [
  0n,
  1n,
  2n ** 255n - 20n,
  325606250916557431795983626356110631294008115727848805560023387167927233504n,
  39382357235489614581723060781553021112529911719440698176882885853963445705823n,
].map(littleEndian)

/** Canonical (u < p, so the unused top bit is 0 too) and of large order. @throws {CryptoRefusal} `key-unacceptable` */
export function checkX25519Key(publicKey: Uint8Array): void {
  const acceptable = publicKey.length === 32 && isLess(publicKey, fieldPrime) && !smallOrderUs.some((small) => isSame(small, publicKey))
  if (!acceptable) refuse('key-unacceptable')
}

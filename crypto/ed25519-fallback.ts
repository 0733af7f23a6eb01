import { ed25519 } from '@noble/curves/ed25519.js'
import { concat, type Bytes } from './bytes.ts'
import { isSame } from './point.ts'

const { Point } = ed25519

/**
 * For browsers whose WebCrypto has no Ed25519; loaded only there. RFC 8032 section 5.1.7 without the cofactor, because noble's
 * own `verify` multiplies by it and would accept signatures that WebCrypto refuses (speccheck 4 and 5). `fromBytes(…, false)` is
 * noble's `zip215: false`. Throws for a point off the curve.
 */
export async function equationHolds(publicKey: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  const encodedR = signature.subarray(0, 32)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-512', concat(encodedR, publicKey, message)))
  const k = numberOf(digest) % Point.Fn.ORDER
  const s = numberOf(signature.subarray(32))
  const expectedR = Point.BASE.multiplyUnsafe(s).subtract(Point.fromBytes(publicKey, false).multiplyUnsafe(k))
  return isSame(expectedR.toBytes(), encodedR)
}

function numberOf(littleEndian: Uint8Array): bigint {
  return littleEndian.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
}

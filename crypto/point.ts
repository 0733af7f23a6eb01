/** What Ed25519 and X25519 public keys share: a coordinate modulo p = 2^255 − 19, little-endian. */

/** A number as 32 little-endian bytes. */
export function littleEndian(value: bigint): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: 32 }, (_, at) => Number((value >> BigInt(8 * at)) & 0xffn))
}

export const fieldPrime = littleEndian(2n ** 255n - 19n)

/** Compares two little-endian numbers of 32 bytes. Not in constant time: for public values. */
export function isLess(one: Uint8Array, other: Uint8Array): boolean {
  // -1, where nothing stands, if they are equal.
  const at = one.findLastIndex((byte, index) => byte !== other[index])
  return (one[at] ?? 0) < (other[at] ?? 0)
}

export const isSame = (one: Uint8Array, other: Uint8Array) => one.every((byte, at) => byte === other[at])

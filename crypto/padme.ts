import type { Bytes } from './bytes.ts'
import { refuse } from './refusal.ts'

const mark = 0x80

/**
 * The length that hides `bytes` best for at most 12 % more: only as many leading bits are kept as the length's length has.
 * 0 and 1 come out as themselves. Source: Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication
 * with PURBs" (2019), algorithm 1.
 * @param bytes below 2^31
 */
export function padmeLength(bytes: number): number {
  const exponent = 31 - Math.clz32(bytes)
  const step = 2 ** (exponent - (31 - Math.clz32(exponent)) - 1)
  return Math.ceil(bytes / step) * step
}

/** The content, 0x80, and zeros up to a Padmé length (ISO/IEC 7816-4 marks the end, so that it can be found again). */
export function pad(content: Uint8Array): Bytes {
  const padded = new Uint8Array(padmeLength(content.length + 1))
  padded.set(content)
  padded[content.length] = mark
  return padded
}

/** @throws {CryptoRefusal} `padding-wrong` unless `pad` would have made exactly these bytes */
export function unpad(padded: Uint8Array): Bytes {
  const end = padded.findLastIndex((byte) => byte !== 0)
  if (padded[end] !== mark || padmeLength(end + 1) !== padded.length) refuse('padding-wrong')
  return padded.slice(0, end) as Bytes
}

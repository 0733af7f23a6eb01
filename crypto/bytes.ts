import { refuse } from './refusal.ts'

/** Bytes with a buffer of their own, which WebCrypto asks for. */
export type Bytes = Uint8Array<ArrayBuffer>

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** By code unit; what is no letter of the alphabet has none. */
const valueOf = new Map([...alphabet].map((letter, value) => [letter.charCodeAt(0), value]))
const values = Array.from({ length: 128 }, (_, unit) => valueOf.get(unit))

const encoder = new TextEncoder()

export const randomBytes = (count: number): Bytes => crypto.getRandomValues(new Uint8Array(count))

/** @throws {CryptoRefusal} `malformed` for a lone surrogate, which has no UTF-8 */
export function utf8(text: string): Bytes {
  return text.isWellFormed() ? encoder.encode(text) : refuse('malformed')
}

/** A byte order mark stays in the text, for whoever compares. @throws {CryptoRefusal} `malformed` */
export function readUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return refuse('malformed')
  }
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  let length = 0
  for (const part of parts) length += part.length
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Big-endian. @throws {CryptoRefusal} `malformed` beyond 65,535 */
export const u16 = (value: number): Bytes => (value > 0xffff ? refuse('malformed') : Uint8Array.of(value >> 8, value & 0xff))

const asUrl = { alphabet: 'base64url', omitPadding: true } as const

/** RFC 4648 section 5, without padding. Browsers of today do it themselves, many times as fast. */
export const toBase64url = (bytes: Uint8Array): string => ('toBase64' in bytes ? bytes.toBase64(asUrl) : toBase64urlByHand(bytes))

export function toBase64urlByHand(bytes: Uint8Array): string {
  let text = ''
  for (let bit = 0; bit < bytes.length * 8; bit += 6) {
    const two = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0)
    text += alphabet[(two >> (10 - (bit & 7))) & 63]
  }
  return text
}

/** Nothing but the letters that so many bytes need, and no stray bits in the last. */
function endsWell(text: string, byteCount: number): boolean {
  const strayBits = text.length * 6 - byteCount * 8
  return strayBits < 6 && ((values[text.charCodeAt(text.length - 1)] ?? 0) & ((1 << strayBits) - 1)) === 0
}

/** How many bytes `fromBase64url` would give, without making them. @throws {CryptoRefusal} `malformed` */
export function base64urlLength(text: string): number {
  const byteCount = Math.floor((text.length * 3) / 4)
  return /^[\w-]*$/.test(text) && endsWell(text, byteCount) ? byteCount : refuse('malformed')
}

/**
 * One spelling per value: no padding, no foreign letter, no stray bits in the last letter.
 * @throws {CryptoRefusal} `malformed`
 */
export function fromBase64url(text: string): Bytes {
  if (!('fromBase64' in Uint8Array)) return fromBase64urlByHand(text)
  try {
    const bytes = Uint8Array.fromBase64(text, asUrl)
    // White space, padding and stray bits are read there as well.
    if (endsWell(text, bytes.length)) return bytes
  } catch {
    // A letter that is none, or one too many.
  }
  return refuse('malformed')
}

export function fromBase64urlByHand(text: string): Bytes {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let held = 0
  let heldBits = 0
  let at = 0
  for (let place = 0; place < text.length; place += 1) {
    held = ((held << 6) | (values[text.charCodeAt(place)] ?? refuse('malformed'))) & 0xffff
    heldBits += 6
    if (heldBits >= 8) bytes[at++] = (held >> (heldBits -= 8)) & 0xff
  }
  // A letter that gave no byte, or bits behind the last byte that say something.
  return heldBits === 6 || (held & ((1 << heldBits) - 1)) !== 0 ? refuse('malformed') : bytes
}

/** Takes the same time wherever the first difference lies. Lengths are not secret. */
export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false
  let difference = 0
  for (const [at, byte] of one.entries()) difference |= byte ^ (other[at] ?? 0)
  return difference === 0
}

/** What JavaScript allows: copies that the engine made while moving memory are out of reach. What was handed to a worker has no bytes here. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) if (secret.length > 0) secret.fill(0)
}

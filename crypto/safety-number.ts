import { concat, fromBase64url, utf8, type Bytes } from './bytes.ts'
import type { VerifiedCard } from './identity-card.ts'

/** Signal's number of SHA-512 rounds: a search for look-alikes costs so many times more. */
const rounds = 5200
const version = new Uint8Array(2)

/**
 * 60 digits that two people compare by voice: the same on both sides, whichever asks.
 * Source: libsignal, `NumericFingerprintGenerator`, version 0; the card's hash stands where Signal has the identity key.
 */
export async function safetyNumber(one: VerifiedCard, other: VerifiedCard): Promise<string> {
  const halves = await Promise.all([one, other].map(cardFingerprint))
  return halves.toSorted().join('')
}

/** One half of it: thirty digits that say which card somebody has. */
export const cardFingerprint = ({ hash, uid }: VerifiedCard): Promise<string> => fingerprint(fromBase64url(hash), utf8(uid))

/** Thirty digits of one person. About 0.2 s. */
export async function fingerprint(key: Bytes, stableId: Bytes): Promise<string> {
  let digest = await sha512(concat(version, key, stableId, key))
  for (let round = 1; round < rounds; round++) digest = await sha512(concat(digest, key))
  return Array.from({ length: 6 }, (_, at) => fiveDigits(digest.subarray(at * 5, at * 5 + 5))).join('')
}

/** Twelve groups of five, for reading out. */
export const safetyNumberGroups = (digits: string): readonly string[] => digits.match(/\d{5}/g) ?? []

/** Forty bits, big-endian, modulo 100,000. */
function fiveDigits(bytes: Uint8Array): string {
  return String(bytes.reduce((sum, byte) => sum * 256 + byte, 0) % 100_000).padStart(5, '0')
}

async function sha512(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-512', bytes))
}

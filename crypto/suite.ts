import { refuse } from './refusal.ts'

/** Suite 1: Ed25519, X25519, HKDF-SHA-256, AES-256-GCM, SHA-256, Argon2id, HPKE base mode of the same. */
export const suite = 1
export type Suite = typeof suite

const allowed: ReadonlySet<unknown> = new Set([suite])

/** An old suite leaves this list when it must no longer be believed; a new one enters with its readers. @throws {CryptoRefusal} `suite-unknown` */
export function checkSuite(value: unknown): Suite {
  return allowed.has(value) ? suite : refuse('suite-unknown')
}

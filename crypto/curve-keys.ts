import { concat, wipe, type Bytes } from './bytes.ts'
import type { CurveName } from './support.ts'

/** PKCS #8 before 32 secret bytes (RFC 8410 section 7); the curve is the last byte of its object identifier, 1.3.101.112 or 110. */
const pkcs8Head = (curve: number): Bytes => Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, curve, 4, 0x22, 4, 0x20)

const pkcs8Heads: Readonly<Record<CurveName, Bytes>> = {
  Ed25519: pkcs8Head(0x70),
  X25519: pkcs8Head(0x6e),
}

export type KeyMaterial = { readonly secret: Bytes; readonly publicKey: Bytes }

/** The one moment in which a secret is readable: it is sealed and wiped by whoever asks for it. */
export async function generateKeyMaterial(curve: CurveName): Promise<KeyMaterial> {
  const pair = (await crypto.subtle.generateKey(curve, true, usesOf(curve))) as CryptoKeyPair
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))
  const secret = pkcs8.slice(pkcs8Heads[curve].length)
  wipe(pkcs8)
  return { secret, publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)) }
}

/** Not extractable. The caller wipes the secret. */
export async function importSecret(curve: CurveName, secret: Bytes): Promise<CryptoKey> {
  const pkcs8 = concat(pkcs8Heads[curve], secret)
  try {
    return await crypto.subtle.importKey('pkcs8', pkcs8, curve, false, usesOf(curve))
  } finally {
    wipe(pkcs8)
  }
}

const usesOf = (curve: CurveName): KeyUsage[] => (curve === 'Ed25519' ? ['sign'] : ['deriveBits'])

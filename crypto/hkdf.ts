import { wipe, type Bytes } from './bytes.ts'

/** A secret that can only be derived from: WebCrypto never gives its bytes back. `Use` keeps one kind from standing in for another. */
export type SecretKey<Use extends string> = CryptoKey & { readonly use?: Use }

/** Takes the bytes over: they are zero afterwards. */
export async function secretKey<Use extends string>(bytes: Bytes): Promise<SecretKey<Use>> {
  const key = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits'])
  wipe(bytes)
  return key
}

/** HKDF-SHA-256 (RFC 5869), extract and expand. */
export async function hkdf(key: CryptoKey, salt: Bytes, info: Bytes, lengthBytes: number): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, lengthBytes * 8))
}

import { wipe, type Bytes } from './bytes.ts'
import { refuse } from './refusal.ts'

export const nonceBytes = 12

/** AES-256-GCM (NIST SP 800-38D), 96-bit nonce, 128-bit tag at the end. Takes the key's bytes over: they are zero afterwards. */
export async function sealBytes(key: Bytes, nonce: Bytes, aad: Bytes, plaintext: Bytes): Promise<Bytes> {
  const aes = await importAes(key, 'encrypt')
  return new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: aad }, aes, plaintext))
}

/** Takes the key's bytes over. @throws {CryptoRefusal} `sealed-damaged` */
export async function openBytes(key: Bytes, nonce: Bytes, aad: Bytes, sealed: Bytes): Promise<Bytes> {
  const aes = await importAes(key, 'decrypt')
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce, additionalData: aad }, aes, sealed))
  } catch {
    return refuse('sealed-damaged')
  }
}

async function importAes(key: Bytes, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, [use])
  wipe(key)
  return aes
}

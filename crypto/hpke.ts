import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import { fromBase64url, toBase64url, type Bytes } from './bytes.ts'
import { refuse } from './refusal.ts'
import { bytesOf, object, type Reader } from './shape.ts'
import { checkX25519Key } from './x25519.ts'

/** For one recipient. Byte strings are base64url. */
export type SealedTo = { readonly enc: string; readonly ct: string }

const hpke = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })

/** Shape of a seal around so many bytes. @throws {CryptoRefusal} `malformed` */
export const readSealedTo = (contentBytes: number): Reader<SealedTo> => object<SealedTo>({ enc: bytesOf(32), ct: bytesOf(contentBytes + 16) })

/**
 * HPKE (RFC 9180), base mode, one message: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. It says nothing of the sender:
 * whoever uses it signs around it. `info` binds the purpose and must be framed.
 * @throws {CryptoRefusal} `key-unacceptable`
 */
export async function sealTo(recipient: Bytes, info: Bytes, content: Bytes): Promise<SealedTo> {
  checkX25519Key(recipient)
  const recipientPublicKey = await importPublic(recipient)
  const { enc, ct } = await hpke.seal({ recipientPublicKey, info }, content)
  return { enc: toBase64url(new Uint8Array(enc)), ct: toBase64url(new Uint8Array(ct)) }
}

/**
 * @param agree own secret key, from `Identity`
 * @param ownPublicKey the public key in the own card
 * @throws {CryptoRefusal} `key-unacceptable` for a bad ephemeral key, `sealed-damaged` for all else that does not open
 */
export async function openSealed(agree: CryptoKey, ownPublicKey: Bytes, info: Bytes, sealed: SealedTo): Promise<Bytes> {
  const enc = fromBase64url(sealed.enc)
  checkX25519Key(enc)
  const recipientKey = { privateKey: agree, publicKey: await importPublic(ownPublicKey) }
  try {
    return new Uint8Array(await hpke.open({ recipientKey, enc, info }, fromBase64url(sealed.ct)))
  } catch {
    return refuse('sealed-damaged')
  }
}

const importPublic = (publicKey: Bytes) => crypto.subtle.importKey('raw', publicKey, 'X25519', true, [])

import { nonceBytes } from './aes-gcm.ts'
import { randomBytes, toBase64url, wipe, type Bytes } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import {
  bodyHashOf,
  chainValue,
  headerBytes,
  readSealedEntry,
  signedBytes,
  type EntryHeader,
  type SealedEntry,
  type VerifiedEntry,
} from './entry-shape.ts'
import type { EpochSecret } from './epoch.ts'
import { expandL, signL } from './framing.ts'
import { pad, unpad } from './padme.ts'
import { refuse } from './refusal.ts'

/** The keys of one space's bodies, one for each epoch, sender and kind: made once, used for every entry. */
export type BodyKeys = { keyFor(header: EntryHeader): Promise<CryptoKey> }

/** @param secretOf the secret of an epoch. @throws {CryptoRefusal} whatever that throws */
export function bodyKeys(secretOf: (epoch: number) => Promise<EpochSecret>): BodyKeys {
  const made = new Map<string, Promise<CryptoKey>>()
  return {
    keyFor({ space, epoch, record, from, kind }) {
      // A line break is in none of these (`identifier`, base64url).
      const name = [space, epoch, record, from, kind].join('\n')
      const known = made.get(name)
      if (known) return known
      const key = secretOf(epoch).then((secret) => bodyKey(secret, canonicalJson({ space, epoch, record, from, kind })))
      made.set(name, key)
      // A secret that is not there yet may be granted later.
      key.catch(() => made.delete(name))
      return key
    },
  }
}

async function bodyKey(secret: EpochSecret, context: Bytes): Promise<CryptoKey> {
  const bytes = await expandL(secret, 'message-key', context)
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
  wipe(bytes)
  return key
}

export type NewEntry = { readonly entry: SealedEntry; readonly hash: string }

/** Pads, seals and signs. @throws {CryptoRefusal} `malformed` for a header that nobody could read, or a body that is too long */
export async function sealEntry(
  sign: CryptoKey,
  keys: BodyKeys,
  header: EntryHeader,
  content: Uint8Array,
  iv = randomBytes(nonceBytes),
): Promise<NewEntry> {
  const aad = headerBytes(header)
  const ct = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: aad }, await keys.keyFor(header), pad(content)))
  const signed = signedBytes(aad, await bodyHashOf({ iv, ct }))
  const sig = await signL(sign, 'entry', signed)
  const entry = readSealedEntry({ header, iv: toBase64url(iv), ct: toBase64url(ct), sig: toBase64url(sig) })
  return { entry, hash: toBase64url(await chainValue(signed, sig)) }
}

/** @throws {CryptoRefusal} `entry-erased`, `sealed-damaged`, `padding-wrong` */
export async function openEntry(keys: BodyKeys, { header, body }: VerifiedEntry): Promise<Bytes> {
  const { iv, ct } = body ?? refuse('entry-erased')
  const key = await keys.keyFor(header)
  const padded = await crypto.subtle
    .decrypt({ name: 'AES-GCM', iv, additionalData: headerBytes(header) }, key, ct)
    .catch(() => refuse('sealed-damaged'))
  return unpad(new Uint8Array(padded))
}

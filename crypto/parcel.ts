import { nonceBytes, openBytes, sealBytes } from './aes-gcm.ts'
import { fromBase64url, randomBytes, type Bytes } from './bytes.ts'
import { openSealed, sealTo } from './hpke.ts'
import type { Identity } from './identity.ts'
import type { VerifiedCard } from './identity-card.ts'
import { pad, unpad } from './padme.ts'
import { joinParcel, parcelInfo, readParcel, writeHead, type ParcelHead, type ParcelReader } from './parcel-shape.ts'
import { refuse } from './refusal.ts'
import { suite } from './suite.ts'

/** Who it is said to be from, and what it is about: an id, never a word. */
export type ParcelPlace = Pick<ParcelHead, 'from' | 'about'>

/** The key is used once. */
const nonce = new Uint8Array(nonceBytes)

/**
 * Bytes for several readers at once, outside of any space. Whoever keeps it learns who may read it, and about how long it is.
 * @throws {CryptoRefusal} `malformed` for more than 64 readers, or a place that nobody could read
 */
export async function sealParcel({ from, about }: ParcelPlace, readers: readonly VerifiedCard[], content: Uint8Array): Promise<Bytes> {
  const key = randomBytes(32)
  const place = { v: suite, from, about } as const
  const cards = new Map(readers.map((card) => [card.uid, card]))
  const sealed = await Promise.all([...cards.keys()].toSorted().map((uid) => sealKey(key, place, cards.get(uid) as VerifiedCard)))
  const headBytes = writeHead({ ...place, readers: sealed })
  return joinParcel(headBytes, await sealBytes(key, nonce, headBytes, pad(content)))
}

const sealKey = async (key: Bytes, place: Omit<ParcelHead, 'readers'>, { uid, hash: cardHash, x }: VerifiedCard): Promise<ParcelReader> => ({
  uid,
  cardHash,
  ...(await sealTo(fromBase64url(x), parcelInfo(place, { uid, cardHash }), key)),
})

/**
 * @param card the own one, to which it was sealed
 * @throws {CryptoRefusal} `malformed`, `suite-unknown`, `context-mismatch` for another place or other readers, `key-unacceptable`,
 * `sealed-damaged`, `padding-wrong`
 */
export async function openParcel({ agree }: Pick<Identity, 'agree'>, card: VerifiedCard, expected: ParcelPlace, bytes: Uint8Array): Promise<Bytes> {
  const { head, headBytes, sealed } = readParcel(bytes)
  if (head.from !== expected.from || head.about !== expected.about) refuse('context-mismatch')
  const own = head.readers.find(({ uid, cardHash }) => uid === card.uid && cardHash === card.hash) ?? refuse('context-mismatch')
  const key = await openSealed(agree, fromBase64url(card.x), parcelInfo(head, own), { enc: own.enc, ct: own.ct })
  return unpad(await openBytes(key, nonce, headBytes, sealed))
}

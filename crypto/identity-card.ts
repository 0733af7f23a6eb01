import { fromBase64url, toBase64url, type Bytes } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { checkEd25519Key } from './ed25519.ts'
import { frame, sha256, verifyL } from './framing.ts'
import { refuse } from './refusal.ts'
import { bytesOf, emptyOr, identifier, integer, object, type Reader } from './shape.ts'
import { checkSuite, type Suite } from './suite.ts'
import { checkX25519Key } from './x25519.ts'

/** Who somebody is to others. Byte strings are base64url. */
export type IdentityCard = {
  readonly uid: string
  /** 1 for the first card, then one more for each new pair of keys. */
  readonly ver: number
  readonly suite: Suite
  readonly ed: string
  readonly x: string
  /** Hash of the card before; empty in the first. */
  readonly prev: string
}

export type SignedCard = {
  readonly card: IdentityCard
  /** By the card's own key. */
  readonly self: string
  /** By the key of the card before; empty in the first. */
  readonly old: string
}

declare const verified: unique symbol

/** Only `verifyCard` and `verifyRotation` make these. The mark is for the compiler and costs nothing. */
export type VerifiedCard = IdentityCard & { readonly hash: string; readonly [verified]: true }

const signingKeys = new WeakMap<VerifiedCard, Bytes>()

/** Of one card always the same bytes. */
export function signingKeyOf(card: VerifiedCard): Bytes {
  const known = signingKeys.get(card) ?? fromBase64url(card.ed)
  signingKeys.set(card, known)
  return known
}

const readCard = object<IdentityCard>({
  uid: identifier,
  ver: integer(1),
  suite: checkSuite,
  ed: bytesOf(32),
  x: bytesOf(32),
  prev: emptyOr(bytesOf(32)),
})

/** Shape only. @throws {CryptoRefusal} `malformed`, `suite-unknown` */
export const readSignedCard: Reader<SignedCard> = object<SignedCard>({ card: readCard, self: bytesOf(64), old: emptyOr(bytesOf(64)) })

export const cardBytes = (card: IdentityCard): Bytes => canonicalJson(card)

/** What others sign, compare and pin. */
export const cardHash = async (card: IdentityCard): Promise<Bytes> => sha256(frame('card', cardBytes(card)))

/**
 * Whether the card is sound in itself: shape, suite, keys, first or later, own signature. Whether it is the right person's, and
 * follows the card known, is for `verifyRotation`, a certificate or the safety number to say.
 * @throws {CryptoRefusal} `malformed`, `suite-unknown`, `key-unacceptable`, `signature-wrong`
 */
export async function verifyCard(value: unknown): Promise<VerifiedCard> {
  return verifyAlone(readSignedCard(value))
}

async function verifyAlone({ card, self, old }: SignedCard): Promise<VerifiedCard> {
  checkEd25519Key(fromBase64url(card.ed))
  checkX25519Key(fromBase64url(card.x))
  const first = card.ver === 1
  if ((card.prev === '') !== first || (old === '') !== first) refuse('malformed')
  if (!(await verifyL(fromBase64url(card.ed), 'card-self', cardBytes(card), fromBase64url(self)))) refuse('signature-wrong')
  return { ...card, hash: toBase64url(await cardHash(card)) } as VerifiedCard
}

/**
 * Whether a card is the next one of somebody known: sound in itself, the same person, the next version, chained to the card
 * known and signed by its key. On `card-not-successor` the client shows 'safety number changed' and sends nothing.
 * @throws {CryptoRefusal} `card-not-successor` and as `verifyCard`
 */
export async function verifyRotation(known: VerifiedCard, value: unknown): Promise<VerifiedCard> {
  const signed = readSignedCard(value)
  const next = await verifyAlone(signed)
  if (next.uid !== known.uid || next.ver !== known.ver + 1 || next.prev !== known.hash) refuse('card-not-successor')
  const oldKeySigned = await verifyL(signingKeyOf(known), 'card-rotation', cardBytes(signed.card), fromBase64url(signed.old))
  if (!oldKeySigned) refuse('card-not-successor')
  return next
}

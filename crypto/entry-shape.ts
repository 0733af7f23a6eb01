import { concat, fromBase64url, toBase64url, u16, type Bytes } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { mostAtOnce } from './consent.ts'
import type { Ed25519Engine } from './ed25519.ts'
import { frame, sha256, verifyL } from './framing.ts'
import { signingKeyOf, type VerifiedCard } from './identity-card.ts'
import { refuse } from './refusal.ts'
import { bytesBetween, bytesOf, decoded, emptyOr, identifier, integer, mapOf, object, type Reader } from './shape.ts'
import { checkSuite, type Suite } from './suite.ts'

/** What the server sees of an entry; bound to what is sealed, and signed. */
export type EntryHeader = {
  readonly suite: Suite
  readonly space: string
  readonly epoch: number
  /** Hash of the epoch's record: whoever writes says to whom they believe to be writing. */
  readonly record: string
  readonly kind: string
  readonly from: string
  readonly id: string
  /** From 1, without gaps, for each sender. */
  readonly seq: number
  /** Chain value of the sender's entry before; empty in the first. */
  readonly prev: string
  /** How far the sender had read each of the others. */
  readonly seen: Readonly<Record<string, number>>
  /** The sender's last checkpoint of the key log; empty until there is one. */
  readonly kt: string
  /** The sender's clock, milliseconds since 1970: shown, never trusted for order. */
  readonly at: number
}

export type SealedEntry = { readonly header: EntryHeader; readonly iv: string; readonly ct: string; readonly sig: string }
/** What is left when the body was erased: it still verifies, and its chain holds. */
export type ErasedEntry = { readonly header: EntryHeader; readonly bodyHash: string; readonly sig: string }

type SealedBody = { readonly iv: Bytes; readonly ct: Bytes }

type CheckedEntry = {
  readonly header: EntryHeader
  /** Its chain value. */
  readonly hash: string
  readonly body: SealedBody | null
}

declare const verified: unique symbol
/** Only `verifyEntry` makes these. */
export type VerifiedEntry = CheckedEntry & { readonly [verified]: true }

/** Sealed, with its tag; longer things travel as files. */
export const longestBodyBytes = 49_152
const tagBytes = 16

const readHeader = object<EntryHeader>({
  suite: checkSuite,
  space: identifier,
  epoch: integer(0),
  record: bytesOf(32),
  kind: identifier,
  from: identifier,
  id: identifier,
  seq: integer(1),
  prev: emptyOr(bytesOf(32)),
  seen: mapOf(identifier, integer(0), mostAtOnce),
  kt: emptyOr(bytesOf(32)),
  at: integer(0),
})

/** Shape only. @throws {CryptoRefusal} `malformed`, `suite-unknown` */
export const readSealedEntry: Reader<SealedEntry> = object<SealedEntry>({
  header: readHeader,
  iv: bytesOf(12),
  ct: bytesBetween(tagBytes + 1, longestBodyBytes),
  sig: bytesOf(64),
})

/** Shape only. @throws {CryptoRefusal} `malformed`, `suite-unknown` */
export const readErasedEntry: Reader<ErasedEntry> = object<ErasedEntry>({ header: readHeader, bodyHash: bytesOf(32), sig: bytesOf(64) })

/** The same two for whoever reads many of them: every base64url is decoded once. */
const readSealedBytes = object({ header: readHeader, iv: decoded(12), ct: decoded(tagBytes + 1, longestBodyBytes), sig: decoded(64) })
const readErasedBytes = object({ header: readHeader, bodyHash: decoded(32), sig: decoded(64) })

/** Of headers that were read: what was signed is also what the seal is bound to. */
const spelled = new WeakMap<EntryHeader, Bytes>()

export const headerBytes = (header: EntryHeader): Bytes => spelled.get(header) ?? canonicalJson(header)

/** Of a sealed body: what is signed of it, and what stays when it is erased. */
export const bodyHashOf = ({ iv, ct }: SealedBody): Promise<Bytes> => sha256(concat(iv, ct))

export const signedBytes = (header: Bytes, bodyHash: Bytes): Bytes => concat(u16(header.length), header, bodyHash)

/** What the sender's next entry hangs on. */
export const chainValue = (signed: Bytes, sig: Bytes): Promise<Bytes> => sha256(frame('entry-chain', signed, sig))

const chainLabel = frame('entry-chain')

/**
 * Of a sealed entry whose shape was read, at once and unverified: for the server, which verifies later.
 * @param sha256Now SHA-256 of parts as if they were one, that needs no waiting
 */
export function hashesOf({ header, iv, ct, sig }: SealedEntry, sha256Now: (parts: readonly Uint8Array[]) => Uint8Array) {
  const headerJson = headerBytes(header)
  const bodyHash = sha256Now([fromBase64url(iv), fromBase64url(ct)])
  const hash = sha256Now([chainLabel, u16(headerJson.length), headerJson, bodyHash, fromBase64url(sig)])
  return { headerJson, bodyHash, hash: toBase64url(hash) }
}

/** What stays of an entry whose body is erased. */
export async function erasedOf({ header, sig, iv, ct }: SealedEntry): Promise<ErasedEntry> {
  return { header, bodyHash: toBase64url(await bodyHashOf({ iv: fromBase64url(iv), ct: fromBase64url(ct) })), sig }
}

const isErasedForm = (value: unknown): boolean => typeof value === 'object' && value !== null && 'bodyHash' in value

async function partsOf(value: unknown) {
  const { header, sig, ...rest } = isErasedForm(value) ? readErasedBytes(value) : readSealedBytes(value)
  const json = canonicalJson(header)
  spelled.set(header, json)
  const body = 'ct' in rest ? rest : null
  const bodyHash = 'ct' in rest ? await bodyHashOf(rest) : rest.bodyHash
  return { header, sig, body, signed: signedBytes(json, bodyHash) }
}

/**
 * What an entry says of its place, whoever signed it: for one that is known to be signed wrongly, and is shown to nobody, but on which its
 * sender's next one hangs. @throws {CryptoRefusal} `malformed`, `suite-unknown`
 */
export async function placeOf(value: unknown): Promise<{ readonly header: EntryHeader; readonly hash: string }> {
  const { header, sig, signed } = await partsOf(value)
  return { header, hash: toBase64url(await chainValue(signed, sig)) }
}

/**
 * Whether an entry, erased or not, is its sender's. What place it has in the space is for `domain/spaces` to say.
 * @param card the sender's, as the epoch names it
 * @param engine for whoever has a quicker one than the usual for this card's key
 * @throws {CryptoRefusal} `malformed`, `suite-unknown`, `signer-mismatch`, `signature-wrong`
 */
export async function verifyEntry(value: unknown, card: VerifiedCard, engine?: Ed25519Engine): Promise<VerifiedEntry> {
  const { header, sig, body, signed } = await partsOf(value)
  if (header.from !== card.uid) refuse('signer-mismatch')
  // Hashed elsewhere while the signature is verified here.
  const chained = chainValue(signed, sig)
  if (!(await verifyL(signingKeyOf(card), 'entry', signed, sig, engine))) refuse('signature-wrong')
  return { header, hash: toBase64url(await chained), body } satisfies CheckedEntry as VerifiedEntry
}

import { concat, fromBase64url, toBase64url, u16, type Bytes } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { mostAtOnce } from './consent.ts'
import { frame, sha256, verifyL } from './framing.ts'
import type { VerifiedCard } from './identity-card.ts'
import { refuse } from './refusal.ts'
import { bytesBetween, bytesOf, emptyOr, identifier, integer, mapOf, object, type Reader } from './shape.ts'
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

type CheckedEntry = {
  readonly header: EntryHeader
  /** Its chain value. */
  readonly hash: string
  readonly bodyHash: string
  readonly body: { readonly iv: string; readonly ct: string } | null
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

export const headerBytes = (header: EntryHeader): Bytes => canonicalJson(header)

/** Of a sealed body: what is signed of it, and what stays when it is erased. */
export const bodyHashOf = ({ iv, ct }: Pick<SealedEntry, 'iv' | 'ct'>): Promise<Bytes> => sha256(concat(fromBase64url(iv), fromBase64url(ct)))

export const signedBytes = (header: Bytes, bodyHash: Bytes): Bytes => concat(u16(header.length), header, bodyHash)

/** What the sender's next entry hangs on. */
export const chainValue = (signed: Bytes, sig: Bytes): Promise<Bytes> => sha256(frame('entry-chain', concat(signed, sig)))

const chainLabel = frame('entry-chain', new Uint8Array(0))

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
export async function erasedOf({ header, sig, ...body }: SealedEntry): Promise<ErasedEntry> {
  return { header, bodyHash: toBase64url(await bodyHashOf(body)), sig }
}

const isErasedForm = (value: unknown): boolean => typeof value === 'object' && value !== null && 'bodyHash' in value

async function partsOf(value: unknown) {
  const entry = isErasedForm(value) ? readErasedEntry(value) : readSealedEntry(value)
  const bodyHash = 'ct' in entry ? await bodyHashOf(entry) : fromBase64url(entry.bodyHash)
  const signed = signedBytes(headerBytes(entry.header), bodyHash)
  return { entry, bodyHash, signed, hash: toBase64url(await chainValue(signed, fromBase64url(entry.sig))) }
}

/**
 * What an entry says of its place, whoever signed it: for one that is known to be signed wrongly, and is shown to nobody, but on which its
 * sender's next one hangs. @throws {CryptoRefusal} `malformed`, `suite-unknown`
 */
export async function placeOf(value: unknown): Promise<{ readonly header: EntryHeader; readonly hash: string }> {
  const { entry, hash } = await partsOf(value)
  return { header: entry.header, hash }
}

/**
 * Whether an entry, erased or not, is its sender's. What place it has in the space is for `domain/spaces` to say.
 * @param card the sender's, as the epoch names it
 * @throws {CryptoRefusal} `malformed`, `suite-unknown`, `signer-mismatch`, `signature-wrong`
 */
export async function verifyEntry(value: unknown, card: VerifiedCard): Promise<VerifiedEntry> {
  const { entry, bodyHash, signed, hash } = await partsOf(value)
  if (entry.header.from !== card.uid) refuse('signer-mismatch')
  if (!(await verifyL(fromBase64url(card.ed), 'entry', signed, fromBase64url(entry.sig)))) refuse('signature-wrong')
  const body = 'ct' in entry ? { iv: entry.iv, ct: entry.ct } : null
  return { header: entry.header, hash, bodyHash: toBase64url(bodyHash), body } satisfies CheckedEntry as VerifiedEntry
}

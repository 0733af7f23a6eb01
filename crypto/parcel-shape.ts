import { concat, u16, type Bytes } from './bytes.ts'
import { canonicalJson, parseCanonicalJson } from './canonical-json.ts'
import { frame } from './framing.ts'
import { refuse } from './refusal.ts'
import { ascending, bytesOf, identifier, listOf, object } from './shape.ts'
import { checkSuite, type Suite } from './suite.ts'

/** The key of a parcel, sealed to one who may open it. */
export type ParcelReader = { readonly uid: string; readonly cardHash: string; readonly enc: string; readonly ct: string }

/** Of whom a parcel says to come, and what it is about. It proves neither: HPKE knows no sender. */
export type ParcelHead = { readonly v: Suite; readonly from: string; readonly about: string; readonly readers: readonly ParcelReader[] }

/** `headBytes`: as they stand in the parcel; `sealed`: the content under the key, with its tag. */
export type Parcel = { readonly head: ParcelHead; readonly headBytes: Bytes; readonly sealed: Bytes }

/** So that whoever keeps parcels can say no in time. */
export const mostParcelReaders = 64
const shortestSealedBytes = 17

const readHead = object<ParcelHead>({
  v: checkSuite,
  from: identifier,
  about: identifier,
  readers: ascending(
    listOf(object<ParcelReader>({ uid: identifier, cardHash: bytesOf(32), enc: bytesOf(32), ct: bytesOf(48) }), mostParcelReaders),
    ({ uid }) => uid,
  ),
})

/** To what the key is bound: this reader under this card, and what the parcel says of itself. */
export const parcelInfo = ({ v, from, about }: Omit<ParcelHead, 'readers'>, { uid, cardHash }: Pick<ParcelReader, 'uid' | 'cardHash'>): Bytes =>
  frame('parcel', canonicalJson({ v, uid, cardHash, from, about }))

/** @throws {CryptoRefusal} `malformed`, `suite-unknown` */
export function writeHead(head: ParcelHead): Bytes {
  return canonicalJson(readHead(head))
}

/** `u16(length of the head) || head || sealed`. */
export const joinParcel = (headBytes: Bytes, sealed: Bytes): Bytes => concat(u16(headBytes.length), headBytes, sealed)

/** Shape only. @throws {CryptoRefusal} `malformed`, `suite-unknown` */
export function readParcel(bytes: Uint8Array): Parcel {
  const [high, low] = bytes
  const end = 2 + (((high ?? 0) << 8) | (low ?? 0))
  if (bytes.length < end + shortestSealedBytes) refuse('malformed')
  const headBytes = bytes.slice(2, end) as Bytes
  return { head: readHead(parseCanonicalJson(headBytes)), headBytes, sealed: bytes.slice(end) as Bytes }
}

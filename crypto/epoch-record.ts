import { fromBase64url, toBase64url, type Bytes } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { mostAtOnce, readScope, readSignedConsent, readUids, verifyConsent, type HistoryScope, type SignedConsent } from './consent.ts'
import { frame, sha256, verifyL } from './framing.ts'
import { signingKeyOf, type VerifiedCard } from './identity-card.ts'
import { refuse } from './refusal.ts'
import { ascending, bytesOf, emptyOr, identifier, integer, listOf, object, oneOf, type Reader } from './shape.ts'
import { checkSuite, type Suite } from './suite.ts'

export type EpochMember = { readonly uid: string; readonly role: string; readonly cardHash: string }

export type EpochAct =
  | { readonly kind: 'create' | 'rotate' | 'leave' }
  | { readonly kind: 'remove'; readonly who: readonly string[] }
  | { readonly kind: 'add'; readonly who: readonly string[]; readonly scope: HistoryScope; readonly consent?: SignedConsent }

/** Who is in a space from here on, and by whose act; signed by them. Byte strings are base64url. */
export type EpochRecord = {
  readonly suite: Suite
  readonly space: string
  readonly kind: string
  /** Whose space it is; empty where there is no client. */
  readonly client: string
  readonly epoch: number
  /** Hash of the record before; empty in the first. */
  readonly prev: string
  readonly by: string
  /** Hash of the card by which it is signed. */
  readonly card: string
  readonly act: EpochAct
  /** Ascending by uid. */
  readonly members: readonly EpochMember[]
  /** To the epoch's secret: whoever opens a wrap sees whether all got the same. */
  readonly commit: string
}

/** The secret, for one member. */
export type EpochWrap = { readonly to: string; readonly enc: string; readonly ct: string }
export type SignedEpoch = { readonly record: EpochRecord; readonly sig: string; readonly wraps: readonly EpochWrap[] }

declare const verified: unique symbol
/** Only `verifyEpoch` makes these. */
export type VerifiedEpoch = EpochRecord & { readonly hash: string; readonly [verified]: true }

const alone = object<{ kind: 'create' | 'rotate' | 'leave' }>({ kind: oneOf('create', 'rotate', 'leave') })
const removing = object<{ kind: 'remove'; who: readonly string[] }>({ kind: oneOf('remove'), who: readUids })
const adding = object<{ kind: 'add'; who: readonly string[]; scope: HistoryScope }>({ kind: oneOf('add'), who: readUids, scope: readScope })
const addingWithConsent = object<{ kind: 'add'; who: readonly string[]; scope: HistoryScope; consent: SignedConsent }>({
  kind: oneOf('add'),
  who: readUids,
  scope: readScope,
  consent: readSignedConsent,
})

const readAct: Reader<EpochAct> = (value) => {
  const act = value as { kind?: unknown; consent?: unknown } | null | undefined
  if (act?.kind === 'remove') return removing(value)
  if (act?.kind !== 'add') return alone(value)
  return act.consent === undefined ? adding(value) : addingWithConsent(value)
}

const readMember = object<EpochMember>({ uid: identifier, role: identifier, cardHash: bytesOf(32) })
const readMembers = ascending(listOf(readMember, mostAtOnce), ({ uid }) => uid)

const readRecord = object<EpochRecord>({
  suite: checkSuite,
  space: identifier,
  kind: identifier,
  client: emptyOr(identifier),
  epoch: integer(0),
  prev: emptyOr(bytesOf(32)),
  by: identifier,
  card: bytesOf(32),
  act: readAct,
  members: readMembers,
  commit: bytesOf(32),
})

const readWrap = object<EpochWrap>({ to: identifier, enc: bytesOf(32), ct: bytesOf(48) })
const readShape = object<SignedEpoch>({ record: readRecord, sig: bytesOf(64), wraps: listOf(readWrap, mostAtOnce) })

/** A wrap for each member, in their order: nobody is left without the key, nobody else is given it. */
export const readSignedEpoch: Reader<SignedEpoch> = (value) => {
  const signed = readShape(value)
  const { members } = signed.record
  const isComplete = members.every(({ uid }, at) => signed.wraps[at]?.to === uid) && signed.wraps.length === members.length
  return isComplete ? signed : refuse('wraps-incomplete')
}

export const recordBytes = (record: EpochRecord): Bytes => canonicalJson(record)

export const epochHash = (record: EpochRecord): Promise<Bytes> => sha256(frame('epoch', recordBytes(record)))

/** To what a wrap is bound: this place in this history, and this person under this card. */
export const wrapInfo = ({ space, epoch }: EpochRecord, hash: string, to: string, cardHash: string): Bytes =>
  frame('epoch-wrap', canonicalJson({ space, epoch, to, cardHash, bodyHash: hash }))

export const commitContext = ({ space, epoch }: Pick<EpochRecord, 'space' | 'epoch'>): Bytes => canonicalJson({ space, epoch })

/** A record as members are given it: with their own wrap, not with everybody's. */
const readSignedRecord = object<Pick<SignedEpoch, 'record' | 'sig'>>({ record: readRecord, sig: bytesOf(64) })

/** Cards by their hashes, as the caller has come to trust them. */
export type CardByHash = (hash: string) => VerifiedCard | undefined

/**
 * Whether a record is signed by who it says made it, and its consent by who it says gave it, each with the card that is named. Who may do
 * what, and whose card counts, is for `domain/spaces` to say; whether all got a wrap, for `readSignedEpoch`.
 * @throws {CryptoRefusal} `malformed`, `suite-unknown`, `signer-mismatch` for a card that is not known or another's, `signature-wrong`
 */
export async function verifyEpoch(value: unknown, cardOf: CardByHash): Promise<VerifiedEpoch> {
  const { record, sig } = readSignedRecord(value)
  const maker = cardOf(record.card)
  if (maker?.uid !== record.by) return refuse('signer-mismatch')
  if (!(await verifyL(signingKeyOf(maker), 'epoch', recordBytes(record), fromBase64url(sig)))) refuse('signature-wrong')
  if ('consent' in record.act) await verifyConsent(record.act.consent, cardOf(record.act.consent.card) ?? refuse('signer-mismatch'))
  return { ...record, hash: toBase64url(await epochHash(record)) } as VerifiedEpoch
}

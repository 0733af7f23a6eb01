import { Type, type Static } from 'typebox'
import { GivenBytes, sentBytes } from './bytes.ts'
import { IsoInstant } from './formats.ts'
import { Done } from './replies.ts'
import { endpoint } from './endpoint.ts'
import { SignedCard, SignedCertificate, Uuid } from './key-shapes.ts'

/**
 * Sealed spaces as they travel (crypto/README.md sections 15 and 16). Loose where the server refuses by a named code instead: `#crypto`
 * reads every structure strictly.
 */
const Text = (maxLength: number) => Type.String({ maxLength })
const Hash = Text(64)
const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const Uids = Type.Array(Uuid, { maxItems: 64 })
/** Of an epoch: what the database holds as an integer. */
const EpochNumber = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })
const Seal = { enc: Text(64), ct: Text(128) }

const Scope = Type.Object({ kind: Text(16), epoch: Type.Optional(EpochNumber) })

export const SignedConsent = Type.Object({ suite: Count, space: Uuid, from: Uuid, card: Hash, who: Uids, scope: Scope, prev: Hash, sig: Text(128) })

export const EpochRecord = Type.Object({
  suite: Count,
  space: Uuid,
  kind: Text(64),
  client: Type.Union([Uuid, Type.Literal('')]),
  epoch: EpochNumber,
  prev: Hash,
  by: Uuid,
  card: Hash,
  act: Type.Object({ kind: Text(16), who: Type.Optional(Uids), scope: Type.Optional(Scope), consent: Type.Optional(SignedConsent) }),
  members: Type.Array(Type.Object({ uid: Uuid, role: Text(64), cardHash: Hash }), { maxItems: 64 }),
  commit: Hash,
})

export const EpochWrap = Type.Object({ to: Uuid, ...Seal })
export type EpochWrap = Static<typeof EpochWrap>
export const SignedEpoch = Type.Object({ record: EpochRecord, sig: Text(128), wraps: Type.Array(EpochWrap, { maxItems: 64 }) })
export type SignedEpoch = Static<typeof SignedEpoch>

export const EntryHeader = Type.Object({
  suite: Count,
  space: Uuid,
  epoch: EpochNumber,
  record: Hash,
  kind: Text(64),
  from: Uuid,
  id: Uuid,
  seq: Count,
  prev: Hash,
  seen: Type.Record(Type.String({ maxLength: 64 }), Count),
  kt: Hash,
  at: Count,
})

export const SealedEntry = Type.Object({ header: EntryHeader, iv: Text(32), ct: Text(65_536), sig: Text(128) })
export type SealedEntry = Static<typeof SealedEntry>
export const ErasedEntry = Type.Object({ header: EntryHeader, bodyHash: Hash, sig: Text(128) })

/**
 * An entry in the order in which the server kept it. Without a body it was erased, its epoch was not given to whoever asks, or its
 * signature, verified after it was kept, was not its sender's.
 */
export const KeptEntry = Type.Object({
  number: Count,
  keptAt: IsoInstant,
  body: Type.Enum(['whole', 'erased', 'not-given', 'wrong']),
  entry: Type.Union([SealedEntry, ErasedEntry]),
})
export type KeptEntry = Static<typeof KeptEntry>

/** An epoch as its maker signed it, with the own wrap where one was given it, and when the server took it. */
export const KeptEpoch = Type.Object({
  record: EpochRecord,
  sig: Text(128),
  own: Type.Union([EpochWrap, Type.Null()]),
  madeAt: IsoInstant,
})
export type KeptEpoch = Static<typeof KeptEpoch>

const space = Type.Object({ space: Uuid })

/** How far a member has received and looked: their browser's word, kept for the convenience of the others, and no proof. */
export const Marks = Type.Object({ uid: Uuid, delivered: Count, read: Count })
export type Marks = Static<typeof Marks>

export const SpaceSummary = Type.Object({
  space: Uuid,
  kind: Text(64),
  epoch: Count,
  head: Hash,
  lastNumber: Count,
  lastAt: Type.Union([IsoInstant, Type.Null()], { description: 'when the newest entry was kept' }),
  unread: Type.Integer({ minimum: 0, maximum: 100, description: 'entries of others after the own mark; 100 stands for as many or more' }),
})
export type SpaceSummary = Static<typeof SpaceSummary>

export const listSpaces = endpoint({
  name: 'listSpaces',
  method: 'GET',
  path: '/api/spaces',
  summary: 'The spaces of which one is a member, and how far each has come',
  reply: Type.Object({ spaces: Type.Array(SpaceSummary) }),
})

export const beginNote = endpoint({
  name: 'beginNote',
  method: 'POST',
  path: '/api/spaces',
  summary: 'A private note of one’s own. Spaces with others begin where people find each other',
  body: SignedEpoch,
  reply: Type.Object({ head: Hash }),
})

export const getSpace = endpoint({
  name: 'getSpace',
  method: 'GET',
  path: '/api/spaces/:space',
  summary: 'Every epoch of a space, every card and certificate of whoever its records name: enough to verify who is in it, and by whose act',
  params: space,
  reply: Type.Object({
    epochs: Type.Array(KeptEpoch),
    cards: Type.Array(SignedCard),
    certificates: Type.Array(SignedCertificate),
    marks: Type.Array(Marks),
  }),
})

export const addEpoch = endpoint({
  name: 'addEpoch',
  method: 'POST',
  path: '/api/spaces/:space/epochs',
  summary: 'The next epoch: somebody comes, goes, or the key is changed. Refused when another was faster',
  params: space,
  body: SignedEpoch,
  reply: Type.Object({ head: Hash }),
})

export const grantHistory = endpoint({
  name: 'grantHistory',
  method: 'POST',
  path: '/api/spaces/:space/grants',
  summary: 'The secret of an earlier epoch, sealed to somebody who came later, as far as the client consented',
  params: space,
  body: Type.Object({ epoch: EpochNumber, wrap: EpochWrap }),
  reply: Done,
})

export const listEntries = endpoint({
  name: 'listEntries',
  method: 'GET',
  path: '/api/spaces/:space/entries',
  summary: 'What was kept after a number, in order; at most 200 at once',
  params: space,
  query: Type.Object({ after: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })) }),
  reply: Type.Object({ entries: Type.Array(KeptEntry), lastNumber: Count }),
})

export const sendEntry = endpoint({
  name: 'sendEntry',
  method: 'POST',
  path: '/api/spaces/:space/entries',
  summary: 'Keep an entry. Sent twice, it is one, and the answer is the same',
  params: space,
  body: SealedEntry,
  reply: Type.Object({ number: Count, keptAt: IsoInstant }),
})

export const eraseEntry = endpoint({
  name: 'eraseEntry',
  method: 'DELETE',
  path: '/api/spaces/:space/entries/:number',
  summary: 'Erase the body of an entry of one’s own; its place in the chain stays',
  params: Type.Object({ space: Uuid, number: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) }),
  reply: Done,
})

/** Sent as bytes (application/octet-stream): an age file, sealed to an identity that travels in an entry. See server/modules/spaces/files. */
export const filesPath = '/api/spaces/:space/files'
export const filePath = '/api/spaces/:space/files/:file'
/** Sealed. 10 MiB of content, with what age adds. */
export const longestFileBytes = 10 * 1024 * 1024 + 64 * 1024

export const KeptFile = Type.Object({ file: Uuid, bytes: Count })
export type KeptFile = Static<typeof KeptFile>

export const sendFile = endpoint({
  name: 'sendFile',
  method: 'POST',
  path: filesPath,
  summary: 'Keep a sealed file for the members of a space',
  params: space,
  body: sentBytes(longestFileBytes),
  reply: KeptFile,
})

const fileOfSpace = Type.Object({ space: Uuid, file: Uuid })

export const getFile = endpoint({
  name: 'getFile',
  method: 'GET',
  path: filePath,
  summary: 'A sealed file, for members of its space',
  params: fileOfSpace,
  reply: GivenBytes,
})

export const removeFile = endpoint({
  name: 'removeFile',
  method: 'DELETE',
  path: filePath,
  summary: 'A file of one’s own is erased; done twice, it is done once',
  params: fileOfSpace,
  reply: Done,
})

import { Type, type Static } from 'typebox'
import { Uuid } from './key-shapes.ts'
import { IsoInstant } from './formats.ts'
import { KeptEntry, SealedEntry, SpaceSummary } from './spaces.ts'

/**
 * What travels on the one socket of a tab, as JSON in text frames. The first frame is `hello`, with a ticket of half a minute
 * (`askSocketTicket`); until then nothing else is heard. Entries are sent here and acknowledged one by one once they are durable; what
 * others sent comes in the order of the space's numbers. A gap, after a break or in between, is closed by `listEntries` from the last
 * number known: the socket tells, the API is the truth.
 */
export const socketPath = '/api/socket'

const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
/** Chosen by the browser for what it sends; the answer names it. */
const Ref = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })

export const FromBrowser = Type.Union([
  Type.Object({ t: Type.Literal('hello'), ticket: Type.String({ maxLength: 64 }) }),
  Type.Object({ t: Type.Literal('send'), ref: Ref, entry: SealedEntry }),
  /** How far one has received and, where a conversation was open, looked. `quietly`: the others are not told of the second. */
  Type.Object({
    t: Type.Literal('mark'),
    space: Uuid,
    delivered: Count,
    read: Type.Optional(Count),
    quietly: Type.Optional(Type.Boolean()),
  }),
  Type.Object({ t: Type.Literal('typing'), space: Uuid }),
  Type.Object({ t: Type.Literal('ping') }),
])
export type FromBrowser = Static<typeof FromBrowser>

export const FromPractice = Type.Union([
  Type.Object({ t: Type.Literal('welcome'), spaces: Type.Array(SpaceSummary) }),
  /** It is durable: as which, and when. */
  Type.Object({ t: Type.Literal('kept'), ref: Ref, number: Count, keptAt: IsoInstant }),
  /** A refusal's code (server/platform/refusal.ts). */
  Type.Object({ t: Type.Literal('refused'), ref: Ref, code: Type.String() }),
  Type.Object({ t: Type.Literal('entry'), space: Uuid, kept: KeptEntry }),
  Type.Object({ t: Type.Literal('erased'), space: Uuid, number: Count }),
  /** Verified after it was kept: its signature is not its sender's. */
  Type.Object({ t: Type.Literal('wrong'), space: Uuid, number: Count }),
  /** A space has a new epoch, or one was let into it: ask `getSpace`. */
  Type.Object({ t: Type.Literal('epoch'), space: Uuid, epoch: Count }),
  /** One is no member any more. */
  Type.Object({ t: Type.Literal('gone'), space: Uuid }),
  Type.Object({ t: Type.Literal('marks'), space: Uuid, from: Uuid, delivered: Count, read: Count }),
  Type.Object({ t: Type.Literal('typing'), space: Uuid, from: Uuid }),
  /** Something that concerns one has changed: ask again. */
  Type.Object({ t: Type.Literal('news'), of: Type.Enum(['episodes']) }),
  Type.Object({ t: Type.Literal('pong') }),
])
export type FromPractice = Static<typeof FromPractice>

/** Why a socket is closed (RFC 6455 section 7.4, and the private range from 4000). */
export const closeCodes = {
  /** The first frame was no hello in time, or a frame was not what it must be. */
  policy: 1008,
  tooBig: 1009,
  /** The practice restarts: come back in a moment. */
  restart: 1012,
  /** One read too slowly: come back and ask from the last number. */
  tooSlow: 1013,
  /** The ticket is used or old: ask for another. */
  ticket: 4401,
  /** The login has ended, here or elsewhere. */
  loggedOut: 4403,
} as const

/** A browser that hears nothing asks `ping` after so many seconds; a socket that was silent for twice that is closed. */
export const heartbeatSeconds = 25

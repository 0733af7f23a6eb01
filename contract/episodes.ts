import { Type, type Static } from 'typebox'
import { episodeStates } from '#domain/care/episode'
import { endpoint } from './endpoint.ts'
import { IsoInstant, Slug } from './formats.ts'
import { SignedCard, SignedCertificate, Uuid } from './key-shapes.ts'
import { Done } from './replies.ts'
import { SealedEntry, SignedEpoch } from './spaces.ts'

/**
 * Who is in whose care (FHIR R5: EpisodeOfCare), from the first word on. What somebody asks for is sealed in a space of kind `intake`;
 * the practice knows that they asked, whom, and by when an answer was promised.
 */

/** Somebody to whom an intake can be sealed. */
export const Addressee = Type.Object({
  uid: Uuid,
  name: Type.String(),
  slug: Type.Union([Slug, Type.Null()]),
  card: SignedCard,
  certificates: Type.Array(SignedCertificate),
})
export type Addressee = Static<typeof Addressee>

/** Whom a client writes to, by the slug of the public pages or by account. */
const To = Type.Union([Slug, Uuid])

export const getAddressees = endpoint({
  name: 'getAddressees',
  method: 'GET',
  path: '/api/addressees',
  summary: 'Those to whom one can write now: everybody on duty, at most 50, and the one who was chosen, if the practice vouches for them',
  query: Type.Object({ to: Type.Optional(To) }),
  reply: Type.Object({
    onDuty: Type.Array(Addressee),
    chosen: Type.Union([Addressee, Type.Null()]),
    answerWithinHours: Type.Object({ chosen: Type.Integer(), anyone: Type.Integer() }),
  }),
})

export const Episode = Type.Object({
  id: Uuid,
  state: Type.Enum(episodeStates),
  client: Type.Object({ uid: Uuid, name: Type.String({ description: 'the pseudonym' }) }),
  /** Who was chosen, or who took it. Null: whoever could help was asked, and nobody has taken it. */
  counsellor: Type.Union([Type.Object({ uid: Uuid, name: Type.String(), slug: Type.Union([Slug, Type.Null()]) }), Type.Null()]),
  askedOf: Type.Enum(['chosen', 'anyone']),
  intakeSpace: Uuid,
  chatSpace: Type.Union([Uuid, Type.Null()]),
  askedAt: IsoInstant,
  takenAt: Type.Union([IsoInstant, Type.Null()]),
  /** By when the client was promised the next answer; null while none is due. */
  answerDueAt: Type.Union([IsoInstant, Type.Null()]),
  /** How many still could take it. */
  couldTake: Type.Integer(),
})
export type Episode = Static<typeof Episode>

export const listEpisodes = endpoint({
  name: 'listEpisodes',
  method: 'GET',
  path: '/api/episodes',
  summary: 'The own episodes: a client’s own; of a counsellor those they could take and those in their care, what is due first on top',
  reply: Type.Object({ episodes: Type.Array(Episode) }),
})

export const askForCare = endpoint({
  name: 'askForCare',
  method: 'POST',
  path: '/api/episodes',
  summary: 'A client’s first word: the intake space, sealed to whoever is asked, with its first entry, in one. Sent twice, it is one',
  body: Type.Object({
    to: Type.Union([Uuid, Type.Null()], { description: 'the one chosen; null: whoever can help' }),
    epoch: SignedEpoch,
    entry: SealedEntry,
  }),
  reply: Type.Object({ episode: Uuid }),
})

const episode = Type.Object({ episode: Uuid })

export const takeEpisode = endpoint({
  name: 'takeEpisode',
  method: 'POST',
  path: '/api/episodes/:episode/take',
  summary: 'A counsellor takes it: the epoch of the intake that removes the others, if there are any, and the first of the chat, in one',
  params: episode,
  body: Type.Object({ epoch: Type.Union([SignedEpoch, Type.Null()]), chat: SignedEpoch }),
  reply: Type.Object({ chatSpace: Uuid }),
})

export const declineEpisode = endpoint({
  name: 'declineEpisode',
  method: 'POST',
  path: '/api/episodes/:episode/decline',
  summary: 'A counsellor cannot: the reason and a suggestion, sealed to the client, and the epoch by which they leave the intake, in one',
  params: episode,
  body: Type.Object({ entry: Type.Union([SealedEntry, Type.Null()]), epoch: SignedEpoch }),
  reply: Done,
})

export const withdrawEpisode = endpoint({
  name: 'withdrawEpisode',
  method: 'POST',
  path: '/api/episodes/:episode/withdraw',
  summary: 'The client takes the question back: the epoch of the intake that removes everybody else',
  params: episode,
  body: Type.Object({ epoch: SignedEpoch }),
  reply: Done,
})

export const getDuty = endpoint({
  name: 'getDuty',
  method: 'GET',
  path: '/api/duty',
  summary: 'Whether one takes first words now; only whoever the practice vouches for as a counsellor may',
  reply: Type.Object({ onDuty: Type.Boolean(), mayBe: Type.Boolean() }),
})

export const changeDuty = endpoint({
  name: 'changeDuty',
  method: 'PUT',
  path: '/api/duty',
  summary: 'Begin or end taking first words',
  body: Type.Object({ onDuty: Type.Boolean() }),
  reply: Done,
})

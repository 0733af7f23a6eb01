import { Type, type Static } from 'typebox'
import { crossBorderVerdicts, crossBorderWhys } from '#domain/credentials/cross-border'
import { endpoint } from './endpoint.ts'
import { IsoDate, IsoInstant, Slug } from './formats.ts'
import { Bytes32, Bytes64, Uuid } from './key-shapes.ts'
import { Language } from './languages.ts'
import { PracticeText } from './practice.ts'
import { Done } from './replies.ts'

/** What somebody agreed to, and what the law wants known before a first session: that they are of age, where they are (S4; UU PDP 27/2022, art. 20–25). */

/** `agreement` of crypto: which text, by its hash, and whether it is given or withdrawn; signed by the client’s key. */
export const SignedAgreement = Type.Object({
  suite: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }),
  uid: Uuid,
  /** Hash of the card by which it is signed. */
  card: Bytes32,
  kind: Type.Literal('consent'),
  language: Language,
  version: Type.Integer({ minimum: 1, maximum: 100_000 }),
  /** Of title, newline and body, hex. */
  text: Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 }),
  act: Type.Enum(['given', 'withdrawn'] as const),
  /** Seconds since 1970, by the browser’s clock. */
  at: Type.Integer({ minimum: 0, maximum: 9_007_199_254 }),
  sig: Bytes64,
})

export const Agreement = Type.Object({
  act: Type.Enum(['given', 'withdrawn'] as const),
  language: Language,
  version: Type.Integer(),
  sha256: Type.String(),
  at: IsoInstant,
})
export type Agreement = Static<typeof Agreement>

/** ISO 3166-1 alpha-2, e.g. `ID`. */
export const Country = Type.String({ pattern: '^[A-Z]{2}$', maxLength: 2 })
/** ISO 3166-2, e.g. `ID-PA`; empty where the country is enough. */
export const Province = Type.String({ pattern: '^([A-Z]{2}-[A-Z0-9]{1,3})?$', maxLength: 6 })

export const CrossBorder = Type.Object({
  verdict: Type.Enum(crossBorderVerdicts),
  why: Type.Enum(crossBorderWhys),
  ruleVersion: Type.Integer(),
})

/** Everything that stands between a client and a first booking. */
export const getReadiness = endpoint({
  name: 'getReadiness',
  method: 'GET',
  path: '/api/booking-readiness',
  summary: 'What is still needed before this client may book this counsellor',
  query: Type.Object({ counsellor: Slug, language: Language }),
  reply: Type.Object({
    /** The text to agree to, as it is now; null when the newest was agreed to. */
    consent: Type.Union([PracticeText, Type.Null()]),
    /** Null: not asked yet. */
    isAdult: Type.Union([Type.Boolean(), Type.Null()]),
    place: Type.Union([Type.Object({ country: Country, province: Province, saidAt: IsoInstant }), Type.Null()]),
    /** Null as long as the place is not known. */
    crossBorder: Type.Union([CrossBorder, Type.Null()]),
    /** Whether the risk of another country’s law was agreed to, for this counsellor, place and rule. */
    crossBorderAgreed: Type.Boolean(),
    /** Who may, where this one may not: at most six. */
    others: Type.Array(Slug),
  }),
})
export type Readiness = Static<(typeof getReadiness)['reply']>

export const giveAgreement = endpoint({
  name: 'giveAgreement',
  method: 'POST',
  path: '/api/agreements',
  summary: 'Agree to the newest text, or withdraw; signed by the own key. Withdrawn, nothing new is booked; what stands may be kept or cancelled',
  body: SignedAgreement,
  reply: Done,
})

export const listAgreements = endpoint({
  name: 'listAgreements',
  method: 'GET',
  path: '/api/agreements',
  summary: 'What the client agreed to and when, newest first',
  reply: Type.Object({ agreements: Type.Array(Agreement), isAdult: Type.Union([Type.Boolean(), Type.Null()]) }),
})

export const sayAge = endpoint({
  name: 'sayAge',
  method: 'PUT',
  path: '/api/age',
  summary: 'Whether one is eighteen or older; nothing more is asked',
  body: Type.Object({ isAdult: Type.Boolean() }),
  reply: Done,
})

export const sayPlace = endpoint({
  name: 'sayPlace',
  method: 'PUT',
  path: '/api/place',
  summary: 'Where one is now: the country, and in Indonesia the province',
  body: Type.Object({ country: Country, province: Province }),
  reply: Done,
})

export const agreeCrossBorder = endpoint({
  name: 'agreeCrossBorder',
  method: 'POST',
  path: '/api/cross-border-agreements',
  summary: 'Agree to a session from another country, knowing what that means; recorded with the version of the rule',
  body: Type.Object({ counsellor: Slug, ruleVersion: Type.Integer({ minimum: 1, maximum: 100_000 }) }),
  reply: Done,
})

/** Countries apart from those of a counsellor’s licences; in force from when it was published. */
export const CrossBorderRule = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  otherwise: Type.Enum(['with-consent', 'refused'] as const),
  withConsent: Type.Array(Country, { maxItems: 250 }),
  refused: Type.Array(Country, { maxItems: 250 }),
  publishedAt: IsoInstant,
})
export type CrossBorderRule = Static<typeof CrossBorderRule>

export const getCrossBorderRule = endpoint({
  name: 'getCrossBorderRule',
  method: 'GET',
  path: '/api/cross-border-rule',
  summary: 'From where one may be counselled by whom, as the practice decided',
  reply: CrossBorderRule,
})

export const publishCrossBorderRule = endpoint({
  name: 'publishCrossBorderRule',
  method: 'POST',
  path: '/api/cross-border-rule',
  summary: 'A new version of the rule; earlier decisions keep theirs',
  body: Type.Omit(CrossBorderRule, ['version', 'publishedAt']),
  reply: Type.Object({ version: Type.Integer() }),
})

/** A new version of a text with a duty behind it, by the admin; none is edited. */
export const publishText = endpoint({
  name: 'publishText',
  method: 'POST',
  path: '/api/texts/:kind/:language',
  summary: 'Publish a new version of a text; of the consent, everybody is asked again before the next booking',
  params: Type.Object({ kind: PracticeText.properties.kind, language: Language }),
  body: Type.Object({
    title: Type.String({ minLength: 3, maxLength: 200 }),
    body: Type.String({ minLength: 50, maxLength: 40_000 }),
    /** On which version it builds: two who write at once do not lose each other’s words. */
    after: Type.Integer({ minimum: 0, maximum: 100_000 }),
  }),
  reply: Type.Object({ version: Type.Integer(), validFrom: IsoDate }),
})

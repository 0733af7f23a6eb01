import { Type, type Static } from 'typebox'
import { IsoInstant, TimeZone } from './formats.ts'
import { Language, Localised } from './languages.ts'
import { endpoint } from './endpoint.ts'
import { PracticeKeyCopy } from './keys.ts'

/** The practice as the public sees it. */
export const Practice = Type.Object({
  name: Type.String(),
  tagline: Localised,
  city: Type.String(),
  timeZone: TimeZone,
  languages: Type.Array(Language),
  email: Type.Union([Type.String(), Type.Null()]),
  phone: Type.Union([Type.String(), Type.Null()]),
  address: Type.Union([Type.String(), Type.Null()]),
  hours: Type.Union([Localised, Type.Null()]),
  quickExitUrl: Type.String(),
})
export type Practice = Static<typeof Practice>

export const getPractice = endpoint({
  name: 'getPractice',
  method: 'GET',
  path: '/api/practice',
  summary: 'The practice: name, place, contact',
  reply: Practice,
})

/** Texts that the law or honesty asks for; each change is a new version, none is edited. */
export const textKinds = ['online-counselling', 'consent'] as const
export const PracticeText = Type.Object({
  kind: Type.Enum(textKinds),
  language: Language,
  version: Type.Integer({ minimum: 1 }),
  title: Type.String(),
  body: Type.String({ description: 'Markdown subset: paragraphs, ## headings, lists, **bold**, links' }),
  sha256: Type.String({ description: 'hex, over title, newline, body' }),
  publishedAt: IsoInstant,
})
export type PracticeText = Static<typeof PracticeText>

export const getPracticeText = endpoint({
  name: 'getPracticeText',
  method: 'GET',
  path: '/api/texts/:kind/:language',
  summary: 'The newest version of a text',
  params: Type.Object({ kind: Type.Enum(textKinds), language: Language }),
  query: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })) }),
  reply: PracticeText,
})

/**
 * A name that can be read out. Control letters are taken by no database, no mail and no picture; letters that turn or hide what
 * stands beside them would make the name look like another.
 */
export const readableName = '^(?=.*\\p{L})[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]*$'

export const SetUp = Type.Object({
  name: Type.String({ minLength: 2, maxLength: 80, pattern: readableName }),
  city: Type.String({ minLength: 2, maxLength: 80, pattern: readableName }),
  timeZone: TimeZone,
  languages: Type.Array(Language, { minItems: 1, maxItems: 2, uniqueItems: true }),
  email: Type.Optional(Type.String({ maxLength: 200, pattern: '^[^\\s@<>,;]+@[^\\s@<>,;]+$' })),
})
export type SetUp = Static<typeof SetUp>

export const getDoor = endpoint({
  name: 'getDoor',
  method: 'GET',
  path: '/api/door',
  summary: 'Whether the one-time token opened the set-up to this browser',
  reply: Type.Object({ open: Type.Boolean() }),
})

export const openDoor = endpoint({
  name: 'openDoor',
  method: 'POST',
  path: '/api/door',
  summary: 'Exchange the one-time token from the terminal for the operator’s cookie, until the practice is set up',
  body: Type.Object({ token: Type.String({ minLength: 10, maxLength: 100 }) }),
  reply: Type.Object({ open: Type.Literal(true) }),
})

/** The admin's view: that the parts work, never what anybody said. */
export const DeskView = Type.Object({
  mails: Type.Object({
    kept: Type.Boolean({ description: 'false: they go out by SMTP' }),
    newest: Type.Array(Type.Object({ to: Type.String(), subject: Type.String(), text: Type.String(), sentAt: Type.String() })),
  }),
  practiceKeyCopy: Type.Union([PracticeKeyCopy, Type.Null()], { description: 'null: nobody told of an offline copy' }),
  audit: Type.Object({ events: Type.Integer(), lastHash: Type.Union([Type.String(), Type.Null()]), whole: Type.Boolean() }),
  postgresVersion: Type.String(),
  nodeVersion: Type.String(),
})
export type DeskView = Static<typeof DeskView>

export const getDesk = endpoint({
  name: 'getDesk',
  method: 'GET',
  path: '/api/desk',
  summary: 'The admin’s desk: mails kept as files, audit chain, versions',
  reply: DeskView,
})

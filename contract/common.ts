import { Type, type Static } from 'typebox'

/** The languages of the interface; the first is the default and has no prefix in addresses. */
export const languages = ['id', 'en'] as const
export type Language = (typeof languages)[number]
export const Language = Type.Union([Type.Literal('id'), Type.Literal('en')])

/** A text that the practice keeps in both interface languages. */
export const Localised = Type.Object({ id: Type.String(), en: Type.String() })
export type Localised = Static<typeof Localised>

/** IANA time zone, e.g. `Asia/Jakarta`. */
export const TimeZone = Type.String({ minLength: 3, maxLength: 40, pattern: '^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$' })

/** Calendar date, ISO 8601, e.g. `2026-11-20`. */
export const IsoDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** Instant, ISO 8601 in UTC, e.g. `2026-11-20T12:30:00Z`. */
export const IsoInstant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T.+Z$' })

/** Part of an address that names one thing: small letters, digits, hyphens. */
export const Slug = Type.String({ minLength: 1, maxLength: 80, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' })

/** The reply of an act that has nothing to tell but that it was done. */
export const Done = Type.Object({ done: Type.Literal(true) })

/** RFC 9457 problem details, with the code that pages translate. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.String(),
  requestId: Type.Optional(Type.String()),
})
export type Problem = Static<typeof Problem>

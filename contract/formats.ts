import { Type } from 'typebox'

/** IANA time zone, e.g. `Asia/Jakarta`. */
export const TimeZone = Type.String({ minLength: 3, maxLength: 40, pattern: '^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$' })

/** Calendar date, ISO 8601, e.g. `2026-11-20`. */
export const IsoDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10 })

/** Instant, ISO 8601 in UTC, e.g. `2026-11-20T12:30:00Z`. */
export const IsoInstant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T.+Z$', maxLength: 40 })

/** Part of an address that names one thing: small letters, digits, hyphens. */
export const Slug = Type.String({ minLength: 1, maxLength: 80, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' })

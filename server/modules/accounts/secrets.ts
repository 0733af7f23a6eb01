import { createHash, randomBytes } from 'node:crypto'

export { isToken } from '#platform/cookies'

/** 256 bits, base64url: for cookies, links and tickets. Only the SHA-256 is kept. */
export const newToken = () => randomBytes(32).toString('base64url')

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** PostgreSQL writes a blank where ISO 8601 has a T. */
export const instantOf = (text: string) => Temporal.Instant.from(text.replace(' ', 'T'))

export const hourOf = (instant: Temporal.Instant) => instant.round({ smallestUnit: 'hour', roundingMode: 'floor' })

export const isBefore = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0

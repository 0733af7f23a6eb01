/** PostgreSQL writes a blank where ISO 8601 has a T. */
export const instantOf = (text: string) => Temporal.Instant.from(text.replace(' ', 'T'))

/** As JSON has it. */
export const isoOf = (text: string) => instantOf(text).toString()

export const msOf = (text: string) => instantOf(text).epochMilliseconds

export const hourOf = (instant: Temporal.Instant) => instant.round({ smallestUnit: 'hour', roundingMode: 'floor' })

export const isBefore = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0

import { m } from '#messages'

export type LicenceValues = {
  readonly name: string
  readonly licence: string
  readonly validUntil: string
  readonly hasSeen: boolean
  readonly isCompared: boolean
}
export type LicenceErrors = Partial<Record<keyof LicenceValues, string>>

/** Whoever types a year wrongly must not vouch for a lifetime. */
const longestYears = 10

/** One sentence per field that does not fit, saying what would. */
export function checkLicence({ name, licence, validUntil, hasSeen }: LicenceValues, today: Temporal.PlainDate): LicenceErrors {
  return {
    ...(name.trim().length < 2 && { name: m.certify_name_missing() }),
    ...(licence.trim() === '' && { licence: m.certify_licence_missing() }),
    ...(!isInTime(validUntil, today) && { validUntil: m.certify_until_wrong({ years: String(longestYears) }) }),
    ...(!hasSeen && { hasSeen: m.certify_seen_missing() }),
  }
}

function isInTime(day: string, today: Temporal.PlainDate): boolean {
  const last = dayOf(day)
  return last !== null && Temporal.PlainDate.compare(today, last) < 0 && Temporal.PlainDate.compare(last, today.add({ years: longestYears })) <= 0
}

/** Null for what is no day, such as the 31st of February where a browser lets one be typed. */
function dayOf(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return null
  }
}

/** What is known of a licence; dates are ISO 8601 calendar dates, which compare as text. */
export type LicenceFacts = {
  readonly issuedOn: string
  readonly expiresOn: string | null
  readonly verifiedOn: string | null
  readonly revokedOn: string | null
}

export type LicenceState = 'revoked' | 'expired' | 'unverified' | 'not-yet' | 'expires-soon' | 'valid'

/** From how many days before its end the practice is warned. */
export const warnBeforeDays = 60

/**
 * What a licence is worth on a day. The last day itself still counts.
 * @param today ISO date where the counsellor works
 * @param soon ISO date `warnBeforeDays` later
 */
export function licenceState(facts: LicenceFacts, today: string, soon: string): LicenceState {
  if (facts.revokedOn !== null && facts.revokedOn <= today) return 'revoked'
  if (facts.expiresOn !== null && facts.expiresOn < today) return 'expired'
  if (facts.verifiedOn === null) return 'unverified'
  if (facts.issuedOn > today) return 'not-yet'
  return facts.expiresOn !== null && facts.expiresOn <= soon ? 'expires-soon' : 'valid'
}

export const licenceCan = {
  /** Shown to the public, and new bookings may rest on it. */
  carryPractice: (state: LicenceState) => state === 'valid' || state === 'expires-soon',
}

/** What follows for a session when the client is in some country (S4; G33). */
export const crossBorderVerdicts = ['allowed', 'with-consent', 'refused'] as const
export type CrossBorderVerdict = (typeof crossBorderVerdicts)[number]

export const crossBorderWhys = ['licensed-there', 'rule-with-consent', 'rule-refused', 'no-valid-licence'] as const
export type CrossBorderWhy = (typeof crossBorderWhys)[number]

/** The practice's own decision about countries of which the counsellor has no licence; countries as ISO 3166-1 alpha-2. */
export type CrossBorderRule = {
  readonly version: number
  readonly otherwise: 'with-consent' | 'refused'
  readonly withConsent: readonly string[]
  readonly refused: readonly string[]
}

export type CrossBorderDecision = { readonly verdict: CrossBorderVerdict; readonly why: CrossBorderWhy; readonly ruleVersion: number }

/**
 * @param country where the client is now
 * @param licensedIn countries of the licences that carry practice today; none: nobody may be booked
 */
export function decideCrossBorder(country: string, licensedIn: readonly string[], rule: CrossBorderRule): CrossBorderDecision {
  const decided = (verdict: CrossBorderVerdict, why: CrossBorderWhy) => ({ verdict, why, ruleVersion: rule.version })
  if (licensedIn.length === 0) return decided('refused', 'no-valid-licence')
  if (licensedIn.includes(country)) return decided('allowed', 'licensed-there')
  if (rule.refused.includes(country)) return decided('refused', 'rule-refused')
  if (rule.withConsent.includes(country) || rule.otherwise === 'with-consent') return decided('with-consent', 'rule-with-consent')
  return decided('refused', 'rule-refused')
}

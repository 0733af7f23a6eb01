import type { Readiness } from '#contract/consents'

export type ReadinessStep = 'under-age' | 'age' | 'consent' | 'place' | 'refused' | 'cross-border'

/** What is still to be done before a booking, in the order in which it is asked: nobody under age is asked to agree to anything. */
export function missingSteps({ consent, isAdult, place, crossBorder, crossBorderAgreed }: Readiness): ReadinessStep[] {
  if (isAdult === false) return ['under-age']
  const steps: ReadinessStep[] = []
  if (isAdult === null) steps.push('age')
  if (consent) steps.push('consent')
  if (!place) steps.push('place')
  if (crossBorder?.verdict === 'refused') steps.push('refused')
  if (crossBorder?.verdict === 'with-consent' && !crossBorderAgreed) steps.push('cross-border')
  return steps
}

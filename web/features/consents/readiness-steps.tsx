import { useState } from 'react'
import { getReadiness, type Readiness } from '#contract/consents'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { usePage } from '#lib/page'
import { AgeStep } from './age-step.tsx'
import { ConsentStep } from './consent-step.tsx'
import { CrossBorderStep } from './cross-border-step.tsx'
import { missingSteps } from './missing-steps.ts'
import { NotFromHere } from './not-from-here.tsx'
import { PlaceStep } from './place-step.tsx'
import { UnderAge } from './under-age.tsx'

type Props = {
  counsellor: { readonly slug: string; readonly name: string }
  /** As it was when the page came; after each step it is asked anew here. */
  first: Readiness
  /** Nothing is missing any more: the booking goes on. */
  onReady: () => void
}

/** What has to be said and agreed to before a first booking: of that only what is missing, one thing at a time. */
export function ReadinessSteps({ counsellor, first, onReady }: Props) {
  const { language } = usePage()
  const [readiness, setReadiness] = useState(first)
  const [done, setDone] = useState(0)
  const [isMoving, setMoving] = useState(false)
  async function askAgain(): Promise<Readiness> {
    const next = await callApi(getReadiness, { query: { counsellor: counsellor.slug, language } })
    setReadiness(next)
    return next
  }
  async function goOn(): Promise<void> {
    const next = await askAgain()
    setDone((count) => count + 1)
    setMoving(false)
    if (missingSteps(next).length === 0) onReady()
  }
  const steps = missingSteps(readiness)
  const step = isMoving ? 'place' : steps[0]
  if (!step) return null
  const common = { isNext: done > 0 || isMoving, onDone: goOn }
  const move = () => setMoving(true)
  const { consent, place, crossBorder, others } = readiness
  const count = done + steps.length
  return (
    <section aria-label={m.readiness_label()} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {count > 1 && step !== 'under-age' && step !== 'refused' ? (
        <p className="text-sm text-muted">{m.readiness_step({ step: done + 1, count })}</p>
      ) : null}
      {step === 'age' ? <AgeStep {...common} /> : null}
      {step === 'under-age' ? <UnderAge {...common} /> : null}
      {step === 'consent' && consent ? <ConsentStep {...common} text={consent} onStale={askAgain} /> : null}
      {step === 'place' ? <PlaceStep {...common} before={place} /> : null}
      {step === 'cross-border' && place && crossBorder ? (
        <CrossBorderStep {...common} counsellor={counsellor} place={place} ruleVersion={crossBorder.ruleVersion} onMove={move} />
      ) : null}
      {step === 'refused' && place && crossBorder ? (
        <NotFromHere isNext={common.isNext} counsellor={counsellor} place={place} why={crossBorder.why} others={others} onMove={move} />
      ) : null}
    </section>
  )
}

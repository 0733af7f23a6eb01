import { sayAge } from '#contract/consents'
import { Refused } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { Card } from '#ui/card'
import { StepHead } from './step-head.tsx'

/** One question, two answers; nothing more is asked. */
export function AgeStep({ isNext, onDone }: { isNext: boolean; onDone: () => Promise<void> }) {
  const answering = useAct(async (isAdult: boolean) => {
    await callApi(sayAge, { body: { isAdult } })
    await onDone()
  })
  return (
    <Card as="section" aria-labelledby="age-title" className="grid gap-4">
      <StepHead id="age-title" title={m.age_title()} lead={m.age_lead()} isNext={isNext} />
      <Refused words={answering.refused} />
      <div className="grid gap-2 sm:flex sm:flex-wrap">
        <SubmitButton type="button" variant="secondary" isPending={answering.isPending} onClick={() => void answering.run(true)}>
          {m.age_yes()}
        </SubmitButton>
        <SubmitButton type="button" variant="secondary" isPending={answering.isPending} onClick={() => void answering.run(false)}>
          {m.age_no()}
        </SubmitButton>
      </div>
    </Card>
  )
}

import { useState } from 'react'
import type { PracticeText } from '#contract/practice'
import { Refused } from '#features/accounts'
import { m } from '#messages'
import { ApiRefusal } from '#lib/api'
import { submitting, useAct } from '#lib/use-act'
import { useKeys } from '#lib/use-keys'
import { SubmitButton } from '#ui/button'
import { Card } from '#ui/card'
import { CheckboxField } from '#ui/checkbox-field'
import { focusPart } from '#ui/focus'
import { ReadableText } from './readable-text.tsx'
import { signText } from './signing.ts'
import { StepHead } from './step-head.tsx'

type Props = { text: PracticeText; isNext: boolean; onDone: () => Promise<unknown>; onStale: () => Promise<unknown> }

/** The text, readable as a whole, and the word on it: signed with the person’s own key. */
export function ConsentStep({ text, isNext, onDone, onStale }: Props) {
  const keys = useKeys()
  // A tick is worth nothing for another text than the one it was set beside.
  const [readHash, setReadHash] = useState<string | null>(null)
  const isRead = readHash === text.sha256
  const [isMissing, setMissing] = useState(false)
  const agreeing = useAct(async () => {
    if (!keys) return
    await signText(keys, text, 'given').catch(async (error: unknown) => {
      if (!(error instanceof ApiRefusal && error.code === 'agreement-outdated')) throw error
      // The practice published another text meanwhile: it is shown, and nothing was agreed to.
      await onStale()
      throw error
    })
    await onDone()
  })
  const agree = () => {
    setMissing(!isRead)
    if (isRead) void agreeing.run()
    else focusPart('consent-read')
  }
  return (
    <Card as="section" aria-labelledby="consent-title" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <StepHead id="consent-title" title={text.title} lead={m.consent_lead()} isNext={isNext} />
      <ReadableText text={text} />
      <form onSubmit={submitting(agree)} noValidate className="grid gap-4">
        <Refused words={agreeing.refused} />
        <CheckboxField
          id="consent-read"
          label={m.consent_read()}
          hint={m.consent_signed()}
          error={isMissing ? m.consent_read_missing() : undefined}
          checked={isRead}
          onChange={(event) => {
            setReadHash(event.target.checked ? text.sha256 : null)
            setMissing(false)
          }}
        />
        <SubmitButton isPending={agreeing.isPending} className="sm:justify-self-start">
          {agreeing.isPending ? m.consent_agreeing() : m.consent_agree()}
        </SubmitButton>
      </form>
    </Card>
  )
}

import { useState } from 'react'
import { agreeCrossBorder } from '#contract/consents'
import { Refused } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { usePage } from '#lib/page'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { Card } from '#ui/card'
import { CheckboxField } from '#ui/checkbox-field'
import { focusPart } from '#ui/focus'
import { countryName } from './place-names.ts'
import { StepHead } from './step-head.tsx'

type Props = {
  counsellor: { readonly slug: string; readonly name: string }
  place: { readonly country: string }
  ruleVersion: number
  isNext: boolean
  onDone: () => Promise<void>
  onMove: () => void
}

/** What it means to be counselled from a country in which the counsellor has no licence, and the word on it. */
export function CrossBorderStep({ counsellor: { slug, name }, place, ruleVersion, isNext, onDone, onMove }: Props) {
  const { language } = usePage()
  const [isAgreed, setAgreed] = useState(false)
  const [isMissing, setMissing] = useState(false)
  const agreeing = useAct(async () => {
    await callApi(agreeCrossBorder, { body: { counsellor: slug, ruleVersion } })
    await onDone()
  })
  const submit = () => {
    setMissing(!isAgreed)
    if (isAgreed) void agreeing.run()
    else focusPart('abroad')
  }
  const country = countryName(place.country, language)
  return (
    <Card as="section" aria-labelledby="abroad-title" className="grid gap-4">
      <StepHead id="abroad-title" title={m.abroad_title({ country })} lead={m.abroad_lead({ name, country })} isNext={isNext} />
      <ul className="grid list-disc gap-1.5 ps-5">
        <li>{m.abroad_law()}</li>
        <li>{m.abroad_complaint()}</li>
        <li>{m.abroad_emergency()}</li>
      </ul>
      <form onSubmit={submitting(submit)} noValidate className="grid gap-4">
        <Refused words={agreeing.refused} />
        <CheckboxField
          id="abroad"
          label={m.abroad_agree()}
          error={isMissing ? m.abroad_agree_missing() : undefined}
          checked={isAgreed}
          onChange={(event) => {
            setAgreed(event.target.checked)
            setMissing(false)
          }}
        />
        <div className="grid gap-2 sm:flex sm:flex-wrap">
          <SubmitButton isPending={agreeing.isPending}>{agreeing.isPending ? m.own_busy() : m.place_go_on()}</SubmitButton>
          <SubmitButton type="button" variant="quiet" isPending={agreeing.isPending} onClick={onMove}>
            {m.place_change()}
          </SubmitButton>
        </div>
      </form>
    </Card>
  )
}

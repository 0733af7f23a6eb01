import { useMemo, useState } from 'react'
import { sayPlace } from '#contract/consents'
import { Refused } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { usePage } from '#lib/page'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { Card } from '#ui/card'
import { SelectField } from '#ui/field'
import { focusPart } from '#ui/focus'
import { countryOptions, provinceOptions } from './place-names.ts'
import { StepHead } from './step-head.tsx'

type Props = { before: { readonly country: string; readonly province: string } | null; isNext: boolean; onDone: () => Promise<void> }

/** Where one is now: the country, and in Indonesia the province. Nothing finer is asked. */
export function PlaceStep({ before, isNext, onDone }: Props) {
  const { language } = usePage()
  const [country, setCountry] = useState(before?.country ?? 'ID')
  const [province, setProvince] = useState(before?.province ?? '')
  const [isMissing, setMissing] = useState(false)
  const [countries, provinces] = useMemo(() => [countryOptions(language), provinceOptions(language)], [language])
  const isAtHome = country === 'ID'
  const saying = useAct(async () => {
    await callApi(sayPlace, { body: { country, province: isAtHome ? province : '' } })
    await onDone()
  })
  const submit = () => {
    const lacks = isAtHome && province === ''
    setMissing(lacks)
    if (lacks) focusPart('province')
    else void saying.run()
  }
  return (
    <Card as="section" aria-labelledby="place-title" className="grid gap-4">
      <StepHead id="place-title" title={m.place_title()} lead={m.place_lead()} isNext={isNext} />
      <form onSubmit={submitting(submit)} noValidate className="grid gap-4">
        <Refused words={saying.refused} />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            id="country"
            label={m.place_country()}
            value={country}
            onChange={(event) => {
              setCountry(event.target.value)
              setMissing(false)
            }}
            options={countries}
          />
          {isAtHome ? (
            <SelectField
              id="province"
              label={m.place_province()}
              error={isMissing ? m.place_province_missing() : undefined}
              value={province}
              onChange={(event) => {
                setProvince(event.target.value)
                setMissing(false)
              }}
              options={[{ value: '', label: m.place_province_none() }, ...provinces]}
            />
          ) : null}
        </div>
        <SubmitButton isPending={saying.isPending} className="sm:justify-self-start">
          {saying.isPending ? m.own_busy() : m.place_go_on()}
        </SubmitButton>
      </form>
    </Card>
  )
}

import { useState } from 'react'
import type { SignedCard } from '#contract/key-shapes'
import type { Person } from '#contract/people'
import { FormErrorSummary, Refused, roleName, useFormErrors } from '#features/accounts'
import { m } from '#messages'
import { usePage, usePractice } from '#lib/page'
import { pathOf } from '#lib/paths'
import { useProof } from '#lib/proof'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { CheckboxField } from '#ui/checkbox-field'
import { InputField } from '#ui/field'
import { Heading } from '#ui/heading'
import { TextLink } from '#ui/link'
import { Notice } from '#ui/notice'
import { checkLicence, type LicenceErrors, type LicenceValues } from './licence-form.ts'
import { vouchFor } from './vouching.ts'

type Props = { person: Person; card: SignedCard; canVouch: boolean; onBegin: () => void; onDone: () => Promise<void> }

/** What the admin saw on the licence, signed by the practice's key in this browser. */
export function CertifyForm({ person, card, canVouch, onBegin, onDone }: Props) {
  const { language } = usePage()
  return (
    <section aria-labelledby="certify" className="grid gap-5">
      <div className="grid gap-1">
        <Heading id="certify" size="small" face="sans">
          {m.certify_title()}
        </Heading>
        <p className="text-muted">{m.certify_lead()}</p>
      </div>
      {canVouch ? (
        <LicenceForm person={person} card={card} onBegin={onBegin} onDone={onDone} />
      ) : (
        <Notice
          tone="attention"
          title={m.practice_key_not_held()}
          action={<TextLink href={`${pathOf('people', language)}#practice-key`}>{m.certify_import()}</TextLink>}
        >
          {m.practice_key_not_held_next()}
        </Notice>
      )}
    </section>
  )
}

const empty: LicenceValues = { name: '', licence: '', validUntil: '', hasSeen: false, isCompared: false }

function LicenceForm({ person, card, onBegin, onDone }: Omit<Props, 'canVouch'>) {
  const { timeZone } = usePractice()
  const { guard } = useProof()
  const [values, setValues] = useState(empty)
  const form = useFormErrors<keyof LicenceErrors>()
  const { errors } = form
  const act = useAct(async () => {
    const { validUntil, isCompared } = values
    await vouchFor(person, card, { name: values.name.trim(), licence: values.licence.trim(), validUntil, isCompared }, timeZone, guard)
    setValues(empty)
    await onDone()
  })
  const change = (changed: Partial<LicenceValues>) => {
    setValues((before) => ({ ...before, ...changed }))
    form.mended(changed)
  }
  function submit() {
    onBegin()
    if (form.found(checkLicence(values, Temporal.Now.plainDateISO(timeZone)))) void act.run()
  }
  const labels = { name: m.certify_name(), licence: m.certify_licence(), validUntil: m.certify_until() }
  const line = (field: 'name' | 'licence' | 'validUntil') => ({
    id: field,
    name: '',
    label: labels[field],
    error: errors[field],
    value: values[field],
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
  })
  return (
    <form onSubmit={submitting(submit)} noValidate className="grid gap-5">
      <FormErrorSummary form={form} labels={labels} />
      <Refused words={act.refused} />
      <InputField {...line('name')} hint={m.certify_name_hint()} maxLength={200} />
      <InputField {...line('licence')} hint={m.certify_licence_hint()} maxLength={100} />
      <InputField {...line('validUntil')} type="date" hint={m.certify_until_hint()} />
      <p>{m.certify_role({ role: roleName[person.role]() })}</p>
      <CheckboxField
        id="hasSeen"
        name=""
        label={m.certify_seen()}
        error={errors.hasSeen}
        checked={values.hasSeen}
        onChange={(event) => change({ hasSeen: event.target.checked })}
      />
      <CheckboxField
        id="isCompared"
        name=""
        label={m.certify_compared()}
        hint={m.certify_compared_hint()}
        checked={values.isCompared}
        onChange={(event) => change({ isCompared: event.target.checked })}
      />
      <SubmitButton isPending={act.isPending} className="justify-self-start">
        {m.certify_do()}
      </SubmitButton>
    </form>
  )
}

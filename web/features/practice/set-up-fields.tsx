import { useState } from 'react'
import type { SetUp } from '#contract/practice'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { indonesianZones, zoneChoices } from '#lib/zones'
import { SubmitButton } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { CheckboxGroup } from '#ui/choices'
import { InputField, SelectField } from '#ui/field'
import { checkSetUp, readSetUpForm, type SetUpErrors, type SetUpValues } from './set-up-form.ts'

type Props = { values?: SetUpValues | undefined; onDone: (values: SetUpValues, setUp: SetUp) => void }

/** What a practice needs to begin. No page changes it later yet, and the form says so. */
export function SetUpFields({ values, onDone }: Props) {
  const { today } = usePage()
  const [{ errors, tries }, setFound] = useState<{ errors: SetUpErrors; tries: number }>({ errors: {}, tries: 0 })

  function submit(form: HTMLFormElement) {
    const typed = readSetUpForm(new FormData(form))
    const checked = checkSetUp(typed)
    if ('setUp' in checked) onDone(typed, checked.setUp)
    else setFound({ errors: checked.errors, tries: tries + 1 })
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit(event.currentTarget)
      }}
      noValidate
      className="grid gap-6"
    >
      <SetUpErrorSummary key={tries} errors={errors} />
      <InputField
        id="name"
        label={m.set_up_name()}
        hint={m.set_up_name_hint()}
        error={errors.name}
        defaultValue={values?.name}
        maxLength={80}
        autoComplete="organization"
      />
      <InputField id="city" label={m.set_up_city()} error={errors.city} defaultValue={values?.city} maxLength={80} autoComplete="address-level2" />
      <SelectField
        id="timeZone"
        label={m.set_up_zone()}
        hint={m.set_up_zone_hint()}
        error={errors.timeZone}
        defaultValue={values?.timeZone ?? indonesianZones[0]}
        options={zoneChoices(today)}
      />
      <CheckboxGroup
        id="languages"
        legend={m.set_up_languages()}
        hint={m.set_up_languages_hint()}
        error={errors.languages}
        defaultValues={values?.languages ?? ['id', 'en']}
        choices={[
          { value: 'id', label: 'Bahasa Indonesia' },
          { value: 'en', label: 'English' },
        ]}
      />
      <InputField
        id="email"
        label={m.set_up_email()}
        mark={m.optional()}
        hint={m.set_up_email_hint()}
        error={errors.email}
        defaultValue={values?.email}
        type="email"
        inputMode="email"
        autoComplete="email"
        maxLength={200}
      />
      <SubmitButton size="large" wide>
        {m.set_up_next()}
      </SubmitButton>
      <p className="text-sm text-muted">{m.set_up_check()}</p>
    </form>
  )
}

/** Each line begins with the name of the field that it leads to. */
function SetUpErrorSummary({ errors }: { errors: SetUpErrors }) {
  const labels: Record<keyof SetUpValues, string> = {
    name: m.set_up_name(),
    city: m.set_up_city(),
    timeZone: m.set_up_zone(),
    languages: m.set_up_languages(),
    email: m.set_up_email(),
  }
  const lines = Object.entries(errors).map(([field, text]) => ({
    fieldId: field === 'languages' ? 'languages-id' : field,
    text: `${labels[field as keyof SetUpValues]}: ${text}`,
  }))
  return <ErrorSummary focused title={m.form_has_errors()} errors={lines} />
}

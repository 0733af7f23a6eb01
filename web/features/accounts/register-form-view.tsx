import { useMemo, useState } from 'react'
import { m } from '#messages'
import { ApiRefusal } from '#lib/api'
import { usePage } from '#lib/page'
import { submitting, useAct, type Act } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { CheckboxField } from '#ui/checkbox-field'
import { InputField } from '#ui/field'
import { TextLink } from '#ui/link'
import { FormErrorSummary, useFormErrors } from './form-errors.tsx'
import { KeyProgress } from './key-progress.tsx'
import { LossLevels, type Loser } from './loss-levels.tsx'
import { NameField } from './name-field.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { Refused } from './refused.tsx'
import { checkRegistration, type RegisterValues } from './register-form.ts'
import { randomBelow, suggestName } from './suggest-name.ts'
import { entryPath } from './way-on.ts'

type Props = {
  act: Act<[RegisterValues]>
  submitLabel: string
  whose?: Loser
  /** What a guesser would try first, besides what the page knows. */
  known?: readonly string[]
}

/** Name, password, perhaps an address: the same for a person in need and for somebody who was invited to the staff. */
export function RegisterForm({ act, submitLabel, whose = 'client', known = [] }: Props) {
  const { here, practice } = usePage()
  const guessable = practice ? [practice.name, ...known] : known
  const [values, setValues] = useState<RegisterValues>({ name: '', password: '', email: '', hasUnderstood: false })
  const form = useFormErrors<keyof RegisterValues>()
  const { errors } = form
  const [sentName, setSentName] = useState('')
  const isTaken = act.error instanceof ApiRefusal && act.error.code === 'username-taken' && sentName === values.name
  const change = (changed: Partial<RegisterValues>) => {
    setValues((before) => ({ ...before, ...changed }))
    form.mended(changed)
  }

  // The lists of known passwords may still be on their way: the wait shows from the press on.
  const trying = useAct(async () => {
    act.clear()
    setSentName(values.name)
    if (form.found(await checkRegistration(values, guessable))) await act.run(values)
  })

  return (
    <form onSubmit={submitting(() => void trying.run())} noValidate className="grid gap-6">
      <FormErrorSummary form={form} labels={{ name: m.entry_name(), password: m.entry_password(), email: m.register_email() }} />
      <Refused words={act.refused} />
      <div className="grid justify-items-start gap-2">
        <NameField
          hint={m.register_name_hint()}
          error={errors.name ?? (isTaken ? act.refused?.title : undefined)}
          value={values.name}
          onName={(name) => change({ name })}
        />
        <SuggestName refusal={isTaken ? act.error : null} onName={(name) => change({ name })} />
      </div>
      <NewPasswordField
        id="password"
        label={m.entry_password()}
        error={errors.password}
        value={values.password}
        onValue={(password) => change({ password })}
        known={[values.name, ...guessable]}
      />
      <InputField
        id="email"
        name=""
        type="email"
        label={m.register_email()}
        mark={m.optional()}
        hint={m.register_email_hint()}
        error={errors.email}
        autoComplete="email"
        maxLength={200}
        value={values.email}
        onChange={(event) => change({ email: event.target.value })}
      />
      <LossLevels whose={whose} />
      <CheckboxField
        id="hasUnderstood"
        name=""
        label={m.register_understood()}
        error={errors.hasUnderstood}
        checked={values.hasUnderstood}
        onChange={(event) => change({ hasUnderstood: event.target.checked })}
      />
      <SubmitButton size="large" wide isPending={trying.isPending}>
        {trying.isPending ? m.register_busy() : submitLabel}
      </SubmitButton>
      <KeyProgress isShown={trying.isPending} label={m.register_progress()} />
      {practice ? (
        <p className="text-muted">
          {m.register_has_account()}{' '}
          <TextLink href={entryPath('logIn', new URLSearchParams(here.split('?')[1] ?? '').get('to'))}>{m.log_in_do()}</TextLink>
        </p>
      ) : null}
    </form>
  )
}

/** A name for whoever finds none; after a refusal one that can be read before it is taken, another for each. */
function SuggestName({ refusal, onName }: { refusal: unknown; onName: (name: string) => void }) {
  const next = useMemo(() => (refusal === null ? null : suggestName(randomBelow)), [refusal])
  return (
    <SubmitButton type="button" variant="quiet" size="small" className="-ms-3" onClick={() => onName(next ?? suggestName(randomBelow))}>
      {next === null ? m.register_suggest_name() : m.register_take_name({ name: next })}
    </SubmitButton>
  )
}

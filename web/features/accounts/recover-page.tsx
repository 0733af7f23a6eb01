import { useState } from 'react'
import { readUsername } from '#domain/accounts/username'
import { m } from '#messages'
import { usePage, usePractice } from '#lib/page'
import { pathOf } from '#lib/paths'
import { submitting, useAct } from '#lib/use-act'
import { ButtonLink, SubmitButton } from '#ui/button'
import { Container } from '#ui/container'
import { TextAreaField } from '#ui/field'
import { Heading } from '#ui/heading'
import { TextLink } from '#ui/link'
import { Notice } from '#ui/notice'
import { FormErrorSummary, useFormErrors } from './form-errors.tsx'
import { KeyProgress } from './key-progress.tsx'
import { LossLevels } from './loss-levels.tsx'
import { NameField } from './name-field.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { recoverAccount } from './recovering.ts'
import { Refused } from './refused.tsx'
import { newPasswordError } from './register-form.ts'
import { useFreshHeading } from './use-fresh-heading.ts'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.recover_title() }, { name: 'robots', content: 'noindex' }]

export default function RecoverPage() {
  const { language } = usePage()
  const [isDone, setDone] = useState(false)
  const heading = useFreshHeading(isDone)
  return (
    <Container width="form" className="grid gap-6 py-8 sm:py-12">
      <div ref={heading} tabIndex={-1} className="grid gap-2 outline-none">
        <Heading level={1} size="title">
          {isDone ? m.recover_done_title() : m.recover_title()}
        </Heading>
        {isDone ? null : <p className="text-muted">{m.recover_lead()}</p>}
      </div>
      {isDone ? (
        <>
          <Notice tone="success">{m.recover_done()}</Notice>
          <ButtonLink href={pathOf('logIn', language)} variant="primary" size="large" wide>
            {m.log_in_do()}
          </ButtonLink>
        </>
      ) : (
        <>
          <RecoverForm onDone={() => setDone(true)} />
          <p className="text-muted">
            {m.recover_remembered()} <TextLink href={pathOf('logIn', language)}>{m.recover_to_log_in()}</TextLink>
          </p>
        </>
      )}
    </Container>
  )
}

type Values = { name: string; code: string; password: string }

function RecoverForm({ onDone }: { onDone: () => void }) {
  const practice = usePractice()
  const [values, setValues] = useState<Values>({ name: '', code: '', password: '' })
  const form = useFormErrors<keyof Values>()
  const { errors } = form
  const change = (changed: Partial<Values>) => {
    setValues((before) => ({ ...before, ...changed }))
    form.mended(changed)
  }
  // As where one registers: the wait shows from the press on, while the lists of known passwords may still be on their way.
  const act = useAct(async () => {
    const found = {
      ...(!readUsername(values.name) && { name: m.log_in_name_missing() }),
      ...(!values.code.trim() && { code: m.recover_code_missing() }),
      password: await newPasswordError(values.password, [values.name, practice.name]),
    }
    if (!form.found(found)) return
    await recoverAccount(values.name, values.code, values.password)
    onDone()
  })

  return (
    <form onSubmit={submitting(() => void act.run())} noValidate className="grid gap-6">
      <FormErrorSummary form={form} labels={{ name: m.entry_name(), code: m.kit_code(), password: m.recover_new_password() }} />
      <Refused words={act.refused} />
      <NameField error={errors.name} value={values.name} onName={(name) => change({ name })} />
      <TextAreaField
        id="code"
        name=""
        label={m.kit_code()}
        hint={m.recover_code_hint()}
        error={errors.code}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        rows={2}
        maxLength={120}
        value={values.code}
        onChange={(event) => change({ code: event.target.value })}
      />
      <NewPasswordField
        id="password"
        label={m.recover_new_password()}
        error={errors.password}
        value={values.password}
        onValue={(password) => change({ password })}
        known={[values.name, practice.name]}
      />
      <SubmitButton size="large" wide isPending={act.isPending}>
        {act.isPending ? m.recover_busy() : m.recover_submit()}
      </SubmitButton>
      <KeyProgress isShown={act.isPending} label={m.register_progress()} />
      <LossLevels whose="client" />
    </form>
  )
}

import { useEffect, useState } from 'react'
import { CryptoRefusal } from '#crypto'
import { m } from '#messages'
import { ApiRefusal } from '#lib/api'
import { useMe } from '#lib/me'
import { usePractice } from '#lib/page'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { focusOnce, focusPart } from '#ui/focus'
import { changeOwnPassword } from './changing-keys.ts'
import { KeyProgress } from './key-progress.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { PasswordField } from './password-field.tsx'
import { Refused } from './refused.tsx'
import { newPasswordError } from './register-form.ts'
import { Setting } from './setting.tsx'

export function PasswordSetting() {
  const { recoveryConfirmed } = useMe()
  const done = [m.security_password_done(), recoveryConfirmed ? m.security_password_done_kept() : m.security_password_done_unkept()].join(' ')
  const [state, setState] = useState<'quiet' | 'open' | 'back' | 'done'>('quiet')
  return (
    <Setting id="password" title={m.security_password()} lead={m.security_password_lead()} told={state === 'done' ? done : null}>
      {state === 'open' ? (
        <PasswordForm
          onCancel={() => setState('back')}
          onDone={() => {
            setState('done')
            focusPart('password')
          }}
        />
      ) : (
        <SubmitButton
          ref={state === 'back' ? focusOnce : undefined}
          type="button"
          variant="secondary"
          className="justify-self-start"
          onClick={() => setState('open')}
        >
          {m.security_password_open()}
        </SubmitButton>
      )}
    </Setting>
  )
}

type Values = { old: string; next: string }

function PasswordForm({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const me = useMe()
  const known = [me.username, usePractice().name]
  const [values, setValues] = useState<Values>({ old: '', next: '' })
  const [errors, setErrors] = useState<{ old?: string; next?: string | undefined }>({})
  const change = (changed: Partial<Values>) => setValues((before) => ({ ...before, ...changed }))
  // As where one registers: the wait shows from the press on, while the lists of known passwords may still be on their way.
  const act = useAct(async () => {
    const found = {
      ...(values.old === '' && { old: m.security_password_old_missing() }),
      next: values.next !== '' && values.next === values.old ? m.security_password_same() : await newPasswordError(values.next, known),
    }
    setErrors(found)
    if (found.old) return focusPart('password-old')
    if (found.next) return focusPart('password-new')
    await changeOwnPassword(me, values.old, values.next)
    onDone()
  })
  const isOldWrong = isWrongPassword(act.error)
  useEffect(() => focusPart('password-old'), [])
  useEffect(() => {
    if (isWrongPassword(act.error)) focusPart('password-old')
  }, [act.error])

  return (
    <form onSubmit={submitting(() => void act.run())} noValidate className="grid gap-5">
      <Refused words={isOldWrong ? null : act.refused} />
      <input type="text" autoComplete="username" value={me.username} readOnly hidden />
      <PasswordField
        id="password-old"
        label={m.security_password_old()}
        error={errors.old ?? (isOldWrong ? m.security_password_old_wrong() : undefined)}
        autoComplete="current-password"
        value={values.old}
        onValue={(old) => change({ old })}
      />
      <NewPasswordField
        id="password-new"
        label={m.security_password_new()}
        error={errors.next}
        value={values.next}
        onValue={(next) => change({ next })}
        known={known}
      />
      <div className="grid gap-2 sm:flex sm:flex-wrap">
        <SubmitButton isPending={act.isPending}>{act.isPending ? m.security_password_busy() : m.security_password_do()}</SubmitButton>
        <SubmitButton type="button" variant="quiet" isPending={act.isPending} onClick={onCancel}>
          {m.entry_cancel()}
        </SubmitButton>
      </div>
      <KeyProgress isShown={act.isPending} label={m.security_password_progress()} />
    </form>
  )
}

/** Told beside the field: the browser notices it first, the practice if the wrap was changed meanwhile. */
const isWrongPassword = (error: unknown) =>
  (error instanceof CryptoRefusal && error.code === 'key-wrong') || (error instanceof ApiRefusal && error.code === 'login-wrong')

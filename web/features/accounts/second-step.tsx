import { useState } from 'react'
import type { LoginState } from '#contract/accounts'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { canUsePasskeys } from '#lib/passkey'
import { pathOf } from '#lib/paths'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { Disclosure } from '#ui/disclosure'
import { InputField } from '#ui/field'
import { TextLink } from '#ui/link'
import { focusPart } from '#ui/focus'
import { Refused } from './refused.tsx'
import { isCode, showCode, showOwnPasskey } from './ways-in.ts'

type Props = { factors: LoginState['factors']; onShow: (show: () => Promise<LoginState>) => Promise<unknown>; onBack: () => void }

/** The code of the app, a backup code, or a touch. */
export function SecondStep({ factors, onShow, onBack }: Props) {
  const { language } = usePage()
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState(false)
  const byCode = useAct(() => onShow(() => showCode(code)))
  const byPasskey = useAct(() => onShow(showOwnPasskey))
  const hasCodes = factors.includes('totp') || factors.includes('backup-code')

  function submit() {
    setMissing(!isCode(code))
    byCode.clear()
    byPasskey.clear()
    if (isCode(code)) void byCode.run()
    else focusPart('code')
  }

  return (
    <div className="grid gap-5">
      <Refused words={byCode.refused ?? byPasskey.refused} />
      {hasCodes ? (
        <form onSubmit={submitting(submit)} noValidate className="grid gap-5">
          <InputField
            id="code"
            name=""
            label={m.second_step_code()}
            hint={factors.includes('totp') ? m.second_step_hint() : m.second_step_backup_hint()}
            error={missing ? m.second_step_missing() : undefined}
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={24}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
          <SubmitButton size="large" wide isPending={byCode.isPending}>
            {byCode.isPending ? m.second_step_busy() : m.second_step_do()}
          </SubmitButton>
        </form>
      ) : null}
      {factors.includes('passkey') && canUsePasskeys() ? (
        <SubmitButton
          type="button"
          variant={hasCodes ? 'secondary' : 'primary'}
          wide
          isPending={byPasskey.isPending}
          onClick={() => void byPasskey.run()}
        >
          {m.log_in_by_passkey()}
        </SubmitButton>
      ) : null}
      <Disclosure summary={m.second_step_lost()} className="border-t">
        {m.second_step_lost_next()} <TextLink href={pathOf('contact', language)}>{m.second_step_lost_contact()}</TextLink>
      </Disclosure>
      <SubmitButton type="button" variant="quiet" isPending={byCode.isPending} onClick={onBack}>
        {m.entry_back()}
      </SubmitButton>
    </div>
  )
}

import { useState } from 'react'
import { m } from '#messages'
import { isStaff } from '#domain/accounts/roles'
import type { OpenSlot } from '#lib/account-keys'
import { ApiRefusal } from '#lib/api'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { canUsePasskeys } from '#lib/passkey'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { Dialog } from '#ui/dialog'
import { InputField } from '#ui/field'
import { InterfaceLanguage } from '#ui/interface-language'
import { KeyProgress } from './key-progress.tsx'
import { PasswordField } from './password-field.tsx'
import { Refused } from './refused.tsx'
import { passkeyOpensNothing, proveByPassword, proveByPasskey } from './ways-in.ts'

type Props = { mustOpen: boolean; onProved: (slot: OpenSlot | null) => void; onDeclined: () => void }

/** 'Is it you?' before an act that could hurt: the password, with the code where there is one, or a touch. */
export function ProofDialog({ mustOpen, onProved, onDeclined }: Props) {
  const me = useMe()
  const { language } = usePage()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [isMissing, setMissing] = useState(false)
  const byPassword = useAct(async () => onProved(await proveByPassword(me, password, code)))
  const byPasskey = useAct(async () => {
    const slot = await proveByPasskey()
    if (slot ?? !mustOpen) onProved(slot)
    else throw passkeyOpensNothing()
  })
  const wantsCode = isStaff(me.role) || (byPassword.error instanceof ApiRefusal && byPassword.error.code.startsWith('second-factor')) || code !== ''

  function submit() {
    setMissing(!password)
    if (password) void byPassword.run()
  }

  return (
    <InterfaceLanguage language={language}>
      <Dialog title={m.proof_title()} closeLabel={m.entry_cancel()} isOpen onOpenChange={(isOpen) => isOpen || onDeclined()}>
        <form onSubmit={submitting(submit)} noValidate className="grid gap-5">
          <p className="text-muted">{m.proof_lead()}</p>
          <Refused words={byPassword.refused ?? byPasskey.refused} />
          <PasswordField
            id="proof-password"
            label={m.entry_password()}
            error={isMissing ? m.log_in_password_missing() : undefined}
            autoComplete="current-password"
            value={password}
            onValue={setPassword}
          />
          {wantsCode ? (
            <InputField
              id="proof-code"
              name=""
              label={m.second_step_code()}
              hint={m.second_step_hint()}
              autoComplete="one-time-code"
              spellCheck={false}
              maxLength={24}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          ) : null}
          <SubmitButton wide disabled={byPassword.isPending}>
            {m.proof_do()}
          </SubmitButton>
          <KeyProgress isShown={byPassword.isPending} label={m.log_in_progress()} />
          {canUsePasskeys() ? (
            <SubmitButton type="button" variant="secondary" wide disabled={byPasskey.isPending} onClick={() => void byPasskey.run()}>
              {m.proof_by_passkey()}
            </SubmitButton>
          ) : null}
        </form>
      </Dialog>
    </InterfaceLanguage>
  )
}

import { useEffect, useMemo, useState } from 'react'
import { getSecondFactors } from '#contract/second-factors'
import { m } from '#messages'
import { afterPassword, isStaff, type Factors, type Role } from '#domain/accounts/roles'
import type { OpenSlot } from '#lib/account-keys'
import { ApiRefusal, callApi } from '#lib/api'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { canUsePasskeys } from '#lib/passkey'
import { submitting, useAct, type Act } from '#lib/use-act'
import type { Words } from '#lib/words-of'
import { SubmitButton } from '#ui/button'
import { Dialog } from '#ui/dialog'
import { InputField } from '#ui/field'
import { focusPart } from '#ui/focus'
import { InterfaceLanguage } from '#ui/interface-language'
import { KeyProgress } from './key-progress.tsx'
import { PasswordField } from './password-field.tsx'
import { Refused } from './refused.tsx'
import { isCode, passkeyOpensNothing, proveByPassword, proveByPasskey } from './ways-in.ts'

type Props = { mustOpen: boolean; onProved: (slot: OpenSlot | null) => void; onDeclined: () => void }

/** 'Is it you?' before an act that could hurt: the password, with the code where there is one, or a touch. */
export function ProofDialog({ mustOpen, onProved, onDeclined }: Props) {
  const me = useMe()
  const { language } = usePage()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState({ password: false, code: false })
  const byPassword = useAct(async () => onProved(await proveByPassword(me, password, code)))
  const byPasskey = useAct(async () => {
    const slot = await proveByPasskey()
    if (slot ?? !mustOpen) onProved(slot)
    else throw passkeyOpensNothing()
  })
  const { hasCodes, hasPasskey } = useOwnFactors(me.role)
  const refused = useWordsOfTry(byPassword)

  function submit() {
    const lacksCode = hasCodes && !isCode(code)
    byPassword.clear()
    byPasskey.clear()
    setMissing({ password: !password, code: lacksCode })
    if (!password) focusPart('proof-password')
    else if (lacksCode) focusPart('proof-code')
    else void byPassword.run()
  }

  return (
    <InterfaceLanguage language={language}>
      <Dialog title={m.proof_title()} closeLabel={m.entry_cancel()} isOpen onOpenChange={(isOpen) => isOpen || onDeclined()}>
        <form onSubmit={submitting(submit)} noValidate className="grid gap-5">
          <p className="text-muted">{m.proof_lead()}</p>
          <Refused words={refused ?? byPasskey.refused} />
          <PasswordField
            id="proof-password"
            label={m.entry_password()}
            error={missing.password ? m.log_in_password_missing() : undefined}
            autoComplete="current-password"
            value={password}
            onValue={setPassword}
          />
          {hasCodes ? (
            <InputField
              id="proof-code"
              name=""
              label={m.second_step_code()}
              hint={m.second_step_hint()}
              error={missing.code ? m.second_step_missing() : undefined}
              autoComplete="one-time-code"
              spellCheck={false}
              maxLength={24}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          ) : null}
          <SubmitButton wide isPending={byPassword.isPending}>
            {m.proof_do()}
          </SubmitButton>
          <KeyProgress isShown={byPassword.isPending} label={m.log_in_progress()} />
          {hasPasskey && canUsePasskeys() ? (
            <SubmitButton type="button" variant="secondary" wide isPending={byPasskey.isPending} onClick={() => void byPasskey.run()}>
              {m.proof_by_passkey()}
            </SubmitButton>
          ) : null}
        </form>
      </Dialog>
    </InterfaceLanguage>
  )
}

/** One object per try, as `Refused` wants it: it takes the focus at each new one, which must not happen while somebody types. */
function useWordsOfTry({ error, refused }: Act<[]>): Words | null {
  return useMemo(() => {
    const isWrong = error instanceof ApiRefusal && error.code === 'login-wrong'
    return isWrong ? { title: m.proof_password_wrong(), next: m.proof_password_wrong_next() } : refused
  }, [error, refused])
}

/** What there is to show besides the password; until it is known, what somebody in this role is likely to have. */
function useOwnFactors(role: Role): { hasCodes: boolean; hasPasskey: boolean } {
  const [known, setKnown] = useState({ hasCodes: isStaff(role), hasPasskey: true })
  useEffect(() => {
    focusPart('proof-password')
    callApi(getSecondFactors).then(
      ({ totp, passkeys, backupCodesLeft }) => setKnown(shownFor({ role, hasTotp: totp, passkeys: passkeys.length, backupCodes: backupCodesLeft })),
      () => undefined,
    )
  }, [role])
  return known
}

function shownFor(own: Factors) {
  return { hasCodes: afterPassword(own).factors.some((factor) => factor !== 'passkey'), hasPasskey: own.passkeys > 0 }
}

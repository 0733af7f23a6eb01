import { useEffect, useState } from 'react'
import type { Me } from '#contract/accounts'
import { getSecondFactors } from '#contract/second-factors'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { keepKeys } from '#lib/kept-keys'
import { keyRing } from '#lib/key-ring'
import { canUsePasskeys } from '#lib/passkey'
import { submitting, useAct, type Act } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { Container } from '#ui/container'
import { CheckboxField } from '#ui/checkbox-field'
import { Heading } from '#ui/heading'
import { focusPart } from '#ui/focus'
import { KeyProgress } from './key-progress.tsx'
import { NotLeft } from './leave-button.tsx'
import { PasswordField } from './password-field.tsx'
import { Refused } from './refused.tsx'
import { focusIfLost } from './use-reading-place.ts'
import { unlockByPasskey, unlockByPassword } from './ways-in.ts'

type Props = {
  me: Me
  /** A page waits behind it, with all that was typed. */
  isWaiting: boolean
  mayStayOpen: boolean
  leaving: Act<[]>
  onLeave: () => void
}

/** In the place of the page while the keys are not here. The page itself waits behind it, unseen, with all that was typed. */
export function UnlockPanel({ me, isWaiting, mayStayOpen, leaving, onLeave }: Props) {
  const [password, setPassword] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [isKept, setKept] = useState(false)
  const keep = async () => {
    const keys = keyRing.keys()
    if (isKept && keys) await keepKeys(keys)
    // Whoever goes on has changed their mind about leaving.
    leaving.clear()
  }
  const byPassword = useAct(async () => {
    await unlockByPassword(me, password)
    await keep()
  })
  const byPasskey = useAct(() => unlockByPasskey().then(keep))
  const hasUnlockingPasskey = useUnlockingPasskey()
  useEffect(() => focusIfLost('#unlock-password'), [])

  function submit() {
    setMissing(!password)
    byPassword.clear()
    byPasskey.clear()
    if (password) void byPassword.run()
    else focusPart('unlock-password')
  }

  return (
    <Container width="form" className="grid gap-6 py-8 sm:py-12">
      <div className="grid gap-2">
        <Heading level={1} size="title">
          {m.unlock_title()}
        </Heading>
        <p className="text-muted">{isWaiting ? m.unlock_lead() : m.unlock_lead_fresh()}</p>
      </div>
      <NotLeft leaving={leaving} />
      <form onSubmit={submitting(submit)} noValidate className="grid gap-5">
        <Refused words={byPassword.refused ?? byPasskey.refused} />
        <input type="text" autoComplete="username" value={me.username} readOnly hidden />
        <PasswordField
          id="unlock-password"
          label={m.entry_password()}
          error={isMissing ? m.log_in_password_missing() : undefined}
          autoComplete="current-password"
          value={password}
          onValue={setPassword}
        />
        {mayStayOpen ? (
          <CheckboxField
            id="unlock-kept"
            name=""
            label={m.entry_keep_open()}
            hint={m.entry_keep_open_hint()}
            checked={isKept}
            onChange={(event) => setKept(event.target.checked)}
          />
        ) : null}
        <SubmitButton size="large" wide isPending={byPassword.isPending}>
          {byPassword.isPending ? m.unlock_busy() : m.unlock_do()}
        </SubmitButton>
        <KeyProgress isShown={byPassword.isPending} label={m.log_in_progress()} />
      </form>
      {hasUnlockingPasskey ? (
        <SubmitButton type="button" variant="secondary" wide isPending={byPasskey.isPending} onClick={() => void byPasskey.run()}>
          {m.unlock_by_passkey()}
        </SubmitButton>
      ) : null}
      <SubmitButton type="button" variant="quiet" isPending={leaving.isPending} onClick={onLeave}>
        {m.leave_do()}
      </SubmitButton>
    </Container>
  )
}

/** Whether a touch could unlock: a passkey that only logs in is not offered here. Not known without a connection, and then of no use. */
function useUnlockingPasskey(): boolean {
  const [has, setHas] = useState(false)
  useEffect(() => {
    if (!canUsePasskeys()) return
    callApi(getSecondFactors).then(
      ({ passkeys }) => setHas(passkeys.some(({ unlocks }) => unlocks)),
      () => undefined,
    )
  }, [])
  return has
}

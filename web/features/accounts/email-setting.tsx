import { useState } from 'react'
import { changeEmail, removeEmail } from '#contract/people'
import { isEmail } from '#domain/accounts/email'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { useProof } from '#lib/proof'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { InputField } from '#ui/field'
import { Notice } from '#ui/notice'
import { focusPart } from '#ui/focus'
import { ConfirmedAct } from './confirmed-act.tsx'
import type { OwnEmail } from './own-ways-in.ts'
import { Refused } from './refused.tsx'
import { Setting } from './setting.tsx'

const part = 'email'

export function EmailSetting({ email: { verified, waiting }, onChanged }: { email: OwnEmail; onChanged: () => Promise<void> }) {
  const proof = useProof()
  const [told, setTold] = useState('')
  const remove = async () => {
    await proof.guard(() => callApi(removeEmail))
    await settle(m.email_removed())
  }

  async function settle(done: string) {
    setTold(done)
    await onChanged()
    focusPart(part)
  }

  return (
    <Setting id={part} title={m.email_title()} lead={m.email_lead()} told={told}>
      {verified || !waiting ? <p className="wrap-anywhere">{verified ? m.email_verified({ address: verified }) : m.email_none()}</p> : null}
      {waiting && !told ? (
        <Notice tone="attention" title={<span className="wrap-anywhere">{m.email_waiting({ address: waiting })}</span>}>
          {m.email_waiting_lead()}
        </Notice>
      ) : null}
      <EmailForm onSent={(address) => settle(m.email_sent({ address }))} start={waiting ?? ''} />
      {verified || waiting ? <ConfirmedAct label={m.email_remove()} text={m.email_remove_ask()} act={remove} opener="quiet" /> : null}
    </Setting>
  )
}

function EmailForm({ start, onSent }: { start: string; onSent: (address: string) => Promise<void> }) {
  const proof = useProof()
  const [typed, setTyped] = useState(start)
  const [isWrong, setWrong] = useState(false)
  const act = useAct(async (email: string) => {
    await proof.guard(() => callApi(changeEmail, { body: { email } }))
    await onSent(email)
  })

  function submit() {
    const email = typed.trim()
    setWrong(!isEmail(email))
    act.clear()
    if (isEmail(email)) void act.run(email)
    else focusPart('email-address')
  }

  return (
    <form onSubmit={submitting(submit)} noValidate className="grid gap-4">
      <Refused words={act.refused} />
      <InputField
        id="email-address"
        name=""
        type="email"
        label={m.email_address()}
        hint={m.email_hint()}
        error={isWrong ? m.register_email_wrong() : undefined}
        inputMode="email"
        autoComplete="email"
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <SubmitButton variant="secondary" className="justify-self-start" isPending={act.isPending}>
        {act.isPending ? m.own_busy() : m.email_send()}
      </SubmitButton>
    </form>
  )
}

import { useState, type ReactNode } from 'react'
import { isTotpCode } from '#domain/accounts/totp'
import { m } from '#messages'
import { useProof } from '#lib/proof'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { InputField } from '#ui/field'
import { TextLink } from '#ui/link'
import { QrCode } from '#ui/qr-code'
import { focusOnce, focusPart } from '#ui/focus'
import { Refused } from './refused.tsx'

export type AppSecret = { readonly secret: string; readonly uri: string }

type Props<Shown> = {
  app: AppSecret
  lead?: ReactNode
  doLabel: string
  /** Shows a first code to the practice. */
  show: (code: string) => Promise<Shown>
  onDone: (shown: Shown) => void
  onCancel: () => void
}

/** The secret for the app's eye and for the hand, then a first code of it. */
export function AuthenticatorSetUp<Shown>({ app: { secret, uri }, lead, doLabel, show, onDone, onCancel }: Props<Shown>) {
  const proof = useProof()
  const [code, setCode] = useState('')
  const [isMissing, setMissing] = useState(false)
  const act = useAct(async () => onDone(await proof.guard(() => show(code))))

  function submit() {
    const isCode = isTotpCode(code)
    setMissing(!isCode)
    act.clear()
    if (isCode) void act.run()
    else focusPart('app-code')
  }

  return (
    <div className="grid gap-6">
      <div ref={focusOnce} tabIndex={-1} className="grid gap-3 outline-none">
        {lead ? <p>{lead}</p> : null}
        <h3 className="text-lg font-semibold">{m.security_app_scan()}</h3>
        <p className="text-muted">{m.security_app_scan_lead()}</p>
        <div className="grid items-center gap-4 sm:grid-cols-[auto_1fr]">
          <QrCode text={uri} label={m.security_app_qr()} className="size-48 justify-self-center" />
          <div className="grid gap-3">
            <TextLink href={uri} className="inline-flex min-h-11 items-center justify-self-start">
              {m.security_app_link()}
            </TextLink>
            <p className="text-sm text-muted">{m.security_app_typed()}</p>
            <p data-secret="" className="flex flex-wrap gap-x-3 gap-y-1 font-mono text-lg">
              {(secret.match(/.{1,4}/g) ?? []).map((group, place) => (
                <span key={place}>{group}</span>
              ))}
            </p>
          </div>
        </div>
      </div>
      <form onSubmit={submitting(submit)} noValidate className="grid gap-5">
        <Refused words={act.refused} />
        <InputField
          id="app-code"
          name=""
          label={m.security_app_code()}
          hint={m.security_app_code_hint()}
          error={isMissing ? m.security_app_code_wrong() : undefined}
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={12}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <div className="grid gap-2 sm:flex sm:flex-wrap">
          <SubmitButton isPending={act.isPending}>{act.isPending ? m.own_busy() : doLabel}</SubmitButton>
          <SubmitButton type="button" variant="quiet" isPending={act.isPending} onClick={onCancel}>
            {m.entry_cancel()}
          </SubmitButton>
        </div>
      </form>
    </div>
  )
}

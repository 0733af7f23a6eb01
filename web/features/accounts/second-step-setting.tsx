import { useState } from 'react'
import { confirmBackupCodes, removeTotp, renewBackupCodes, startReplacingTotp, startTotp, type BackupCodes as Codes } from '#contract/second-factors'
import { m } from '#messages'
import { callApi, tellUnsure } from '#lib/api'
import { useProof } from '#lib/proof'
import { useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { Notice } from '#ui/notice'
import { focusPart } from '#ui/focus'
import { AuthenticatorSetUp, type AppSecret } from './authenticator-set-up.tsx'
import { BackupCodes } from './backup-codes.tsx'
import { confirmApp, replaceApp } from './changing-keys.ts'
import { ConfirmedAct } from './confirmed-act.tsx'
import type { Factors } from './own-ways-in.ts'
import { Refused } from './refused.tsx'
import { Setting } from './setting.tsx'

type Stage =
  | { readonly at: 'quiet'; readonly told?: string }
  | { readonly at: 'app' | 'next-app'; readonly app: AppSecret }
  | { readonly at: 'codes'; readonly codes: Codes; readonly told: string }

const part = 'second-step'

/** The authenticator app with its backup codes. */
export function SecondStepSetting({ factors, onChanged }: { factors: Factors; onChanged: () => Promise<void> }) {
  const [stage, setStage] = useState<Stage>({ at: 'quiet' })
  const showCodes = (codes: Codes, told: string) => {
    setStage({ at: 'codes', codes, told })
    // From now on the account page knows of codes that nobody has kept yet.
    return onChanged()
  }

  async function settle(told?: string) {
    setStage({ at: 'quiet', ...(told !== undefined && { told }) })
    if (told !== undefined) await onChanged()
    focusPart(part)
  }

  const badge = factors.totp ? ({ tone: 'leaf', text: m.security_app_on() } as const) : ({ tone: 'neutral', text: m.security_app_off() } as const)
  return (
    <Setting
      id={part}
      title={m.security_app()}
      badge={stage.at === 'codes' ? undefined : badge}
      lead={m.security_app_lead()}
      told={stage.at === 'quiet' ? stage.told : null}
    >
      {stage.at === 'codes' ? (
        <BackupCodes codes={stage.codes} onKept={() => void settle(stage.told)} />
      ) : stage.at === 'app' ? (
        <AuthenticatorSetUp
          app={stage.app}
          doLabel={m.security_app_confirm()}
          show={confirmApp}
          onDone={(codes) => void showCodes(codes, m.security_app_done())}
          onCancel={() => void settle()}
        />
      ) : stage.at === 'next-app' ? (
        <AuthenticatorSetUp
          app={stage.app}
          lead={m.security_app_change_lead()}
          doLabel={m.security_app_change_do()}
          show={replaceApp}
          onDone={() => void settle(m.security_app_changed())}
          onCancel={() => void settle()}
        />
      ) : (
        <Standing factors={factors} onApp={(at, app) => setStage({ at, app })} onCodes={showCodes} onDone={settle} />
      )}
    </Setting>
  )
}

type StandingProps = {
  factors: Factors
  onApp: (at: 'app' | 'next-app', app: AppSecret) => void
  onCodes: (codes: Codes, told: string) => Promise<void>
  onDone: (told: string) => Promise<void>
}

/** How it stands, and what can be done about it. */
function Standing({ factors, onApp, onCodes, onDone }: StandingProps) {
  const proof = useProof()
  const hasCodes = factors.totp || factors.backupCodesLeft > 0
  const start = useAct(async () => {
    if (factors.totp) onApp('next-app', await proof.guard(() => callApi(startReplacingTotp)))
    else onApp('app', await proof.guard(() => callApi(startTotp)))
  })
  const renew = async () => {
    const { backupCodes } = await proof
      .guard(() => callApi(renewBackupCodes))
      .catch(tellUnsure(() => ({ title: m.security_codes_unsure(), next: m.security_codes_unsure_next() })))
    await onCodes(backupCodes, m.security_codes_renewed())
  }
  const remove = async () => {
    await proof.guard(() => callApi(removeTotp))
    await onDone(m.security_app_removed())
  }
  return (
    <>
      {factors.unkeptSheet === null ? null : <CodesNotKept sheet={factors.unkeptSheet} onKept={() => onDone(m.security_codes_kept())} />}
      {hasCodes ? <CodesLeft count={factors.backupCodesLeft} /> : null}
      <Refused words={start.refused} />
      <SubmitButton type="button" variant="secondary" className="justify-self-start" isPending={start.isPending} onClick={() => void start.run()}>
        {start.isPending ? m.own_busy() : factors.totp ? m.security_app_change() : m.security_app_start()}
      </SubmitButton>
      {hasCodes ? <ConfirmedAct label={m.security_codes_renew()} text={m.security_codes_renew_ask()} act={renew} /> : null}
      {factors.totp ? <ConfirmedAct label={m.security_app_remove()} text={m.security_app_remove_ask()} act={remove} opener="quiet" /> : null}
    </>
  )
}

/** Whoever has the sheet says so; whoever has not makes new codes below. */
function CodesNotKept({ sheet, onKept }: { sheet: string; onKept: () => Promise<void> }) {
  const act = useAct(async () => {
    await callApi(confirmBackupCodes, { body: { sheet } })
    await onKept()
  })
  return (
    <>
      <Refused words={act.refused} />
      <Notice
        tone="attention"
        title={m.security_codes_not_kept()}
        action={
          <SubmitButton type="button" variant="secondary" size="small" isPending={act.isPending} onClick={() => void act.run()}>
            {act.isPending ? m.own_busy() : m.security_codes_have()}
          </SubmitButton>
        }
      >
        {m.security_codes_not_kept_next()}
      </Notice>
    </>
  )
}

const fewCodes = 3

function CodesLeft({ count }: { count: number }) {
  return (
    <p>
      {m.security_codes_left({ count: String(count) })}
      {count <= fewCodes ? ` ${m.security_codes_few()}` : ''}
    </p>
  )
}

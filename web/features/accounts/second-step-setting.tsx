import { useState } from 'react'
import { removeTotp, renewBackupCodes, startTotp } from '#contract/second-factors'
import { m } from '#messages'
import { callApi, tellUnsure } from '#lib/api'
import { useProof } from '#lib/proof'
import { useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { AuthenticatorSetUp, type AppSecret } from './authenticator-set-up.tsx'
import { BackupCodes } from './backup-codes.tsx'
import { ConfirmAct } from './confirm-act.tsx'
import { focusPart } from './focus-once.ts'
import type { Factors } from './own-ways-in.ts'
import { Refused } from './refused.tsx'
import { Setting } from './setting.tsx'

type Stage =
  | { readonly at: 'quiet'; readonly told?: string }
  | { readonly at: 'app'; readonly app: AppSecret }
  | { readonly at: 'codes'; readonly codes: readonly string[]; readonly told: string }

const fewCodes = 3

/** The authenticator app with its backup codes. */
export function SecondStepSetting({ factors, onChanged }: { factors: Factors; onChanged: () => Promise<void> }) {
  const proof = useProof()
  const [stage, setStage] = useState<Stage>({ at: 'quiet' })
  const start = useAct(async () => setStage({ at: 'app', app: await proof.guard(() => callApi(startTotp)) }))
  const renew = useAct(async () => {
    const { backupCodes } = await proof
      .guard(() => callApi(renewBackupCodes))
      .catch(tellUnsure(() => ({ title: m.security_codes_unsure(), next: m.security_codes_unsure_next() })))
    setStage({ at: 'codes', codes: backupCodes, told: m.security_codes_renewed() })
  })
  const remove = useAct(async () => {
    await proof.guard(() => callApi(removeTotp))
    await settle(m.security_app_removed())
  })

  async function settle(told: string) {
    setStage({ at: 'quiet', told })
    await onChanged()
    focusPart('second-step')
  }

  const hasCodes = factors.totp || factors.backupCodesLeft > 0
  return (
    <Setting
      id="second-step"
      title={m.security_app()}
      badge={
        stage.at === 'codes'
          ? undefined
          : factors.totp
            ? { tone: 'leaf', text: m.security_app_on() }
            : { tone: 'neutral', text: m.security_app_off() }
      }
      lead={m.security_app_lead()}
      told={stage.at === 'quiet' ? stage.told : null}
    >
      {stage.at === 'codes' ? (
        <BackupCodes codes={stage.codes} onKept={() => void settle(stage.told)} />
      ) : stage.at === 'app' ? (
        <AuthenticatorSetUp
          app={stage.app}
          onDone={(codes) => setStage({ at: 'codes', codes, told: m.security_app_done() })}
          onCancel={() => setStage({ at: 'quiet' })}
        />
      ) : (
        <>
          {hasCodes ? (
            <p>
              {m.security_codes_left({ count: String(factors.backupCodesLeft) })}
              {factors.backupCodesLeft <= fewCodes ? ` ${m.security_codes_few()}` : ''}
            </p>
          ) : null}
          {factors.totp ? null : (
            <>
              <Refused words={start.refused} />
              <SubmitButton
                type="button"
                variant="secondary"
                className="justify-self-start"
                disabled={start.isPending}
                onClick={() => void start.run()}
              >
                {start.isPending ? m.own_busy() : m.security_app_start()}
              </SubmitButton>
            </>
          )}
          {hasCodes ? <ConfirmAct label={m.security_codes_renew()} question={m.security_codes_renew_ask()} act={renew} /> : null}
          {factors.totp ? <ConfirmAct label={m.security_app_remove()} question={m.security_app_remove_ask()} act={remove} variant="quiet" /> : null}
        </>
      )}
    </Setting>
  )
}

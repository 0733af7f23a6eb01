import { useState } from 'react'
import { Navigate, useNavigate, useRevalidator, useSearchParams } from 'react-router'
import { startTotp, type BackupCodes as Codes } from '#contract/second-factors'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { localPath } from '#lib/local-path'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { canUsePasskeys } from '#lib/passkey'
import { pathOf } from '#lib/paths'
import { useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { Container } from '#ui/container'
import { AuthenticatorSetUp, type AppSecret } from './authenticator-set-up.tsx'
import { BackupCodes } from './backup-codes.tsx'
import { addOwnPasskey, confirmApp } from './changing-keys.ts'
import { PageHead } from './page-head.tsx'
import { Refused } from './refused.tsx'
import { Setting } from './setting.tsx'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.enrol_title() }, { name: 'robots', content: 'noindex' }]

/** Staff without a second factor may do this and nothing else; the account opens behind it. */
export default function SecondFactorPage() {
  const me = useMe()
  const { language } = usePage()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const { revalidate } = useRevalidator()
  const [app, setApp] = useState<AppSecret | null>(null)
  const [codes, setCodes] = useState<Codes | null>(null)
  const start = useAct(async () => setApp(await callApi(startTotp)))
  const add = useAct(async () => setCodes((await addOwnPasskey(me.accountId, null)).backupCodes))
  const goOn = async () => {
    await revalidate()
    await navigate(search.has('to') ? localPath(search.get('to')) : pathOf('account', language), { replace: true })
  }

  if (me.state === 'complete' && !codes) return <Navigate to={pathOf('security', language)} replace />
  return (
    <Container width="form" className="grid gap-6 py-8 sm:py-12">
      <PageHead title={m.enrol_title()} lead={codes ? undefined : m.enrol_lead()} />
      {codes ? (
        <BackupCodes codes={codes} onKept={() => void goOn()} />
      ) : app ? (
        <AuthenticatorSetUp app={app} doLabel={m.security_app_confirm()} show={confirmApp} onDone={setCodes} onCancel={() => setApp(null)} />
      ) : (
        <>
          <Setting id="app" title={m.enrol_app()} lead={m.enrol_app_lead()}>
            <Refused words={start.refused} />
            <SubmitButton wide isPending={start.isPending} onClick={() => void start.run()} type="button">
              {start.isPending ? m.own_busy() : m.security_app_start()}
            </SubmitButton>
          </Setting>
          {canUsePasskeys() ? (
            <Setting id="passkey" title={m.enrol_or()} lead={m.enrol_or_lead()}>
              <Refused words={add.refused} />
              <SubmitButton wide variant="secondary" isPending={add.isPending} onClick={() => void add.run()} type="button">
                {add.isPending ? m.own_busy() : m.passkeys_add()}
              </SubmitButton>
            </Setting>
          ) : null}
        </>
      )}
    </Container>
  )
}

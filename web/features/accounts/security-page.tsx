import { useState } from 'react'
import { useRevalidator } from 'react-router'
import { m } from '#messages'
import { wordsOf } from '#lib/words-of'
import { Container } from '#ui/container'
import { EmailSetting } from './email-setting.tsx'
import { OwnFingerprint } from './own-fingerprint.tsx'
import { findOwnWaysIn } from './own-ways-in.ts'
import { NotLoaded } from './not-loaded.tsx'
import { PageHead } from './page-head.tsx'
import { PasskeysSetting } from './passkeys-setting.tsx'
import { PasswordSetting } from './password-setting.tsx'
import { RecoverySetting } from './recovery-setting.tsx'
import { SecondStepSetting } from './second-step-setting.tsx'
import type { Route } from './+types/security-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.security_title() }, { name: 'robots', content: 'noindex' }]

export const clientLoader = () =>
  findOwnWaysIn().then(
    (own) => ({ own, refused: null }),
    (error: unknown) => ({ own: null, refused: wordsOf(error) }),
  )

/** Every way into the account, and the one address that hears of it. */
export default function SecurityPage({ loaderData: { own, refused } }: Route.ComponentProps) {
  const { revalidate } = useRevalidator()
  // A broken connection must not take away codes that are shown only once.
  const [shown, setShown] = useState(own)
  if (own && own !== shown) setShown(own)
  return (
    <Container width="reading" className="grid gap-6 py-8 sm:py-12">
      <PageHead title={m.security_title()} lead={m.security_lead()} />
      {shown ? (
        <>
          <PasswordSetting />
          <RecoverySetting onChanged={revalidate} />
          <PasskeysSetting passkeys={shown.factors.passkeys} onChanged={revalidate} />
          <SecondStepSetting factors={shown.factors} onChanged={revalidate} />
          <OwnFingerprint />
          <EmailSetting email={shown.email} onChanged={revalidate} />
        </>
      ) : refused ? (
        <NotLoaded words={refused} onRetry={revalidate} />
      ) : null}
    </Container>
  )
}

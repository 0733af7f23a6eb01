import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { readInvitation } from '#contract/people'
import { m } from '#messages'
import { ApiRefusal, callApi } from '#lib/api'
import { languageOfAddress } from '#lib/language'
import { formatDateTime } from '#lib/format'
import { usePage, usePractice } from '#lib/page'
import { pathOf } from '#lib/paths'
import { useAct } from '#lib/use-act'
import { useTitle } from '#lib/use-title'
import { wordsOf } from '#lib/words-of'
import { ButtonLink } from '#ui/button'
import { Container } from '#ui/container'
import { Heading } from '#ui/heading'
import { Notice } from '#ui/notice'
import { dropInvitationToken, keepInvitationToken, takeInvitationToken } from './held-invitation.ts'
import { RecoveryKit } from './recovery-kit.tsx'
import { RegisterForm } from './register-form-view.tsx'
import type { RegisterValues } from './register-form.ts'
import { registerAccount, type Registered } from './registering.ts'
import { roleName } from './role-name.ts'
import { useFreshHeading } from './use-fresh-heading.ts'
import { useSheetGuard } from './use-sheet-guard.tsx'
import type { Route } from './+types/invitation-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.invitation_title() }, { name: 'robots', content: 'noindex' }]

export async function clientLoader() {
  const token = takeInvitationToken()
  if (!token) return { token, invitation: null, error: null }
  try {
    return { token, invitation: await callApi(readInvitation, { body: { token } }), error: null }
  } catch (error) {
    return { token, invitation: null, error }
  }
}

export default function InvitationPage({ loaderData: { token, invitation, error } }: Route.ComponentProps) {
  const { language } = usePage()
  const practice = usePractice()
  const [registered, setRegistered] = useState<Registered | null>(null)
  const navigate = useNavigate()
  const act = useAct(async (values: RegisterValues) => {
    setRegistered(await registerAccount(values, token))
    dropInvitationToken()
  })
  const guard = useSheetGuard()
  useTitle(registered && m.kit_page_title())
  const heading = useFreshHeading(registered !== null)
  useEffect(keepInvitationToken, [language])
  return (
    <Container width="form" className="grid gap-6 py-8 sm:py-12">
      {guard.question}
      <div ref={heading} tabIndex={-1} className="grid gap-2 outline-none print:hidden">
        <Heading level={1} size="title">
          {registered ? m.kit_page_title() : m.invitation_title()}
        </Heading>
        {registered ? <p className="text-muted">{m.kit_page_lead()}</p> : null}
        {invitation && !registered ? (
          <p className="text-muted">
            {m.invitation_lead({
              practice: practice.name,
              role: roleName[invitation.role](),
              until: formatDateTime(invitation.expiresAt, practice.timeZone, language),
            })}
          </p>
        ) : null}
      </div>
      {!invitation ? (
        <NoInvitation error={error} />
      ) : registered ? (
        <RecoveryKit
          practiceName={practice.name}
          username={registered.account.registration.username}
          code={registered.account.recoveryCode}
          onKept={() => void navigate(pathOf('secondFactor', languageOfAddress()), { replace: true })}
        />
      ) : (
        <RegisterForm act={act} submitLabel={m.invitation_do()} whose="staff" />
      )}
    </Container>
  )
}

/** A link that was cut off, or one that no longer counts. */
function NoInvitation({ error }: { error: unknown }) {
  const { language } = usePage()
  const { title, next } = wordsOfNone(error)
  return (
    <Notice
      tone="alarm"
      role="alert"
      title={title}
      action={<ButtonLink href={pathOf('contact', language)}>{m.second_step_lost_contact()}</ButtonLink>}
    >
      {next}
    </Notice>
  )
}

/** In the language of the page, also after a step to the other one; the practice answered in that of the first. */
function wordsOfNone(error: unknown) {
  if (!error) return { title: m.invitation_incomplete(), next: m.invitation_incomplete_next() }
  if (error instanceof ApiRefusal && error.code === 'invitation-wrong')
    return { title: m.refusal_invitation_wrong(), next: m.refusal_invitation_wrong_next() }
  return wordsOf(error)
}

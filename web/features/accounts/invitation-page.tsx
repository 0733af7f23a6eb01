import { useState } from 'react'
import { useNavigate } from 'react-router'
import { readInvitation } from '#contract/people'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { languageOfAddress } from '#lib/language'
import { formatDateTime } from '#lib/format'
import { usePage, usePractice } from '#lib/page'
import { pathOf } from '#lib/paths'
import { useAct } from '#lib/use-act'
import { useTitle } from '#lib/use-title'
import { wordsOf } from '#lib/words-of'
import { Container } from '#ui/container'
import { Heading } from '#ui/heading'
import { Notice } from '#ui/notice'
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

/** The page is loaded anew for its other language, when the address has it no longer. */
let heldToken = ''

/** The token stands in the fragment, which no server and no log sees, and leaves the address bar before anybody looks over a shoulder. */
export async function clientLoader() {
  const token = location.hash.slice(1) || heldToken
  heldToken = token
  if (location.hash) history.replaceState(history.state, '', location.pathname + location.search)
  try {
    return { token, invitation: await callApi(readInvitation, { body: { token } }), refused: null }
  } catch (error) {
    return { token, invitation: null, refused: wordsOf(error) }
  }
}

export default function InvitationPage({ loaderData: { token, invitation, refused } }: Route.ComponentProps) {
  const { language } = usePage()
  const practice = usePractice()
  const [registered, setRegistered] = useState<Registered | null>(null)
  const navigate = useNavigate()
  const act = useAct(async (values: RegisterValues) => setRegistered(await registerAccount(values, token)))
  const guard = useSheetGuard()
  useTitle(registered && m.kit_page_title())
  const heading = useFreshHeading(registered !== null)
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
      {refused ? (
        <Notice tone="alarm" role="alert" title={refused.title}>
          {refused.next}
        </Notice>
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

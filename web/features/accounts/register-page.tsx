import { useState } from 'react'
import { redirect, useNavigate, useSearchParams } from 'react-router'
import { m } from '#messages'
import { findMe } from '#lib/me'
import { usePractice } from '#lib/page'
import { useAct } from '#lib/use-act'
import { useTitle } from '#lib/use-title'
import { ButtonLink } from '#ui/button'
import { Container } from '#ui/container'
import { Heading } from '#ui/heading'
import { Notice } from '#ui/notice'
import { RecoveryKit } from './recovery-kit.tsx'
import { RegisterForm } from './register-form-view.tsx'
import type { RegisterValues } from './register-form.ts'
import { registerAccount, type Registered } from './registering.ts'
import { useFreshHeading } from './use-fresh-heading.ts'
import { useSheetGuard } from './use-sheet-guard.tsx'
import { beginningOf, entryPath, wayOn, wayOnOf } from './way-on.ts'
import type { Route } from './+types/register-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.register_title() }, { name: 'robots', content: 'noindex' }]

export async function clientLoader({ request }: Route.ClientLoaderArgs) {
  const me = await findMe().catch(() => null)
  if (me?.state === 'complete') throw redirect(wayOnOf(request))
  return null
}

export default function RegisterPage() {
  const [registered, setRegistered] = useState<Registered | null>(null)
  const practice = usePractice()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const act = useAct(async (values: RegisterValues) => setRegistered(await registerAccount(values)))
  const guard = useSheetGuard()
  useTitle(registered && m.kit_page_title())
  const heading = useFreshHeading(registered !== null)
  return (
    <Container width="form" className="grid gap-6 py-8 sm:py-12">
      {guard.question}
      <div ref={heading} tabIndex={-1} className="grid gap-2 outline-none print:hidden">
        <Heading level={1} size="title">
          {registered ? m.kit_page_title() : m.register_title()}
        </Heading>
        <p className="text-muted">{registered ? m.kit_page_lead() : m.register_lead()}</p>
      </div>
      {registered ? (
        <RecoveryKit
          practiceName={practice.name}
          username={registered.account.registration.username}
          code={registered.account.recoveryCode}
          onKept={() => void navigate(wayOn(search), { replace: true })}
        />
      ) : (
        <>
          <ToBegin to={search.get('to')} />
          <RegisterForm act={act} submitLabel={m.register_do()} />
        </>
      )}
    </Container>
  )
}

const whyHere = {
  write: { title: m.write_log_in_first, text: m.write_log_in_first_why },
  book: { title: m.book_log_in_first, text: m.book_log_in_first_why },
} as const

/** The same for everybody who is led here: nobody learns whether there was a login. */
function ToBegin({ to }: { to: string | null }) {
  const page = beginningOf(to)
  if (!page) return null
  return (
    <Notice
      title={whyHere[page].title()}
      action={
        <ButtonLink size="small" href={entryPath('logIn', to)}>
          {m.write_log_in_has_account()}
        </ButtonLink>
      }
    >
      {whyHere[page].text()}
    </Notice>
  )
}

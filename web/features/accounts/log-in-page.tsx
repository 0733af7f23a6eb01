import { lazy, Suspense, useState } from 'react'
import type { LoginState } from '#contract/accounts'
import { redirect, useNavigate, useSearchParams } from 'react-router'
import { isStaff } from '#domain/accounts/roles'
import { m } from '#messages'
import { ApiRefusal } from '#lib/api'
import { keepKeys } from '#lib/kept-keys'
import { keyRing } from '#lib/key-ring'
import { languageOfAddress } from '#lib/language'
import { findMe } from '#lib/me'
import { usePage } from '#lib/page'
import { canUsePasskeys } from '#lib/passkey'
import { pathOf } from '#lib/paths'
import { submitting, useAct } from '#lib/use-act'
import type { Words } from '#lib/words-of'
import { SubmitButton } from '#ui/button'
import { Container } from '#ui/container'
import { CheckboxField } from '#ui/checkbox-field'
import { Heading } from '#ui/heading'
import { TextLink } from '#ui/link'
import { Notice } from '#ui/notice'
import { focusOnce, focusPart } from '#ui/focus'
import { KeyProgress } from './key-progress.tsx'
import { NameField } from './name-field.tsx'
import { PasswordField } from './password-field.tsx'
import { Refused } from './refused.tsx'
import { useFreshHeading } from './use-fresh-heading.ts'
import { entryPath, wayOn, wayOnOf } from './way-on.ts'
import { enterByPasskey, enterByPassword, openByKey, type Entering } from './ways-in.ts'
import type { Route } from './+types/log-in-page'

/** Comes while the first step is answered: most people have none. */
const SecondStep = lazy(() => import('./second-step.tsx').then((module) => ({ default: module.SecondStep })))

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.log_in_title() }, { name: 'robots', content: 'noindex' }]

/** Whoever is in already goes on. */
export async function clientLoader({ request }: Route.ClientLoaderArgs) {
  const me = await findMe().catch(() => null)
  if (me?.state === 'complete' || me?.state === 'enrol') throw redirect(wayOnOf(request))
  return null
}

/** See [Note: staying unlocked]: who is staff is only known once they are in. */
async function keepUnlessStaff(): Promise<void> {
  const [me, keys] = [await findMe(), keyRing.keys()]
  if (me && keys && !isStaff(me.role)) await keepKeys(keys)
}

/**
 * Nothing is asked of whoever is through already, because an answer was lost or the vault did not come; nor of whoever waited too
 * long. The practice tells both that there is no such page. @returns null when it took too long
 */
async function whereOneIs(error: unknown): Promise<LoginState | null> {
  if (!(error instanceof ApiRefusal && error.code === 'not-found')) throw error
  const me = await findMe()
  return me && me.state !== 'factor' ? me : null
}

export default function LogInPage() {
  const [entering, setEntering] = useState<Entering | null>(null)
  const [tooLate, setTooLate] = useState<Words | null>(null)
  const [isKept, setKept] = useState(false)
  const navigate = useNavigate()
  const [search] = useSearchParams()

  async function show(entered: Entering, factor: () => Promise<LoginState>) {
    const state = await factor().catch(whereOneIs)
    if (state) return go({ ...entered, ...state })
    setTooLate({ title: m.second_step_too_late(), next: m.second_step_too_late_next() })
    setEntering(null)
  }

  async function go(next: Entering) {
    setTooLate(null)
    if (next.state === 'factor') return setEntering(next)
    if (next.state === 'complete' && next.slotKey) {
      await openByKey(next.slotKey, next.by)
      if (isKept) await keepUnlessStaff()
    }
    await navigate(next.state === 'enrol' ? pathOf('secondFactor', languageOfAddress()) : wayOn(search), { replace: true })
  }

  const heading = useFreshHeading(entering !== null)
  return (
    <Container width="form" className="grid gap-7 py-8 sm:py-12">
      <div ref={heading} tabIndex={-1} className="outline-none">
        <Heading level={1} size="title">
          {entering ? m.second_step_title() : m.log_in_title()}
        </Heading>
      </div>
      {entering ? (
        <Suspense>
          <SecondStep factors={entering.factors} onShow={(factor) => show(entering, factor)} onBack={() => setEntering(null)} />
        </Suspense>
      ) : (
        <FirstStep told={tooLate} to={search.get('to')} onEntered={go} isKept={isKept} onKept={setKept} />
      )}
    </Container>
  )
}

type FirstStepProps = {
  told: Words | null
  /** A page of their own, from which they were led here. */
  to: string | null
  onEntered: (entering: Entering) => Promise<void>
  isKept: boolean
  onKept: (isKept: boolean) => void
}

function FirstStep({ told, to, onEntered, isKept, onKept }: FirstStepProps) {
  const { language } = usePage()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState<{ name?: string; password?: string }>({})
  const [hasTried, setTried] = useState(false)
  const byPassword = useAct(async () => onEntered(await enterByPassword(name, password)))
  const byPasskey = useAct(async () => onEntered(await enterByPasskey()))

  const refused = byPassword.refused ?? byPasskey.refused ?? told

  /** What was told on arriving, and of the try before, is over. */
  const forget = () => {
    setTried(true)
    byPassword.clear()
    byPasskey.clear()
  }

  function submit() {
    const found = { ...(!name.trim() && { name: m.log_in_name_missing() }), ...(!password && { password: m.log_in_password_missing() }) }
    setMissing(found)
    forget()
    if (found.name ?? found.password) focusPart(found.name ? 'name' : 'password')
    else void byPassword.run()
  }

  function touch() {
    forget()
    void byPasskey.run()
  }

  return (
    <>
      <form onSubmit={submitting(submit)} noValidate className="grid gap-5">
        <Refused words={refused} />
        {to !== null && !hasTried && !told ? <WhyHere /> : null}
        <NameField hint={m.log_in_name_hint()} error={missing.name} value={name} onName={setName} />
        <PasswordField
          id="password"
          label={m.entry_password()}
          error={missing.password}
          autoComplete="current-password"
          value={password}
          onValue={setPassword}
        />
        <CheckboxField
          id="kept"
          name=""
          label={m.entry_keep_open()}
          hint={m.entry_keep_open_hint()}
          checked={isKept}
          onChange={(event) => onKept(event.target.checked)}
        />
        <SubmitButton size="large" wide isPending={byPassword.isPending}>
          {byPassword.isPending ? m.log_in_busy() : m.log_in_do()}
        </SubmitButton>
        <KeyProgress isShown={byPassword.isPending} label={m.log_in_progress()} />
      </form>
      {canUsePasskeys() ? (
        <SubmitButton type="button" variant="secondary" wide isPending={byPasskey.isPending} onClick={touch}>
          {m.log_in_by_passkey()}
        </SubmitButton>
      ) : null}
      <div className="grid gap-2 border-t border-line pt-6">
        <p>
          {m.log_in_no_account()} <TextLink href={entryPath('register', to)}>{m.register_do()}</TextLink>
        </p>
        <p>
          {m.log_in_lost()} <TextLink href={pathOf('recover', language)}>{m.recover_do()}</TextLink>
        </p>
      </div>
    </>
  )
}

/** The same for everybody who is led here: nobody learns whether there was a login. */
function WhyHere() {
  return (
    <div ref={focusOnce} tabIndex={-1} className="outline-none">
      <Notice title={m.log_in_first()}>{m.log_in_first_why()}</Notice>
    </div>
  )
}

import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Outlet, redirect, useLocation, useNavigate, type NavigateFunction } from 'react-router'
import type { Me } from '#contract/accounts'
import { isStaff } from '#domain/accounts/roles'
import { m } from '#messages'
import { PlainFrame, PlainRefusal } from '#features/site'
import { ApiRefusal, onStranger } from '#lib/api'
import { forgetKeptKeys, hasKeptKeys, isAnythingKept, openKeptKeys } from '#lib/kept-keys'
import { idleMinutes, startIdleLock } from '#lib/idle-lock'
import { keyRing } from '#lib/key-ring'
import { languageOfAddress, languageOfPath } from '#lib/language'
import { findMe, MeContext } from '#lib/me'
import { pathOf } from '#lib/paths'
import { hearTabs } from '#lib/tabs'
import { useAct, type Act } from '#lib/use-act'
import { useKeys } from '#lib/use-keys'
import { Container } from '#ui/container'
import { Heading } from '#ui/heading'
import { LeaveButton } from './leave-button.tsx'
import { leave, lock } from './leaving.ts'
import { LoadingPage } from './loading-page.tsx'
import { NeedsKeys } from './needs-keys.tsx'
import { PrivateMenu } from './private-menu.tsx'
import { ProofProvider } from './proof-provider.tsx'
import { letSheetsGo } from './unkept-sheets.ts'
import { useReadingPlace } from './use-reading-place.ts'
import { useSheetGuard } from './use-sheet-guard.tsx'
import { useUnsentGuard } from './use-unsent-guard.tsx'
import { beginningOf, entryPath } from './way-on.ts'
import type { Route } from './+types/private-layout'

const loadUnlockPanel = () => import('./unlock-panel.tsx')

/** A lock that fell before it had come waits for the connection. */
const untilThere = (): ReturnType<typeof loadUnlockPanel> =>
  loadUnlockPanel().catch(() => new Promise((resolve) => addEventListener('online', () => resolve(untilThere()), { once: true })))
const UnlockPanel = lazy(() => untilThere().then((module) => ({ default: module.UnlockPanel })))

/** Around every page of a person: nobody's page is rendered by the server, which could not read it. */
export async function clientLoader({ request }: Route.ClientLoaderArgs) {
  const { pathname, search } = new URL(request.url)
  const panel = panelIfLocked()
  const me = await findMe().catch(unlessKnown)
  known = me
  if (!me || me.state === 'factor') {
    await forgetKeys()
    throw redirect(wayIn(pathname + search))
  }
  const enrolPath = pathOf('secondFactor', languageOfPath(pathname))
  if (me.state === 'enrol' && pathname !== enrolPath) throw redirect(enrolPath)
  if (keyRing.keys() && keyRing.keys()?.accountId !== me.accountId) keyRing.drop()
  // A client who became staff may have kept keys before.
  if (isStaff(me.role)) void forgetKeptKeys()
  else if (!keyRing.keys()) await openKeptKeys(me.accountId).catch(() => false)
  if (!keyRing.keys()) await panel
  return { me }
}
clientLoader.hydrate = true as const

/** On its way while the practice is asked who it is: whoever kept nothing will have to unlock. */
async function panelIfLocked(): Promise<void> {
  if (!keyRing.keys() && !(await isAnythingKept())) await loadUnlockPanel().catch(() => undefined)
}

let known: Me | null = null

/** Whoever is about to begin here has no account yet. */
const wayIn = (to: string) => entryPath(beginningOf(to) ? 'register' : 'logIn', to)

/** A login that ended elsewhere takes along what it opened, also what was to stay open. */
async function forgetKeys(): Promise<void> {
  known = null
  keyRing.drop()
  await forgetKeptKeys()
}

/** Asked again without a connection, the person is who they were: the page stays, with all that is on it. */
function unlessKnown(error: unknown): Me {
  if (known && error instanceof ApiRefusal && error.code === 'offline') return known
  throw error
}

export function HydrateFallback() {
  return (
    <PlainFrame>
      <LoadingPage />
    </PlainFrame>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <PlainRefusal error={error} />
}

export default function PrivateLayout({ loaderData: { me } }: Route.ComponentProps) {
  const keys = useKeys()
  const { pathname } = useLocation()
  const language = languageOfPath(pathname)
  const isLocked = keys === null && me.state === 'complete'
  const wasOpen = useWasTrue(!isLocked)
  const hadKeys = useWasTrue(keys !== null)
  const leaving = useLeaving()
  const guard = useSheetGuard()
  const unsent = useUnsentGuard(me.accountId)
  const onLeave = () => guard.before(() => unsent.before(() => void leaving.run()))
  useLocking(isLocked, isStaff(me.role), me.accountId)
  useStrangersWay()
  useReadingPlace(pathname, isLocked)
  return (
    <MeContext value={me}>
      <PlainFrame menu={me.state === 'complete' && !isLocked ? <PrivateMenu onLock={() => void lock()} onLeave={onLeave} /> : null}>
        {guard.question}
        {unsent.question}
        {isLocked ? (
          <NeedsKeys instead={<LeaveButton leaving={leaving} onLeave={onLeave} />}>
            <Suspense fallback={<Leaving leaving={leaving} onLeave={onLeave} />}>
              <UnlockPanel me={me} isWaiting={hadKeys} mayStayOpen={!isStaff(me.role)} leaving={leaving} onLeave={onLeave} />
            </Suspense>
          </NeedsKeys>
        ) : null}
        {/* What was typed stays with the page while it is locked, and nobody sees or reaches it. */}
        <div key={language} hidden={isLocked} inert={isLocked}>
          {wasOpen ? (
            <ProofProvider>
              <Outlet />
              {me.state === 'enrol' ? (
                <Container width="form" className="grid gap-6 pb-12 print:hidden">
                  <LeaveButton leaving={leaving} onLeave={onLeave} />
                </Container>
              ) : null}
            </ProofProvider>
          ) : null}
        </div>
        <p role="status" className="sr-only">
          {isLocked && wasOpen ? m.unlock_announced() : ''}
        </p>
      </PlainFrame>
    </MeContext>
  )
}

/** What is possible while the rest of the lock is on its way. */
const Leaving = (parts: { leaving: Act<[]>; onLeave: () => void }) => (
  <Container width="form" className="grid gap-6 py-8 sm:py-12">
    <Heading level={1} size="title">
      {m.unlock_title()}
    </Heading>
    <LeaveButton {...parts} />
  </Container>
)

/** Whether it was ever true: a page that nobody has opened yet is not rendered behind the lock. */
function useWasTrue(now: boolean): boolean {
  const [was, setWas] = useState(now)
  if (now && !was) setWas(true)
  return was || now
}

/** Ends the login, and with it the document: nothing of the person stays in its memory. A document that stays says that one is not out yet. */
function useLeaving(): Act<[]> {
  return useAct(async () => {
    const home = pathOf('home', languageOfAddress())
    await leave()
    letSheetsGo()
    location.replace(home)
  })
}

/**
 * Whoever is told 'not found' may be out: asked once, and not by running the loaders anew, since theirs is the request that was
 * refused and it would be refused again for ever.
 */
function useStrangersWay(): void {
  const navigate = useNavigate()
  const isAsking = useRef(false)
  useEffect(
    () =>
      onStranger(() => {
        if (isAsking.current) return
        isAsking.current = true
        void goIfStranger(navigate)
          .catch(() => undefined)
          .finally(() => (isAsking.current = false))
      }),
    [navigate],
  )
}

async function goIfStranger(navigate: NavigateFunction): Promise<void> {
  const me = await findMe().catch(unlessKnown)
  if (me) return
  await forgetKeys()
  await navigate(entryPath('logIn', location.pathname + location.search), { replace: true })
}

function useLocking(isLocked: boolean, isForStaff: boolean, accountId: string): void {
  useEffect(() => {
    if (isLocked) return
    // The lock may fall when there is no connection.
    void loadUnlockPanel().catch(() => undefined)
  }, [isLocked])
  useEffect(() => {
    if (isLocked) return undefined
    const lockUnlessKept = async () => {
      if (isForStaff || !(await hasKeptKeys(accountId))) keyRing.drop()
    }
    return startIdleLock({ minutes: isForStaff ? idleMinutes.staff : idleMinutes.client, onIdle: () => void lockUnlessKept() })
  }, [isLocked, isForStaff, accountId])
  useEffect(() => {
    return hearTabs((word) => {
      keyRing.drop()
      if (word === 'locked') return
      keyRing.shut(true)
      letSheetsGo()
      location.replace(pathOf('logIn', languageOfAddress()))
    })
  }, [])
}

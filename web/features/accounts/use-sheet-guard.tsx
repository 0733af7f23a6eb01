import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useBlocker } from 'react-router'
import { addresses } from '#lib/paths'
import { hasUnkeptSheet, letSheetsGo } from './unkept-sheets.ts'

const UnkeptDialog = lazy(() => import('./unkept-dialog.tsx').then((module) => ({ default: module.UnkeptDialog })))

/** A login that ended elsewhere is over, whatever stands on the page. */
const waysIn: ReadonlySet<string> = new Set(Object.values(addresses.logIn))

export type Guard = {
  readonly question: ReactNode
  /** Does it, or asks first. It lets the sheets go when it has succeeded. */
  readonly before: (leave: () => void) => void
}

/** See [Note: unkept sheets]. Once on a page, or around it: a router knows one blocker. The page of logging in, which must come fast, has none. */
export function useSheetGuard(): Guard {
  const [waiting, setWaiting] = useState<(() => void) | null>(null)
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      hasUnkeptSheet() && currentLocation.pathname !== nextLocation.pathname && !waysIn.has(nextLocation.pathname),
  )
  const isAsking = waiting !== null || blocker.state === 'blocked'
  const stay = () => {
    setWaiting(null)
    blocker.reset?.()
  }
  const leave = () => {
    setWaiting(null)
    // What waited lets them go itself once it is done: without a connection it may not be, and they are still there.
    waiting?.()
    if (blocker.state !== 'blocked') return
    letSheetsGo()
    blocker.proceed()
  }
  return {
    question: isAsking ? (
      <Suspense>
        <UnkeptDialog onStay={stay} onLeave={leave} />
      </Suspense>
    ) : null,
    before: (act) => (hasUnkeptSheet() ? setWaiting(() => act) : act()),
  }
}

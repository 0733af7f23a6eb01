import { lazy, Suspense, useState } from 'react'
import { localStore } from '#lib/local-store'
import type { Guard } from './use-sheet-guard.tsx'

const UnkeptDialog = lazy(() => import('./unkept-dialog.tsx').then((module) => ({ default: module.UnkeptDialog })))

/** Leaving the account empties this device: whoever has written something that nobody has received yet is asked first. */
export function useUnsentGuard(accountId: string): Guard {
  const [waiting, setWaiting] = useState<(() => void) | null>(null)
  const stay = () => setWaiting(null)
  const leave = () => {
    setWaiting(null)
    waiting?.()
  }
  const lookAndAsk = async (act: () => void) => {
    const unsent = await localStore.all('outbox', [accountId]).catch(() => [])
    if (unsent.length > 0) setWaiting(() => act)
    else act()
  }
  return {
    question: waiting ? (
      <Suspense>
        <UnkeptDialog of="messages" onStay={stay} onLeave={leave} />
      </Suspense>
    ) : null,
    before: (act) => void lookAndAsk(act),
  }
}

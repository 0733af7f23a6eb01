import { useState } from 'react'
import { m } from '#messages'
import { localStore } from '#lib/local-store'
import { SubmitButton } from '#ui/button'
import { Container } from '#ui/container'
import { focusOnce } from '#ui/focus'
import { Notice } from '#ui/notice'
import type { Guard } from './use-sheet-guard.tsx'

/**
 * Leaving the account empties this device: whoever has written something that nobody has received yet, sent or not, is asked first. In the page
 * itself, because what waits mostly waits for a connection, and a dialog would have to be fetched.
 */
export function useUnsentGuard(accountId: string): Guard {
  const [waiting, setWaiting] = useState<(() => void) | null>(null)
  const stay = () => setWaiting(null)
  const leave = () => {
    setWaiting(null)
    waiting?.()
  }
  const lookAndAsk = async (act: () => void) => {
    const written = await Promise.all((['outbox', 'drafts'] as const).map((store) => localStore.all(store, [accountId]).catch(() => [])))
    if (written.flat().length > 0) setWaiting(() => act)
    else act()
  }
  const actions = (
    <>
      <SubmitButton type="button" onClick={stay}>
        {m.unkept_stay()}
      </SubmitButton>
      <SubmitButton type="button" variant="quiet" onClick={leave}>
        {m.unsent_leave()}
      </SubmitButton>
    </>
  )
  return {
    question: waiting ? (
      <Container width="form" className="py-4">
        <div ref={focusOnce} tabIndex={-1} className="outline-none">
          <Notice tone="attention" role="alert" title={m.unsent_title()} action={actions}>
            {m.unsent_text()}
          </Notice>
        </div>
      </Container>
    ) : null,
    before: (act) => void lookAndAsk(act),
  }
}

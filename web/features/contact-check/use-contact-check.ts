import { useEffect, useState } from 'react'
import type { ContactDetail } from './contact-details.ts'

export type ContactCheck = {
  /** It has not left: it names a way to reach somebody elsewhere. */
  readonly found: readonly ContactDetail[] | null
  /** Sends at once, or when the person says so. */
  through(words: string, send: () => Promise<unknown>): Promise<void>
  takeBack(): void
  sendAnyway(): void
}

const loadCheck = () => import('./contact-details.ts')

/** @param isChecked whether what leaves is looked through for ways to meet outside (a counsellor's own words) */
export function useContactCheck(isChecked: boolean): ContactCheck {
  const [held, setHeld] = useState<{ found: readonly ContactDetail[]; send: () => Promise<unknown> } | null>(null)
  useEffect(() => {
    // Here before the first word is written.
    if (isChecked) void loadCheck().catch(() => undefined)
  }, [isChecked])
  return {
    found: held?.found ?? null,
    async through(words, send) {
      const found = isChecked ? await loadCheck().then(({ contactDetails }) => contactDetails(words)) : []
      if (found.length > 0) setHeld({ found, send })
      else await send()
    },
    takeBack: () => setHeld(null),
    sendAnyway() {
      setHeld(null)
      void held?.send()
    },
  }
}

import { lazy, Suspense } from 'react'
import type { ContactCheck } from './use-contact-check.ts'

const ContactWarning = lazy(() => import('./contact-warning.tsx').then((module) => ({ default: module.ContactWarning })))

/** Stands where something was held back because it names a way to meet outside. */
export function ContactQuestion({ check: { found, takeBack, sendAnyway } }: { check: ContactCheck }) {
  if (!found) return null
  return (
    <Suspense>
      <ContactWarning found={found} onChange={takeBack} onSend={sendAnyway} />
    </Suspense>
  )
}

import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { OpenSlot } from '#lib/account-keys'
import { keyRing } from '#lib/key-ring'
import { makeProof, ProofContext, ProofDeclined } from '#lib/proof'

const ProofDialog = lazy(() => import('./proof-dialog.tsx').then((module) => ({ default: module.ProofDialog })))

type Question = { mustOpen: boolean; answer: (slot: OpenSlot | null) => void; decline: () => void }

/** Lets the pages inside ask for a fresh proof; the dialog comes when the first one does. */
export function ProofProvider({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<Question | null>(null)
  const proof = useMemo(
    () =>
      makeProof(
        (mustOpen) =>
          new Promise<OpenSlot | null>((resolve, reject) => {
            setQuestion({ mustOpen, answer: resolve, decline: () => reject(new ProofDeclined('declined')) })
          }),
      ),
    [],
  )
  // The question belongs to the page behind the lock: it must not stand before it, nor be there when the page comes back.
  useEffect(() => {
    if (!question) return undefined
    return keyRing.subscribe(() => {
      if (keyRing.keys()) return
      setQuestion(null)
      question.decline()
    })
  }, [question])
  const close = (end: () => void) => {
    setQuestion(null)
    end()
  }
  return (
    <ProofContext value={proof}>
      {children}
      {question ? (
        <Suspense>
          <ProofDialog
            mustOpen={question.mustOpen}
            onProved={(slot) => close(() => question.answer(slot))}
            onDeclined={() => close(question.decline)}
          />
        </Suspense>
      ) : null}
    </ProofContext>
  )
}

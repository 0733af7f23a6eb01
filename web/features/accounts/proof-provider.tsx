import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react'
import type { OpenSlot } from '#lib/account-keys'
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

import { startTransition, useMemo, useRef, useState, type FormEvent } from 'react'
import { ProofDeclined } from './proof.ts'
import { wordsOf, type Words } from './words-of.ts'

export type Act<Inputs extends unknown[]> = {
  /** Does it, unless it is being done. @returns whether it was done */
  readonly run: (...inputs: Inputs) => Promise<boolean>
  readonly isPending: boolean
  /** What the person is told when it was refused; null after the next try begins. */
  readonly refused: Words | null
  /** The error behind the words, for pages that answer some refusals in another way. */
  readonly error: unknown
  /** What was told is over. Stops nothing that runs. */
  readonly clear: () => void
}

/** An act of the person that takes time and may be refused. A second press while it runs does nothing. */
export function useAct<Inputs extends unknown[]>(act: (...inputs: Inputs) => Promise<unknown>): Act<Inputs> {
  const [state, setState] = useState<{ isPending: boolean; error: unknown }>({ isPending: false, error: null })
  const running = useRef(false)
  // One object per refusal: whoever tells it must notice a new one, and nothing else.
  const refused = useMemo(() => (state.error === null ? null : wordsOf(state.error)), [state.error])
  return {
    async run(...inputs) {
      if (running.current) return false
      running.current = true
      setState({ isPending: true, error: null })
      try {
        await act(...inputs)
        // Together with the page that it leads to, which a slow phone is still drawing: until then the wait shows.
        startTransition(() => setState({ isPending: false, error: null }))
        return true
      } catch (error) {
        // Whoever closes the question for a proof knows that nothing was done.
        setState({ isPending: false, error: error instanceof ProofDeclined ? null : error })
        return false
      } finally {
        running.current = false
      }
    },
    isPending: state.isPending,
    refused,
    error: state.error,
    clear: () => running.current || setState({ isPending: false, error: null }),
  }
}

/** A form that sends nothing by itself: what was typed goes to the act alone. */
export const submitting = (act: () => void) => (event: FormEvent) => {
  event.preventDefault()
  act()
}

import { useEffect, useEffectEvent, useState } from 'react'
import type { OpenKeys } from '#lib/key-ring'
import { useKeys } from '#lib/use-keys'
import type { Words } from '#lib/words-of'
import { wordsOfOpening } from './trouble.ts'

export type Opened<T> = { readonly value: T | null; readonly refused: Words | null; readonly retry: () => void }

type State<T> = { readonly value: T | null; readonly refused: Words | null; readonly of: unknown; readonly tries: number }

/**
 * What only the open keys can read. While it is read anew, for another `of` or after a refusal, what was there stays; a lock hides
 * the page and takes nothing from it.
 */
export function useOpened<T>(of: unknown, open: (keys: OpenKeys) => Promise<T>): Opened<T> {
  const keys = useKeys()
  const [tries, setTries] = useState(0)
  const [state, setState] = useState<State<T>>({ value: null, refused: null, of, tries })
  const openNow = useEffectEvent(open)
  useEffect(() => {
    if (!keys) return undefined
    let isOver = false
    openNow(keys).then(
      (value) => isOver || setState({ value, refused: null, of, tries }),
      (error: unknown) => isOver || setState(({ value }) => ({ value, refused: wordsOfOpening(error), of, tries })),
    )
    return () => void (isOver = true)
  }, [keys, of, tries])
  const isAnswered = state.of === of && state.tries === tries
  return { value: state.value, refused: isAnswered ? state.refused : null, retry: () => setTries(tries + 1) }
}

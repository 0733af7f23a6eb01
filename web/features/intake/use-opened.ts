import { useEffect, useEffectEvent, useState } from 'react'
import type { OpenKeys } from '#lib/key-ring'
import { useKeys } from '#lib/use-keys'
import type { Words } from '#lib/words-of'
import { wordsOfOpening } from './trouble.ts'

export type Opened<T> = { readonly value: T | null; readonly refused: Words | null; readonly retry: () => void }

/**
 * What only the open keys can read. While it is read anew, for another `of` or after a refusal, what was there stays; a lock hides
 * the page and takes nothing from it.
 */
export function useOpened<T>(of: unknown, open: (keys: OpenKeys) => Promise<T>): Opened<T> {
  const keys = useKeys()
  const [tries, setTries] = useState(0)
  const [state, setState] = useState<{ value: T | null; refused: Words | null }>({ value: null, refused: null })
  const openNow = useEffectEvent(open)
  useEffect(() => {
    if (!keys) return undefined
    let isOver = false
    openNow(keys).then(
      (value) => isOver || setState({ value, refused: null }),
      (error: unknown) => isOver || setState(({ value }) => ({ value, refused: wordsOfOpening(error) })),
    )
    return () => void (isOver = true)
  }, [keys, of, tries])
  return { ...state, retry: () => setTries((before) => before + 1) }
}

import { useEffect, useRef, type ReactNode } from 'react'
import type { Words } from '#lib/words-of'
import { Notice } from '#ui/notice'

/** Tells a refusal where the eye is, and to the ear; the reading goes on from there. */
export function Refused({ words, action }: { words: Words | null; action?: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (words) place.current?.focus()
  }, [words])
  return words ? (
    <div ref={place} tabIndex={-1} className="outline-none">
      <Notice tone="alarm" role="alert" title={words.title} action={action}>
        {words.next}
      </Notice>
    </div>
  ) : null
}

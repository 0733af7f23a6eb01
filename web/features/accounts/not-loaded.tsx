import { useEffect, useRef } from 'react'
import { m } from '#messages'
import type { Words } from '#lib/words-of'
import { SubmitButton } from '#ui/button'
import { focusIfLost } from '#ui/focus'
import { Notice } from '#ui/notice'

/** In the place of what could not be fetched. */
export function NotLoaded({ words, onRetry }: { words: Words; onRetry: () => Promise<void> }) {
  const isAsked = useRef(false)
  // The button goes with these words: reading goes on at the heading of what comes.
  useEffect(() => () => void (isAsked.current && focusHeading()), [])
  const retry = () => {
    isAsked.current = true
    void onRetry()
  }
  return (
    <Notice
      tone="alarm"
      role="alert"
      title={words.title}
      action={
        <SubmitButton type="button" variant="secondary" onClick={retry}>
          {m.own_retry()}
        </SubmitButton>
      }
    >
      {words.next}
    </Notice>
  )
}

function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('#main h1')
  if (!heading) return
  heading.tabIndex = -1
  focusIfLost(heading)
}

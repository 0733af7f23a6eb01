import { m } from '#messages'
import type { Words } from '#lib/words-of'
import { SubmitButton } from '#ui/button'
import { Notice } from '#ui/notice'

/** In the place of what could not be fetched. */
export function NotLoaded({ words, onRetry }: { words: Words; onRetry: () => Promise<void> }) {
  return (
    <Notice
      tone="alarm"
      role="alert"
      title={words.title}
      action={
        <SubmitButton type="button" variant="secondary" onClick={() => void onRetry()}>
          {m.own_retry()}
        </SubmitButton>
      }
    >
      {words.next}
    </Notice>
  )
}

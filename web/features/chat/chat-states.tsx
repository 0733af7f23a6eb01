import { m } from '#messages'
import { SubmitButton } from '#ui/button'
import { EmptyState } from '#ui/empty-state'
import { Notice } from '#ui/notice'
import { Progress } from '#ui/progress'
import { classes } from '#ui/recipes'
import { Skeleton } from '#ui/skeleton'
import type { Trouble } from './conversation.ts'
import { wordsOfTrouble } from '#features/spaces'

const shapes = ['max-w-3/5 h-16', 'max-w-2/5 h-11', 'max-w-1/2 h-24', 'max-w-3/5 h-11', 'max-w-1/3 h-11'] as const

/** The places of messages, while they are opened and checked one by one. */
export function OpeningChat({ opened }: { opened: number }) {
  return (
    <div className="flex min-h-0 flex-1 flex-col justify-end gap-3 overflow-hidden px-3 py-4 sm:px-6">
      {shapes.map((shape, place) => (
        <Skeleton key={place} className={classes('rounded-xl', shape, place % 2 === 1 && 'self-end')} />
      ))}
      <Progress id="chat-opening" label={m.chat_opening()} value={Math.round(opened * 100)} valueLabel={`${Math.round(opened * 100)} %`} />
    </div>
  )
}

export function EmptyChat({ isCounsellor }: { isCounsellor: boolean }) {
  return (
    <div className="grid min-h-0 flex-1 place-items-center overflow-y-auto px-4">
      <EmptyState title={m.chat_empty()}>{isCounsellor ? m.chat_empty_counsellor() : m.chat_empty_next()}</EmptyState>
    </div>
  )
}

/** Something does not fit: nothing is shown as good, and nothing is sent. */
export function ChatTrouble({ trouble, onRetry, contactHref }: { trouble: Trouble | null; onRetry: () => void; contactHref: string }) {
  const words = wordsOfTrouble(trouble?.code ?? '')
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-4 sm:p-6">
      <Notice
        tone="alarm"
        role="alert"
        title={words.title}
        action={
          <>
            <SubmitButton type="button" variant="secondary" onClick={onRetry}>
              {m.own_retry()}
            </SubmitButton>
            <a href={contactHref} className="flex min-h-11 items-center px-3 font-semibold text-leaf underline underline-offset-4">
              {m.chat_contact_practice()}
            </a>
          </>
        }
      >
        <p>{words.next}</p>
        <p className="mt-2">{m.chat_trouble_safe()}</p>
      </Notice>
    </div>
  )
}

import { Check, CheckCheck, Clock, Eye, OctagonAlert, type LucideIcon } from 'lucide-react'
import { wordsOfNotSent } from '#features/spaces'
import { m } from '#messages'
import { classes } from '#ui/recipes'
import { useChat } from './chat-context.ts'
import type { ChatMessage, MessageState } from './conversation.ts'
import { wordsOfState } from './message-words.ts'

const signs: Record<MessageState, LucideIcon> = { waiting: Clock, kept: Check, delivered: CheckCheck, read: Eye, refused: OctagonAlert }

/** How far an own message came, always in words; for the eye only where it matters. */
export function MessageStateLine({ message, isShown }: { message: ChatMessage; isShown: boolean }) {
  const { state } = message
  const Sign = signs[state]
  if (!isShown) return <p className="sr-only">{wordsOfState(state)}</p>
  return (
    <div className={classes('mt-1 grid justify-items-end gap-1 pe-1 text-xs', state === 'refused' ? 'text-alarm' : 'text-muted')}>
      <p className="flex items-center gap-1 [&_svg]:size-3.5">
        <Sign aria-hidden="true" />
        {wordsOfState(state)}
      </p>
      {state === 'refused' ? <WhatNext message={message} /> : null}
    </div>
  )
}

const act = 'min-h-9 rounded-sm px-2 text-sm font-semibold text-leaf hover:bg-mist-soft'

function WhatNext({ message: { id, trouble } }: { message: ChatMessage }) {
  const { conversation } = useChat()
  const words = wordsOfNotSent(trouble?.code ?? '')
  return (
    <>
      <p className="max-w-80 text-end text-sm text-pretty text-ink">{`${words.title}. ${words.next}`}</p>
      <p className="flex">
        <button type="button" className={act} onClick={() => conversation.retry(id)}>
          {m.own_retry()}
        </button>
        <button type="button" className={act} onClick={() => void conversation.discard(id)}>
          {m.chat_discard()}
        </button>
      </p>
    </>
  )
}

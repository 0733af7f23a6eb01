import { X } from 'lucide-react'
import { m } from '#messages'
import { useChat } from './chat-context.ts'
import type { Composing } from './composing.ts'
import { inShort } from './message-words.ts'

/** What is answered or worded anew, and the way back. */
export function ComposingBar({ composing, onCancel }: { composing: Exclude<Composing, { type: 'new' }>; onCancel: () => void }) {
  const { nameOf } = useChat()
  const message = composing.type === 'reply' ? composing.to : composing.message
  return (
    <div className="mb-2 flex items-center gap-2 ps-2">
      <div role="status" className="min-w-0 flex-1 border-s-2 border-leaf ps-3 text-sm">
        <p className="font-semibold text-leaf">{composing.type === 'reply' ? m.chat_replying({ name: nameOf(message.from) }) : m.chat_editing()}</p>
        <p className="truncate text-muted">{inShort(message)}</p>
      </div>
      <button
        type="button"
        onClick={onCancel}
        aria-label={m.entry_cancel()}
        className="grid size-11 shrink-0 place-items-center rounded-full text-leaf hover:bg-mist-soft [&_svg]:size-5"
      >
        <X aria-hidden="true" />
      </button>
    </div>
  )
}

import { BadgeCheck, Info, Search } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { m } from '#messages'
import { Avatar } from '#ui/avatar'
import { focusIfLost } from '#ui/focus'
import { useChat } from './chat-context.ts'
import type { ConversationView, Participant } from './conversation.ts'
import { wordsOfRole } from './message-words.ts'

type Props = { view: ConversationView; back: ReactNode; onSearch: () => void; isSearching: boolean; onDetails: () => void }

/** In pixels: where text is twice as large, the name needs the room. */
const round = 'grid size-[44px] shrink-0 place-items-center rounded-full text-leaf hover:bg-mist-soft aria-expanded:bg-mist [&_svg]:size-[22px]'

/** Who is here, whether they are reached, and the way to more. */
export function ChatHead({ view, back, onSearch, isSearching, onDetails }: Props) {
  const { nameOf } = useChat()
  const others = view.people.filter(({ isMe }) => !isMe)
  const names = others.map(({ uid }) => nameOf(uid)).join(', ')
  const isOpen = view.state === 'open'
  const searching = useRef<HTMLButtonElement>(null)
  // Closed, the bar takes along what had the focus.
  useEffect(() => {
    if (!isSearching) focusIfLost(searching.current)
  }, [isSearching])
  return (
    <div className="flex items-center gap-[8px] border-b border-line px-[8px] py-2 sm:gap-3 sm:px-4">
      {back}
      {others.length > 0 ? <Avatar name={names} size="small" className="max-sm:hidden" /> : null}
      <div className="min-w-0 flex-1">
        <h1 ref={focusIfLost} tabIndex={-1} className="flex items-center gap-1.5 font-semibold outline-none">
          <span className="truncate">{names || m.chat_title()}</span>
          {others.length === 1 && others[0]?.licence ? (
            <>
              <BadgeCheck aria-hidden="true" className="size-4.5 shrink-0 text-leaf" />
              <span className="sr-only">{m.chat_verified()}</span>
            </>
          ) : null}
        </h1>
        <StatusLine view={view} others={others} />
      </div>
      {isOpen ? (
        <>
          <button ref={searching} type="button" aria-label={m.chat_search()} aria-expanded={isSearching} onClick={onSearch} className={round}>
            <Search aria-hidden="true" />
          </button>
          <button type="button" aria-label={m.chat_details()} aria-haspopup="dialog" onClick={onDetails} className={round}>
            <Info aria-hidden="true" />
          </button>
        </>
      ) : null}
    </div>
  )
}

const connections = { online: m.chat_online, connecting: m.chat_connecting, offline: m.chat_offline } as const

/** Who they are stands there while all is well; the connection speaks up when it is gone, to the ear as well. */
function StatusLine({ view: { connection }, others }: { view: ConversationView; others: readonly Participant[] }) {
  const [only] = others
  return (
    <p className="text-xs text-muted sm:text-sm">
      {others.length === 1 && only && connection === 'online' ? <span>{wordsOfRole(only.role)} · </span> : null}
      <span role="status" className={connection === 'offline' ? 'text-turmeric-ink' : undefined}>
        {connections[connection]()}
      </span>
    </p>
  )
}

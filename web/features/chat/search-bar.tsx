import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { m } from '#messages'
import { focusOnce } from '#ui/focus'
import type { ChatMessage } from './conversation.ts'
import { search } from './search.ts'

type Props = {
  messages: readonly ChatMessage[]
  onFound: (sought: string, id: string | null) => void
  onClose: () => void
}

const round = 'grid size-11 shrink-0 place-items-center rounded-full text-leaf hover:bg-mist-soft [&_svg]:size-5'

/** Looks through what is opened here; no word of it goes anywhere. */
export function SearchBar({ messages, onFound, onClose }: Props) {
  const [text, setText] = useState('')
  const [place, setPlace] = useState(0)
  const sought = useDeferredValue(text.trim().length < 2 ? '' : text.trim())
  const found = useMemo(() => search(messages, sought), [messages, sought])
  const at = found.length - 1 - Math.min(place, Math.max(0, found.length - 1))
  const id = found[at] ?? null
  useEffect(() => onFound(sought, id), [sought, id, onFound])
  // The newest is found first, as in every conversation.
  const older = () => setPlace((now) => (now + 1) % Math.max(1, found.length))
  const newer = () => setPlace((now) => (now + found.length - 1) % Math.max(1, found.length))
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        older()
      }}
      className="flex items-center gap-1 border-b border-line bg-mist-soft px-2 py-1.5 sm:px-4"
    >
      <input
        ref={focusOnce}
        type="search"
        aria-label={m.chat_search()}
        placeholder={m.chat_search_hint()}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setPlace(0)
        }}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
        className="min-h-11 min-w-0 flex-1 rounded-md border border-edge bg-surface px-3 text-base [&::-webkit-search-cancel-button]:hidden"
      />
      <p role="status" className="shrink-0 px-1 text-center text-sm text-muted tabular-nums">
        {sought === '' ? '' : found.length === 0 ? m.chat_search_none() : m.chat_search_place({ place: at + 1, count: found.length })}
      </p>
      {found.length > 0 ? (
        <>
          <button type="button" className={round} aria-label={m.chat_search_older()} onClick={older}>
            <ChevronUp aria-hidden="true" />
          </button>
          <button type="button" className={round} aria-label={m.chat_search_newer()} onClick={newer}>
            <ChevronDown aria-hidden="true" />
          </button>
        </>
      ) : null}
      <button type="button" className={round} aria-label={m.chat_search_close()} onClick={onClose}>
        <X aria-hidden="true" />
      </button>
    </form>
  )
}

import { useEffect, useRef, useState } from 'react'
import { m } from '#messages'
import { useChat } from './chat-context.ts'
import type { ChatMessage } from './conversation.ts'
import type { Scrolling } from './message-list.tsx'

/** Words that already stand there are not read out again; with an unseen blank they are others. */
const anew = (words: string, told: string): string => (words === told ? `${words}\u00A0` : words)

/**
 * What came since one looked at the end: counted for the eye, and told to the ear by who it is from, not by what it says. One's own
 * last word is always shown.
 */
export function useNews(messages: readonly ChatMessage[], isAtEnd: boolean, scrolling: Scrolling): { count: number; told: string } {
  const { nameOf } = useChat()
  const [seen, setSeen] = useState(messages.length)
  const [last, setLast] = useState(messages.at(-1)?.id)
  const [told, setTold] = useState('')
  const newest = messages.at(-1)
  if (newest && newest.id !== last) {
    setLast(newest.id)
    // The history, as it comes, is no news.
    if (last !== undefined && !newest.isOwn) setTold(anew(m.chat_new_from({ name: nameOf(newest.from) }), told))
  }
  if (isAtEnd && seen !== messages.length) setSeen(messages.length)
  const own = newest?.isOwn && newest.number === null ? newest.id : null
  const shown = useRef(own)
  useEffect(() => {
    if (own && own !== shown.current) scrolling.scrollToEnd()
    shown.current = own
  }, [own, scrolling])
  const count = isAtEnd ? 0 : messages.slice(seen).filter(({ isOwn }) => !isOwn).length
  return { count, told }
}

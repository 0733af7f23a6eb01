import { useEffect, useRef } from 'react'
import type { Conversation } from './conversation.ts'

const restMs = 600
const typingMs = 3000

/** Keeps what is being written, once the hands rest or the page goes; brings it back when one returns. */
export function useDraft(conversation: Conversation, text: string, restore: (draft: string) => void, isKept: boolean) {
  const kept = useRef('')
  const latest = useRef(text)
  latest.current = text
  const toldAt = useRef(0)
  useEffect(() => {
    let isGone = false
    void conversation.draft().then((draft) => {
      if (isGone || draft === '' || latest.current !== '') return
      kept.current = draft
      restore(draft)
    })
    return () => void (isGone = true)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for a conversation, whatever the page does meanwhile
  }, [conversation])
  useEffect(() => {
    if (!isKept) return undefined
    const keep = () => {
      if (kept.current === latest.current) return
      kept.current = latest.current
      void conversation.keepDraft(latest.current)
    }
    const timer = setTimeout(keep, restMs)
    addEventListener('pagehide', keep)
    return () => {
      clearTimeout(timer)
      removeEventListener('pagehide', keep)
    }
  }, [conversation, text, isKept])
  return {
    tellTyping() {
      const now = Date.now()
      if (now - toldAt.current < typingMs) return
      toldAt.current = now
      conversation.typing()
    },
  }
}

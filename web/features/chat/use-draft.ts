import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import type { Conversation } from './conversation.ts'

const restMs = 600
const typingMs = 3000

/** Keeps what is being written, once the hands rest or the page goes; brings it back when one returns. */
export function useDraft(conversation: Conversation, text: string, restore: (draft: string) => void, isKept: boolean) {
  const kept = useRef('')
  const toldAt = useRef(0)
  const begin = useEffectEvent((draft: string) => {
    // Who was faster than the device goes on with what they wrote.
    if (draft === '' || text !== '') return
    kept.current = draft
    restore(draft)
  })
  useEffect(() => {
    let isGone = false
    const bringBack = async () => {
      const draft = await conversation.draft()
      if (!isGone) begin(draft)
    }
    void bringBack()
    return () => void (isGone = true)
  }, [conversation])
  const keepLast = useEffectEvent(() => isKept && keepIn(conversation, kept, text))
  // A lock or a step to another page takes the field away before the hands have rested.
  useEffect(() => () => void keepLast(), [])
  useEffect(() => {
    if (!isKept) return undefined
    const keep = () => keepIn(conversation, kept, text)
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

function keepIn(conversation: Conversation, kept: RefObject<string>, text: string): void {
  if (kept.current === text) return
  kept.current = text
  void conversation.keepDraft(text)
}

import { useEffect, useEffectEvent, useRef } from 'react'
import type { Conversation } from './conversation.ts'

const restMs = 600
const typingMs = 3000

/** Keeps what is being written, once the hands rest or the page goes; brings it back when one returns. */
export function useDraft(conversation: Conversation, text: string, restore: (draft: string) => void, isKept: boolean) {
  const kept = useRef('')
  const toldAt = useRef(0)
  const begin = useEffectEvent((draft: string) => {
    // Who was faster than the device goes on with what they wrote.
    if (draft === '' || text !== '' || !isKept) return
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
  const keep = useEffectEvent(() => {
    if (!isKept || kept.current === text) return
    kept.current = text
    void conversation.keepDraft(text)
  })
  useEffect(() => {
    // What was sent must not come back as if it had not been.
    const timer = setTimeout(() => keep(), text === '' ? 0 : restMs)
    return () => clearTimeout(timer)
  }, [text])
  useEffect(() => {
    const onHide = () => keep()
    addEventListener('pagehide', onHide)
    return () => {
      removeEventListener('pagehide', onHide)
      keep()
    }
  }, [])
  return {
    tellTyping() {
      const now = Date.now()
      if (now - toldAt.current < typingMs) return
      toldAt.current = now
      conversation.typing()
    },
  }
}

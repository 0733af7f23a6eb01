import { useEffect, useRef } from 'react'
import { useChat } from './chat-context.ts'
import type { Scrolling } from './message-list.tsx'
import type { Row } from './timeline.ts'

/** Read is what stood on a page that was looked at. @returns to be called when something else is seen */
export function useRead(rows: readonly Row[], scrolling: Scrolling): () => void {
  const { conversation } = useChat()
  const marked = useRef(0)
  const mark = () => {
    if (document.visibilityState !== 'visible' || !scrolling.range) return
    for (let index = scrolling.range.endIndex; index >= scrolling.range.startIndex; index--) {
      const row = rows[index]
      if (row?.type !== 'message' || row.message.number === null) continue
      if (row.message.number > marked.current) {
        marked.current = row.message.number
        conversation.markRead(row.message.number)
      }
      return
    }
  }
  useEffect(() => {
    document.addEventListener('visibilitychange', mark)
    return () => document.removeEventListener('visibilitychange', mark)
  })
  return mark
}

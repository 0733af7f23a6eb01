import { useEffect, useEffectEvent, useRef } from 'react'
import type { Scrolling } from './message-list.tsx'

/** Whoever was at the end stays there when the list becomes lower: a keyboard comes up, something opens below. @returns to be called when one scrolls */
export function useStayingAtEnd(list: HTMLElement | null, scrolling: Scrolling, endPx: number): () => void {
  const wasAtEnd = useRef(true)
  const stay = useEffectEvent(() => {
    if (wasAtEnd.current) scrolling.scrollToEnd()
  })
  useEffect(() => {
    if (!list) return undefined
    let isFirst = true
    // The first is told of every element at once, and nothing has changed yet.
    const observer = new ResizeObserver(() => {
      if (!isFirst) stay()
      isFirst = false
    })
    observer.observe(list)
    return () => observer.disconnect()
  }, [list])
  return () => void (wasAtEnd.current = scrolling.isAtEnd(endPx))
}

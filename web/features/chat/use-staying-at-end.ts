import { useEffect, useRef } from 'react'

/**
 * Whoever was at the end stays there when the list becomes lower: a keyboard comes up, something opens below. Asks the browser and not
 * what measures the rows, which learns of it later. @returns to be called when one scrolls
 */
export function useStayingAtEnd(list: HTMLElement | null, endPx: number): () => void {
  const wasAtEnd = useRef(true)
  useEffect(() => {
    if (!list) return undefined
    let height = list.clientHeight
    const observer = new ResizeObserver(() => {
      if (list.clientHeight !== height && wasAtEnd.current) list.scrollTo({ top: list.scrollHeight })
      height = list.clientHeight
    })
    observer.observe(list)
    return () => observer.disconnect()
  }, [list])
  return () => {
    if (list) wasAtEnd.current = list.scrollHeight - list.scrollTop - list.clientHeight < endPx
  }
}

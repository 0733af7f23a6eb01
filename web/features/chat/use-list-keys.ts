import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Scrolling } from './message-list.tsx'
import type { Row } from './timeline.ts'

const steps: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -8,
  PageDown: 8,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/** Arrows go from message to message, as in a list; Enter opens what can be done with one, Escape goes back to writing. */
export function useListKeys(rows: readonly Row[], scrolling: Scrolling, list: HTMLDivElement | null, onLeave: () => void) {
  const [active, setActive] = useState<number | null>(null)
  /** The row to be focused as soon as it is drawn. */
  const wanted = useRef<number | null>(null)

  const rowAt = (index: number) => list?.querySelector<HTMLElement>(`[data-index="${index}"]`)

  function focusWanted(): void {
    const row = wanted.current === null ? null : rowAt(wanted.current)
    if (!row) return
    wanted.current = null
    row.focus({ preventScroll: true })
  }
  useEffect(focusWanted)

  function focusRow(index: number): void {
    wanted.current = index
    scrolling.scrollToIndex(index, { align: 'auto' })
    setActive(index)
    requestAnimationFrame(focusWanted)
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const target = event.target as HTMLElement
    const isOnRow = target === list || target.matches('[data-index]')
    if (event.key === 'Escape') return onLeave()
    if (isOnRow && event.key === 'Enter') return pressActs(target)
    const step = steps[event.key]
    if (!isOnRow || step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    focusRow(nextMessage(nextRow(target === list ? null : active, step), step < 0 ? -1 : 1))
  }

  /** Days and marks are passed by; at either end the nearest message counts. */
  function nextMessage(from: number, way: 1 | -1): number {
    const along = (by: 1 | -1) => {
      let index = from
      while (rows[index] && rows[index]?.type !== 'message') index += by
      return rows[index] ? index : null
    }
    return along(way) ?? along(way === 1 ? -1 : 1) ?? from
  }

  /** From the list itself one begins at what is seen last. */
  function nextRow(from: number | null, step: number): number {
    const last = rows.length - 1
    const start = from ?? (scrolling.range?.endIndex ?? last) + (step < 0 ? 1 : 0)
    return Math.min(last, Math.max(0, start + step))
  }

  return { active, setActive, focusRow, onKeyDown }
}

function pressActs(row: HTMLElement): void {
  row.querySelector<HTMLElement>('[aria-haspopup=menu]')?.click()
}

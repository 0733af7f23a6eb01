import { useEffect, useState, type PointerEvent } from 'react'
import type { Window } from '#domain/scheduling/availability'
import type { IsoDay } from './hours-draft.ts'
import { pulled, snapped, type Edit, type Grip, type Windows } from './hours-model.ts'

type Pull = { readonly day: IsoDay; readonly grip: Grip; readonly from: number; readonly to: number; readonly isTap: boolean }

type Parts = {
  /** Whole hours that a column shows. */
  readonly shown: Window
  readonly windowsOn: (day: IsoDay) => Windows
  readonly onEdit: (day: IsoDay, edit: Edit) => void
}

/** A finger that goes further means to scroll. */
const tapMinutes = 12

/**
 * Draws, moves and stretches windows with mouse, pen or finger. A finger on an empty place scrolls the page, as anywhere; where it only
 * touches, an hour comes to be. What it holds it pulls once that is chosen.
 */
export function useWindowDrag({ shown, windowsOn, onEdit }: Parts) {
  const [pull, setPull] = useState<Pull | null>(null)
  const isPulling = pull !== null
  useEffect(() => {
    if (!isPulling) return undefined
    const letGo = (event: KeyboardEvent) => void (event.key === 'Escape' && setPull(null))
    addEventListener('keydown', letGo)
    return () => removeEventListener('keydown', letGo)
  }, [isPulling])

  const minuteAt = (event: PointerEvent<HTMLElement>) => {
    const { top, height } = event.currentTarget.getBoundingClientRect()
    return ((event.clientY - top) / height) * (shown.to - shown.from) * 60 + shown.from * 60
  }
  const editOf = ({ day, grip, from, to, isTap }: Pull): Edit | undefined => {
    if (!isTap) return pulled(windowsOn(day), grip, from, to)
    const begin = Math.min(snapped(from - 30), 23 * 60)
    return Math.abs(to - from) < tapMinutes ? pulled(windowsOn(day), grip, begin, begin + 60) : undefined
  }

  function start(day: IsoDay, event: PointerEvent<HTMLElement>) {
    if (event.button !== 0 || !(event.target instanceof HTMLElement)) return
    const grip = gripOf(event.target)
    const isFinger = event.pointerType === 'touch'
    // A finger chooses first: until then it would only be in the way of scrolling.
    if (isFinger && grip.kind !== 'draw' && !event.target.closest('[data-window]:focus')) return
    const from = minuteAt(event)
    event.currentTarget.setPointerCapture(event.pointerId)
    setPull({ day, grip, from, to: from, isTap: isFinger && grip.kind === 'draw' })
  }

  function end() {
    const edit = pull && editOf(pull)
    setPull(null)
    if (pull && edit && JSON.stringify(edit.windows) !== JSON.stringify(windowsOn(pull.day))) onEdit(pull.day, edit)
  }

  return {
    /** The day as it would be if one let go now. */
    previewOn: (day: IsoDay): Edit | undefined => (pull?.day === day && !pull.isTap ? editOf(pull) : undefined),
    columnOf: (day: IsoDay) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => start(day, event),
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const to = minuteAt(event)
        setPull((before) => before && { ...before, to })
      },
      onPointerUp: end,
      onPointerCancel: () => setPull(null),
    }),
  }
}

/** What lies under the hand: an end of a window, the window, or nothing yet. */
function gripOf(target: HTMLElement): Grip {
  const window = target.closest<HTMLElement>('[data-window]')
  if (!window) return { kind: 'draw' }
  const end = target.closest<HTMLElement>('[data-end]')?.dataset['end']
  return { kind: end === 'from' || end === 'to' ? end : 'move', at: Number(window.dataset['window']) }
}

import type { KeyboardEvent } from 'react'
import type { Window } from '#domain/scheduling/availability'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { classes } from '#ui/recipes'
import { clockOf, dayTitle, spanOf } from './calendar-words.ts'
import type { IsoDay } from './hours-draft.ts'
import { moved, removed, stepMinutes, stretched, type Edit, type Windows } from './hours-model.ts'
import { placeIn } from './time-grid.tsx'

export const windowId = (day: IsoDay, at: number): string => `window-${day}-${at}`

/** Words that tell how a window is moved by keyboard; once on the page. */
export const keysHintId = 'hours-keys'

type Props = {
  day: IsoDay
  at: number
  windows: Windows
  shown: Window
  /** Its date has hours of its own. */
  isException: boolean
  isHeld: boolean
  onEdit: (edit: Edit) => void
  onRemove: (windows: Windows) => void
  onOpen: () => void
}

/** One window of a day, which hand and arrows move. */
export function WindowBlock({ day, at, windows, shown, isException, isHeld, onEdit, onRemove, onOpen }: Props) {
  const { language } = usePage()
  const window = windows[at] as Window
  const words = { day: dayTitle(day, language), from: clockOf(window.from, language), to: clockOf(window.to, language) }

  function press(event: KeyboardEvent) {
    const act = actOf(event, windows, at)
    if (!act) return
    event.preventDefault()
    if (act === 'open') onOpen()
    else if (act === 'remove') onRemove(removed(windows, at))
    else onEdit(act)
  }

  return (
    <div
      id={windowId(day, at)}
      role="button"
      tabIndex={0}
      data-window={at}
      aria-label={m.hours_window(words)}
      aria-describedby={keysHintId}
      onKeyDown={press}
      style={placeIn(shown, window)}
      className={classes(
        'group absolute inset-x-1 cursor-grab rounded-sm border-s-4 px-1.5 py-0.5 text-xs font-semibold tabular-nums select-none focus:z-20 focus:touch-none active:cursor-grabbing',
        isException ? 'border-turmeric bg-turmeric-soft text-turmeric-ink' : 'border-leaf bg-mist text-leaf',
        isHeld && 'z-20 shadow-lifted',
      )}
    >
      <span className="pointer-events-none">{spanOf(window, language)}</span>
      <End end="from" />
      <End end="to" />
    </div>
  )
}

/** By which it is stretched; wider under a finger once the window is chosen. */
const End = ({ end }: { end: 'from' | 'to' }) => (
  <span
    aria-hidden="true"
    data-end={end}
    className={classes(
      'absolute inset-x-0 flex h-2.5 cursor-ns-resize justify-center pointer-coarse:h-5 pointer-coarse:group-focus:touch-none',
      end === 'from' ? '-top-1 items-start pointer-coarse:-top-2.5' : '-bottom-1 items-end pointer-coarse:-bottom-2.5',
    )}
  >
    <span className="my-0.5 hidden h-1.5 w-7 rounded-full border border-surface bg-current group-hover:block group-focus:block" />
  </span>
)

/** Arrows move, with shift the end, with alt the beginning; what a key means here, if anything. */
function actOf({ key, shiftKey, altKey }: KeyboardEvent, windows: Windows, at: number): Edit | 'open' | 'remove' | null {
  if (key === 'Delete' || key === 'Backspace') return 'remove'
  if (key === 'Enter' || key === ' ') return 'open'
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null
  const by = key === 'ArrowUp' ? -stepMinutes : stepMinutes
  const window = windows[at] as Window
  if (shiftKey) return stretched(windows, at, 'to', window.to + by)
  return altKey ? stretched(windows, at, 'from', window.from + by) : moved(windows, at, by)
}

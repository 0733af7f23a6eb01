import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { m } from '#messages'
import { classes } from '#ui/recipes'
import { useChat } from './chat-context.ts'
import { emoji } from './emoji.ts'
import { emojiClasses } from './message-text.tsx'

/** In signs, and in rows. */
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  Home: [-999, 0],
  End: [999, 0],
}

/** A small garden of them. Arrows move, Enter takes one, Escape closes. */
export function EmojiPicker({ onPick, onClose }: { onPick: (sign: string) => void; onClose: () => void }) {
  const { language } = useChat()
  const [active, setActive] = useState(0)
  const grid = useRef<HTMLDivElement>(null)
  useEffect(() => focusAt(grid.current, 0), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return onClose()
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const [signs, rows] = step
    const next = Math.min(emoji.length - 1, Math.max(0, active + signs + rows * columnsOf(grid.current)))
    setActive(next)
    focusAt(grid.current, next)
  }
  return (
    <div
      ref={grid}
      role="toolbar"
      tabIndex={-1}
      aria-label={m.chat_emoji()}
      onKeyDown={onKeyDown}
      className="mb-2 grid max-h-52 animate-arrive grid-cols-[repeat(auto-fill,minmax(2.75rem,1fr))] overflow-y-auto rounded-xl border border-line bg-surface p-1.5"
    >
      {emoji.map(([sign, id, en], place) => (
        <button
          key={sign}
          type="button"
          tabIndex={place === active ? 0 : -1}
          aria-label={language === 'id' ? id : en}
          title={language === 'id' ? id : en}
          onFocus={() => setActive(place)}
          onClick={() => onPick(sign)}
          className={classes('grid h-11 place-items-center rounded-md text-2xl -outline-offset-3 hover:bg-mist-soft', emojiClasses)}
        >
          {sign}
        </button>
      ))}
    </div>
  )
}

/** As many as have room beside each other. */
const columnsOf = (grid: HTMLElement | null): number => (grid ? getComputedStyle(grid).gridTemplateColumns.split(' ').length : 1)

const focusAt = (grid: HTMLElement | null, place: number) => grid?.querySelectorAll<HTMLElement>('button')[place]?.focus()

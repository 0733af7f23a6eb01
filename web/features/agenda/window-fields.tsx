import { Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Window } from '#domain/scheduling/availability'
import { dayMinutes } from '#domain/scheduling/wall-clock'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { FieldError } from '#ui/field-frame'
import { classes, inputClasses } from '#ui/recipes'
import { spanOf } from './calendar-words.ts'

type Props = { id: string; window: Window; onSet: (window: Window) => void; onRemove: () => void }

/** As the browser's field of time writes it; the midnight that ends a day is its `00:00`. */
const textOf = (minutes: number): string => {
  const inDay = minutes % dayMinutes
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`
}
const minutesOf = (text: string): number | null => {
  const parts = /^(\d\d):(\d\d)/.exec(text)
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : null
}

/** Beginning and end to the minute. Taken when both are right and the writing is over: half a time would eat its neighbours. */
export function WindowFields({ id, window, onSet, onRemove }: Props) {
  const { language } = usePage()
  const line = useRef<HTMLLIElement>(null)
  const [typed, setTyped] = useState({ from: textOf(window.from), to: textOf(window.to) })
  const [isWrong, setWrong] = useState(false)
  const [known, setKnown] = useState(window)
  // Changed elsewhere, by hand or by an arrow.
  if (known.from !== window.from || known.to !== window.to) {
    setKnown(window)
    setTyped({ from: textOf(window.from), to: textOf(window.to) })
    setWrong(false)
  }
  const span = spanOf(window, language)

  function take() {
    const from = minutesOf(typed.from)
    const end = minutesOf(typed.to)
    const to = end === 0 ? dayMinutes : end
    const isRight = from !== null && to !== null && from < to
    setWrong(!isRight)
    if (isRight && (from !== window.from || to !== window.to)) onSet({ from, to })
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears when both of its fields are left
    <li ref={line} onBlur={(event) => void (line.current?.contains(event.relatedTarget) || take())} className="grid gap-1.5">
      <div role="group" aria-label={span} className="grid grid-cols-[1fr_auto_1fr_auto] items-center gap-1.5">
        {(['from', 'to'] as const).map((end) => (
          <TimeField
            key={end}
            id={`${id}-${end}`}
            label={end === 'from' ? m.hours_from() : m.hours_to()}
            value={typed[end]}
            errorId={isWrong ? `${id}-error` : undefined}
            onChange={(value) => setTyped({ ...typed, [end]: value })}
            onTake={take}
          />
        ))}
        <button
          type="button"
          aria-label={m.hours_remove({ span })}
          onClick={onRemove}
          className="order-last grid size-11 place-items-center rounded-full text-leaf hover:bg-mist-soft"
        >
          <Trash2 aria-hidden="true" className="size-5" />
        </button>
      </div>
      {isWrong ? <FieldError id={id}>{m.hours_wrong()}</FieldError> : null}
    </li>
  )
}

type FieldProps = {
  id: string
  label: string
  value: string
  errorId: string | undefined
  onChange: (value: string) => void
  onTake: () => void
}

function TimeField({ id, label, value, errorId, onChange, onTake }: FieldProps) {
  return (
    <>
      <input
        id={id}
        type="time"
        aria-label={label}
        aria-invalid={errorId ? true : undefined}
        aria-describedby={errorId}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => void (event.key === 'Enter' && onTake())}
        className={classes(inputClasses, 'min-w-0 px-2 tabular-nums [&::-webkit-calendar-picker-indicator]:hidden')}
      />
      {id.endsWith('from') ? (
        <span aria-hidden="true" className="text-muted">
          –
        </span>
      ) : null}
    </>
  )
}

import { TriangleAlert } from 'lucide-react'
import type { WorkingHours } from '#contract/scheduling'
import type { Window } from '#domain/scheduling/availability'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { classes } from '#ui/recipes'
import { hoursToShow } from './calendar-days.ts'
import { clockOf, dayTitle, spanOf } from './calendar-words.ts'
import { DayHead } from './day-head.tsx'
import { exceptionOn, windowsOn, type IsoDay } from './hours-draft.ts'
import type { Edit, Windows } from './hours-model.ts'
import { isOutsideHours, type Part } from './taken-parts.ts'
import { columnClasses, columnHeight, hatched, placeIn, TimeGrid } from './time-grid.tsx'
import { useWindowDrag } from './use-window-drag.ts'
import { WindowBlock } from './window-block.tsx'

type Props = {
  days: readonly IsoDay[]
  today: IsoDay
  selected: IsoDay
  hours: WorkingHours
  closedOn: (day: IsoDay) => string | null
  takenOn: (day: IsoDay) => readonly Part[]
  isWholeDay: boolean
  onSelect: (day: IsoDay) => void
  onEdit: (day: IsoDay, edit: Edit) => void
  onRemove: (day: IsoDay, windows: Windows) => void
  onOpen: (at: number) => void
}

/** A week with its hours, to be drawn by hand; on a phone one day of it. */
export function HoursWeek(props: Props) {
  const { days, today, selected, hours, closedOn, takenOn, isWholeDay, onSelect, onEdit } = props
  const parts = days.flatMap((day) => [...windowsOn(hours, day), ...takenOn(day)])
  const shown = isWholeDay ? { from: 0, to: 24 } : hoursToShow(parts, { from: 7, to: 21 })
  const drag = useWindowDrag({
    shown,
    windowsOn: (day) => windowsOn(hours, day),
    onEdit: (day, edit) => {
      onSelect(day)
      onEdit(day, edit)
    },
  })
  const markOf = (day: IsoDay) => closedOn(day) ?? (exceptionOn(hours, day) ? m.hours_only_this() : null)
  return (
    <TimeGrid shown={shown} isWeek head={<DayHead days={days} today={today} selected={selected} markOf={markOf} onSelect={onSelect} />}>
      {days.map((day) => (
        <DayColumn key={day} {...props} day={day} shown={shown} preview={drag.previewOn(day)} pointer={drag.columnOf(day)} />
      ))}
    </TimeGrid>
  )
}

type ColumnProps = Props & {
  day: IsoDay
  shown: Window
  preview: Edit | undefined
  pointer: ReturnType<ReturnType<typeof useWindowDrag>['columnOf']>
}

function DayColumn({ day, shown, preview, pointer, selected, hours, closedOn, takenOn, onEdit, onRemove, onOpen, onSelect }: ColumnProps) {
  const { language } = usePage()
  const windows = preview?.windows ?? windowsOn(hours, day)
  const closed = closedOn(day)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- drawn on by hand; what the keyboard uses stands inside, and beside
    <div
      role="group"
      aria-label={dayTitle(day, language)}
      data-day={day}
      onFocus={() => day === selected || onSelect(day)}
      {...(closed ? {} : pointer)}
      style={columnHeight(shown)}
      className={classes(columnClasses, day === selected ? 'md:bg-mist-soft/40' : 'max-md:hidden', !closed && 'cursor-crosshair')}
    >
      {closed ? (
        <p className={classes('absolute inset-0 p-2 text-xs text-muted', hatched)}>
          <span className="rounded-sm bg-surface px-1">{m.hours_closed({ name: closed })}</span>
        </p>
      ) : (
        windows.map((_, at) => (
          <WindowBlock
            key={at}
            day={day}
            at={at}
            windows={windows}
            shown={shown}
            isException={exceptionOn(hours, day) !== undefined}
            isHeld={preview?.at === at}
            onEdit={(edit) => onEdit(day, edit)}
            onRemove={(left) => onRemove(day, left)}
            onOpen={() => onOpen(at)}
          />
        ))
      )}
      <ul className="pointer-events-none list-none">
        {takenOn(day).map((part) => (
          <TakenBlock key={`${part.from} ${part.appointment?.id}`} part={part} shown={shown} windows={closed ? [] : windows} />
        ))}
      </ul>
    </div>
  )
}

/** What is in the way: with whom or whence, and whether it lies outside the hours. */
function TakenBlock({ part, shown, windows }: { part: Part; shown: Window; windows: Windows }) {
  const { language } = usePage()
  const isOutside = isOutsideHours(part, windows)
  const name = part.appointment ? part.appointment.client.name : m.agenda_outside()
  return (
    <li
      style={placeIn(shown, part)}
      className={classes(
        'absolute end-1 z-10 w-[64%] overflow-hidden rounded-sm border px-1.5 py-0.5 text-xs leading-tight',
        part.appointment ? 'bg-surface text-ink' : classes('border-line bg-surface text-muted', hatched),
        isOutside ? 'border-clay' : 'border-edge',
      )}
    >
      <span className="sr-only">{spanOf(part, language)} </span>
      <span className="flex items-center gap-1 tabular-nums">
        <span aria-hidden="true">{clockOf(part.from, language)}</span>
        {isOutside ? <TriangleAlert role="img" aria-label={m.hours_outside()} className="size-3.5 shrink-0 text-clay-strong" /> : null}
      </span>
      <span className="block truncate">{name}</span>
    </li>
  )
}

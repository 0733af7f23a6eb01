import { useRef, type KeyboardEvent } from 'react'
import type { WorkingHours } from '#contract/scheduling'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { classes } from '#ui/recipes'
import { dayAfter, isSameMonth, monthOf } from './calendar-days.ts'
import { dayNumber, dayTitle, monthTitle, shortSpanOf, spansOf, weekdayName, weekdayShort } from './calendar-words.ts'
import { exceptionOn, windowsOn, type IsoDay } from './hours-draft.ts'

type Props = {
  today: IsoDay
  selected: IsoDay
  hours: WorkingHours
  closedOn: (day: IsoDay) => string | null
  bookingsOn: (day: IsoDay) => number
  onSelect: (day: IsoDay) => void
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** A month at a glance: when one works, what is otherwise, how much is booked. Arrows go from day to day. */
export function HoursMonth(props: Props) {
  const { language } = usePage()
  const table = useRef<HTMLTableElement>(null)
  const weeks = monthOf(props.selected)
  function move(event: KeyboardEvent) {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const next = dayAfter(props.selected, step)
    props.onSelect(next)
    // It is drawn by then, also where another month comes.
    requestAnimationFrame(() => table.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus())
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows go from day to day
    <table
      ref={table}
      onKeyDown={move}
      className="w-full table-fixed border-separate border-spacing-0 overflow-hidden rounded-xl border border-line bg-surface"
    >
      <caption className="sr-only">{monthTitle(props.selected, language)}</caption>
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col" abbr={weekdayName(day, language)} className="border-b border-line py-2 text-xs font-semibold text-muted">
              {weekdayShort(day, language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day, place) => (
              <td key={day} className={classes('border-line p-0 align-top not-first:border-s', week !== weeks.at(-1) && 'border-b')}>
                <MonthDay {...props} day={day} isWeekend={place > 4} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function MonthDay({ day, today, selected, hours, closedOn, bookingsOn, onSelect, isWeekend }: Props & { day: IsoDay; isWeekend: boolean }) {
  const { language } = usePage()
  const windows = windowsOn(hours, day)
  const closed = closedOn(day)
  const isException = exceptionOn(hours, day) !== undefined
  const bookings = bookingsOn(day)
  const name = [
    dayTitle(day, language),
    day === today ? m.agenda_today() : '',
    closed ? m.hours_closed({ name: closed }) : spansOf(windows, language),
    isException && !closed ? m.hours_only_this() : '',
    bookings > 0 ? m.hours_booked({ count: bookings }) : '',
  ]
  return (
    <button
      type="button"
      data-date={day}
      tabIndex={day === selected ? 0 : -1}
      aria-pressed={day === selected}
      aria-label={name.filter(Boolean).join(', ')}
      onClick={() => onSelect(day)}
      className={classes(
        'group flex h-16 w-full flex-col items-start gap-1 p-1 text-start -outline-offset-3 hover:bg-mist-soft aria-pressed:bg-mist-soft sm:h-24 sm:p-1.5',
        isSameMonth(day, selected) ? isWeekend && 'bg-mist-soft/50' : 'bg-paper text-muted',
      )}
    >
      <span className="flex w-full items-center justify-between">
        <span
          className={classes(
            'grid size-6 place-items-center rounded-full text-sm font-semibold tabular-nums group-aria-pressed:bg-leaf group-aria-pressed:text-on-leaf',
            day === today && 'border border-edge',
          )}
        >
          {dayNumber(day)}
        </span>
        {bookings > 0 ? (
          <span className="rounded-full bg-clay-soft px-1.5 text-xs font-semibold text-clay-strong tabular-nums">{bookings}</span>
        ) : null}
      </span>
      {closed ? <span className="w-full truncate text-xs text-muted">{closed}</span> : null}
      {!closed && isException && windows.length === 0 ? <Off /> : null}
      {closed
        ? null
        : windows.slice(0, 3).map((one) => (
            <span
              key={one.from}
              className={classes(
                'h-1.5 w-full truncate rounded-xs text-xs leading-4 font-medium tabular-nums max-sm:text-transparent sm:h-auto sm:px-1',
                isException ? 'bg-turmeric-soft text-turmeric-ink max-sm:bg-turmeric' : 'bg-mist text-leaf max-sm:bg-leaf',
              )}
            >
              {shortSpanOf(one, language)}
            </span>
          ))}
    </button>
  )
}

const Off = () => <span className="w-full truncate rounded-xs bg-turmeric-soft px-0.5 text-xs font-medium text-turmeric-ink">{m.hours_off()}</span>

import { parseDate } from '@internationalized/date'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Calendar, CalendarCell, CalendarGrid, CalendarGridBody, CalendarGridHeader, CalendarHeaderCell } from 'react-aria-components/Calendar'
import { Heading } from 'react-aria-components/Heading'
import { classes } from './recipes.tsx'

/** A day as `2026-11-20`. */
type IsoDay = string

export type DayCalendarProps = {
  label: string
  previousLabel: string
  nextLabel: string
  value?: IsoDay | null | undefined
  onChange?: ((day: IsoDay) => void) | undefined
  min?: IsoDay | undefined
  max?: IsoDay | undefined
  /** Days that can be chosen; without it, all between `min` and `max`. */
  isFree?: ((day: IsoDay) => boolean) | undefined
  firstDayOfWeek?: 'sun' | 'mon' | undefined
  className?: string | undefined
}

const turn =
  'grid size-11 place-items-center rounded-full text-leaf transition-colors hover:bg-mist-soft active:bg-mist disabled:text-line [&_svg]:size-5.5'

/** Free days carry weight, days that are taken or past only their number in grey, struck through: never by colour alone. */
const cell =
  'mx-auto grid aspect-square w-full max-w-11 cursor-default place-items-center rounded-full font-semibold tabular-nums transition-colors data-hovered:bg-mist ' +
  'data-outside-month:hidden data-today:border data-today:border-edge ' +
  'data-unavailable:font-normal data-unavailable:text-muted data-unavailable:line-through data-unavailable:data-hovered:bg-transparent ' +
  'data-disabled:font-normal data-disabled:text-muted data-disabled:opacity-70 ' +
  'data-selected:bg-leaf data-selected:text-on-leaf data-selected:data-hovered:bg-leaf-strong ' +
  'data-focus-visible:outline-3 data-focus-visible:outline-offset-1 data-focus-visible:outline-focus ' +
  'forced-colors:forced-color-adjust-none forced-colors:text-[CanvasText] forced-colors:data-selected:bg-[Highlight] forced-colors:data-selected:text-[HighlightText]'

/** One month; arrows move by day, Page Up and Down by month. Days are plain dates, without any time zone. */
export function DayCalendar(props: DayCalendarProps) {
  const { label, previousLabel, nextLabel, value, onChange, min, max, isFree, firstDayOfWeek, className } = props
  const day = (iso: IsoDay | null) => (iso === null ? null : parseDate(iso))
  return (
    <Calendar
      aria-label={label}
      className={classes('w-full max-w-82', className)}
      {...(value === undefined ? {} : { value: day(value) })}
      {...(min === undefined ? {} : { minValue: parseDate(min) })}
      {...(max === undefined ? {} : { maxValue: parseDate(max) })}
      {...(onChange ? { onChange: (chosen) => onChange(chosen.toString()) } : {})}
      {...(isFree ? { isDateUnavailable: (date) => !isFree(date.toString()) } : {})}
      {...(firstDayOfWeek ? { firstDayOfWeek } : {})}
    >
      <header className="flex items-center justify-between pb-2">
        <Button slot="previous" aria-label={previousLabel} className={turn}>
          <ChevronLeft aria-hidden="true" />
        </Button>
        <Heading className="text-base font-semibold first-letter:uppercase" />
        <Button slot="next" aria-label={nextLabel} className={turn}>
          <ChevronRight aria-hidden="true" />
        </Button>
      </header>
      <CalendarGrid weekdayStyle="short" className="w-full table-fixed border-separate border-spacing-x-0.5 border-spacing-y-0.5">
        <CalendarGridHeader>
          {(weekday) => <CalendarHeaderCell className="pb-1 text-xs font-semibold text-muted">{weekday}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className={cell} />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  )
}

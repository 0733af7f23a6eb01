import { m } from '#messages'
import { usePage } from '#lib/page'
import { classes } from '#ui/recipes'
import { dayNumber, dayTitle, weekdayShort } from './calendar-words.ts'
import type { IsoDay } from './hours-draft.ts'

type Props = {
  days: readonly IsoDay[]
  today: IsoDay
  selected: IsoDay
  /** What is special about a day: a point for the eye, words for the ear. */
  markOf: (day: IsoDay) => string | null
  onSelect: (day: IsoDay) => void
}

export const dayHeadId = (day: IsoDay): string => `day-${day}`

/** The days of a week by name; one of them is chosen. */
export function DayHead({ days, today, selected, markOf, onSelect }: Props) {
  const { language } = usePage()
  return (
    <div className="grid grid-cols-7 border-b border-line py-1.5 md:ps-12">
      {days.map((day) => {
        const mark = markOf(day)
        return (
          <button
            key={day}
            id={dayHeadId(day)}
            type="button"
            aria-pressed={day === selected}
            aria-label={[dayTitle(day, language), day === today ? m.agenda_today() : '', mark ?? ''].filter(Boolean).join(', ')}
            onClick={() => onSelect(day)}
            className="group grid min-h-13 justify-items-center gap-0.5 rounded-md py-1 text-xs text-muted hover:bg-mist-soft"
          >
            <span>{weekdayShort(day, language)}</span>
            <span
              className={classes(
                'grid size-8 place-items-center rounded-full text-base font-semibold text-ink tabular-nums group-aria-pressed:bg-leaf group-aria-pressed:text-on-leaf',
                day === today && 'border border-edge',
              )}
            >
              {dayNumber(day)}
            </span>
            <span aria-hidden="true" className={classes('size-1.5 rounded-full', mark ? 'bg-turmeric' : 'bg-transparent')} />
          </button>
        )
      })}
    </div>
  )
}

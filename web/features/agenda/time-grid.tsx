import type { ReactNode } from 'react'
import type { Window } from '#domain/scheduling/availability'
import { usePage } from '#lib/page'
import { classes } from '#ui/recipes'
import { clockOf } from './calendar-words.ts'

/** How high an hour stands, in rem. */
const hourRem = 3

/** Where a part of a day lies in a column that shows some of its hours. */
export const placeIn = (shown: Window, { from, to }: Window) => ({
  top: `${(from / 60 - shown.from) * hourRem}rem`,
  height: `${((to - from) / 60) * hourRem}rem`,
})

/** A line for each hour. */
const ruled = 'bg-[linear-gradient(to_bottom,var(--color-line)_1px,transparent_1px)] bg-size-[100%_3rem]'
/** Closed, or taken by something elsewhere: hatched, and said. */
export const hatched = 'bg-[repeating-linear-gradient(135deg,var(--color-line)_0_1px,transparent_1px_7px)]'

type Props = {
  /** Whole hours. */
  shown: Window
  head?: ReactNode
  /** One column, or as many as the week has days. */
  isWeek: boolean
  children: ReactNode
}

/** The hours of a day at the side, one day or seven beside them. */
export function TimeGrid({ shown, head, isWeek, children }: Props) {
  const { language } = usePage()
  const hours = Array.from({ length: shown.to - shown.from }, (_, place) => shown.from + place)
  return (
    <div className="overflow-hidden rounded-xl border border-line bg-surface">
      {head}
      <div className="grid grid-cols-[3rem_minmax(0,1fr)]">
        <div aria-hidden="true" className="text-end text-xs text-muted tabular-nums">
          {hours.map((hour, place) => (
            <div key={hour} className="h-12 pe-2">
              <span className={classes('relative -top-2', place === 0 && 'invisible')}>{clockOf(hour * 60, language)}</span>
            </div>
          ))}
        </div>
        <div className={classes('grid', isWeek && 'md:grid-cols-7')}>{children}</div>
      </div>
    </div>
  )
}

export const columnClasses = classes('relative min-w-0 border-s border-line', ruled)
export const columnHeight = ({ from, to }: Window) => ({ height: `${(to - from) * hourRem}rem` })

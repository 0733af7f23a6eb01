import { useCallback, useState } from 'react'
import { calendarFields } from '#lib/paths'
import { dayFrom } from './calendar-days.ts'
import type { IsoDay } from './hours-draft.ts'

/**
 * The view and the day, kept in the address too, so that 'back' and a reload lead to the same. Not as a step of the router: that would ask
 * the practice who one is before the next day may be shown.
 */
export function useCalendarAddress<Name extends string>(views: readonly Name[], usual: Name, today: IsoDay) {
  const [shown, setShown] = useState(() => {
    const search = new URLSearchParams(location.search)
    return { view: views.find((one) => one === search.get(calendarFields.view)) ?? usual, day: dayFrom(search.get(calendarFields.day), today) }
  })
  const { view, day } = shown
  const go = useCallback(
    (to: { view?: Name; day?: IsoDay }) => {
      const next = { view: to.view ?? view, day: to.day ?? day }
      setShown(next)
      const search = new URLSearchParams({ [calendarFields.view]: next.view, [calendarFields.day]: next.day }).toString()
      history.replaceState(history.state, '', `${location.pathname}?${search}`)
    },
    [view, day],
  )
  return { view, day, go }
}

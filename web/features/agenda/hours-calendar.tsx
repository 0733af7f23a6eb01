import { TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { BookingRules, WorkingHours } from '#contract/scheduling'
import { NotLoaded } from '#features/accounts'
import { m } from '#messages'
import { zoneName } from '#lib/format'
import { usePage } from '#lib/page'
import { focusPart } from '#ui/focus'
import { CalendarBar } from './calendar-bar.tsx'
import { dayAfter, monthAfter, monthOf, stretchOf, weekOf } from './calendar-days.ts'
import { dayTitle, daysTitle, monthTitle, spanOf } from './calendar-words.ts'
import { dayHeadId } from './day-head.tsx'
import { DayPanel } from './day-panel.tsx'
import { windowsOn, withWindows, type IsoDay } from './hours-draft.ts'
import type { Edit, Windows } from './hours-model.ts'
import { HoursMonth } from './hours-month.tsx'
import { HoursWeek } from './hours-week.tsx'
import { isOutsideHours, takenOn } from './taken-parts.ts'
import { useAppointments } from './use-appointments.ts'
import { useCalendarAddress } from './use-calendar-address.ts'
import { keysHintId, windowId } from './window-block.tsx'

const views = ['week', 'month'] as const

type Props = { hours: WorkingHours; closedDays: BookingRules['closedDays']; onChange: (hours: WorkingHours, said: string) => void }

/** A week to draw on, or a month with its dates; beside it one day in plain fields. */
export function HoursCalendar({ hours, closedDays, onChange }: Props) {
  const { language } = usePage()
  const now = Temporal.Now.instant()
  const today = now.toZonedDateTimeISO(hours.timeZone).toPlainDate().toString()
  const { view, day, go } = useCalendarAddress(views, 'week', today)
  const days = view === 'week' ? weekOf(day) : monthOf(day).flat()
  const taken = useAppointments(stretchOf(days, hours.timeZone))
  const closedOn = (one: IsoDay) => closedDays.find(({ date }) => date === one)?.name[language] ?? null
  const partsOn = (one: IsoDay) => takenOn(one, taken, hours.timeZone, now)
  const outside = days.flatMap((one) => partsOn(one).filter((part) => isOutsideHours(part, closedOn(one) ? [] : windowsOn(hours, one))))
  const focusLater = useFocusLater()
  const onEdit = (one: IsoDay, { windows, at }: Edit) => {
    const window = windows[at]
    onChange(withWindows(hours, one, windows), window ? `${dayTitle(one, language)}: ${spanOf(window, language)}` : '')
    focusLater(windowId(one, at))
  }
  const onRemove = (one: IsoDay, windows: Windows) => {
    onChange(withWindows(hours, one, windows), m.hours_said_removed({ day: dayTitle(one, language) }))
    focusLater(windows.length > 0 ? windowId(one, 0) : dayHeadId(one))
  }
  const parts = { today, selected: day, hours, closedOn, onSelect: (one: IsoDay) => go({ day: one }) }
  return (
    <section aria-label={m.hours_calendar()} className="grid gap-4">
      <CalendarBar
        title={view === 'week' ? daysTitle(days, language) : monthTitle(day, language)}
        views={views.map((name) => ({ name, label: name === 'week' ? m.agenda_week() : m.agenda_month() }))}
        view={view}
        onView={(name) => go({ view: name })}
        onStep={(by) => go({ day: view === 'week' ? dayAfter(day, 7 * by) : monthAfter(day, by) })}
        onToday={() => go({ day: today })}
      />
      {taken.refused ? <NotLoaded words={taken.refused} onRetry={taken.retry} /> : null}
      <p className="text-sm text-muted">
        {view === 'week' ? m.hours_how_week() : m.hours_how_month()} {m.hours_in_zone({ zone: zoneName(hours.timeZone, now) })}
      </p>
      {outside.length > 0 ? (
        <p className="flex items-center gap-1.5 text-sm font-medium text-clay-strong">
          <TriangleAlert aria-hidden="true" className="size-4 shrink-0" />
          {m.hours_outside_count({ count: outside.length })}
        </p>
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        {view === 'week' ? (
          <Week {...parts} days={days} takenOn={partsOn} onEdit={onEdit} onRemove={onRemove} />
        ) : (
          <HoursMonth {...parts} bookingsOn={(one) => partsOn(one).filter(({ appointment }) => appointment).length} />
        )}
        <DayPanel
          key={day}
          day={day}
          hours={hours}
          closed={closedOn(day)}
          onChange={onChange}
          onEdit={(one, { windows }) => onChange(withWindows(hours, one, windows), '')}
          onRemove={(one, windows) => onChange(withWindows(hours, one, windows), m.hours_said_removed({ day: dayTitle(one, language) }))}
        />
      </div>
    </section>
  )
}

/** As many hours of the day as are used, or all. */
function Week(parts: Omit<Parameters<typeof HoursWeek>[0], 'isWholeDay' | 'onOpen'>) {
  const [isWholeDay, setWholeDay] = useState(false)
  return (
    <div className="grid gap-2">
      <HoursWeek {...parts} isWholeDay={isWholeDay} onOpen={(at) => focusPart(`time-${at}-from`)} />
      <WholeDay isOn={isWholeDay} onChange={setWholeDay} />
    </div>
  )
}

/** Also the night; and how a window is moved by keyboard. */
function WholeDay({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 text-sm">
      <p id={keysHintId} className="text-muted max-md:sr-only">
        {m.hours_keys()}
      </p>
      <button
        type="button"
        aria-pressed={isOn}
        onClick={() => onChange(!isOn)}
        className="-mx-2 min-h-9 shrink-0 rounded-sm px-2 font-semibold text-leaf hover:bg-mist-soft"
      >
        {isOn ? m.hours_usual_hours() : m.hours_whole_day()}
      </button>
    </div>
  )
}

/** What was just changed keeps the focus, though it may stand at another place now. @returns what names it */
function useFocusLater(): (id: string) => void {
  const [next, setNext] = useState<{ id: string } | null>(null)
  useEffect(() => {
    if (next) focusPart(next.id)
  }, [next])
  return (id) => setNext({ id })
}

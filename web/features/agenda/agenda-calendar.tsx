import { lazy, Suspense, useState, type KeyboardEvent } from 'react'
import type { Episode } from '#contract/episodes'
import type { Appointment, BookingRules, WorkingHours } from '#contract/scheduling'
import { NotLoaded } from '#features/accounts'
import { m } from '#messages'
import { zoneName } from '#lib/format'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { AgendaList } from './agenda-list.tsx'
import { AgendaDays } from './agenda-days.tsx'
import { CalendarBar } from './calendar-bar.tsx'
import { dayAfter, stretchOf, weekOf } from './calendar-days.ts'
import { dayTitle, daysTitle } from './calendar-words.ts'
import type { IsoDay } from './hours-draft.ts'
import { useAppointments } from './use-appointments.ts'
import { useCalendarAddress } from './use-calendar-address.ts'

const AppointmentDialog = lazy(() => import('./appointment-dialog.tsx').then((module) => ({ default: module.AppointmentDialog })))

type Props = { hours: WorkingHours; closedDays: BookingRules['closedDays']; episodes: readonly Episode[] }

const views = ['day', 'week', 'list'] as const
type View = (typeof views)[number]
const viewNames: Record<View, () => string> = { day: m.agenda_day, week: m.agenda_week, list: m.agenda_list }

/** How many days the list shows at once. */
const listDays = 14

const daysOf = (view: View, day: IsoDay): IsoDay[] => {
  if (view === 'week') return weekOf(day)
  return Array.from({ length: view === 'day' ? 1 : listDays }, (_, place) => dayAfter(day, place))
}
const stepOf: Record<View, number> = { day: 1, week: 7, list: listDays }

/** Where there is room, a day with its hours; on a phone, what comes next. */
const usualView = (): View => (matchMedia('(width >= 64rem)').matches ? 'day' : 'list')

export function AgendaCalendar({ hours, closedDays, episodes }: Props) {
  const { language } = usePage()
  const { timeZone } = useMe()
  const now = Temporal.Now.instant()
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate().toString()
  const [usual] = useState(usualView)
  const { view, day, go } = useCalendarAddress(views, usual, today)
  const [openId, setOpenId] = useState<string | null>(null)
  const days = daysOf(view, day)
  // With a day on the left, the right says what comes after it.
  const asked = view === 'day' ? daysOf('list', day) : days
  const taken = useAppointments(stretchOf(asked, timeZone))
  const closedOn = (one: IsoDay) => closedDays.find(({ date }) => date === one)?.name[language] ?? null
  const open = taken.appointments.find(({ id }) => id === openId)
  const step = (by: -1 | 1) => go({ day: dayAfter(day, by * stepOf[view]) })
  const show = ({ id }: Appointment) => setOpenId(id)
  const parts = { days, today, timeZone, taken, closedOn, onOpen: show }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Page Up, Page Down and T are besides the buttons that do the same
    <section aria-label={m.agenda_calendar()} className="grid gap-4" onKeyDown={(event) => turn(event, step, () => go({ day: today }))}>
      <CalendarBar
        title={view === 'day' ? dayTitle(day, language) : daysTitle(days, language)}
        views={views.map((name) => ({ name, label: viewNames[name]() }))}
        view={view}
        onView={(name) => go({ view: name })}
        onStep={step}
        onToday={() => go({ day: today })}
      />
      <p className="text-sm text-muted">{m.hours_in_zone({ zone: zoneName(timeZone, now) })}</p>
      {taken.refused ? <NotLoaded words={taken.refused} onRetry={taken.retry} /> : null}
      {view === 'list' ? <AgendaList {...parts} /> : null}
      {view === 'week' ? <AgendaDays {...parts} selected={day} hours={hours} onSelect={(one) => go({ day: one })} /> : null}
      {view === 'day' ? (
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <AgendaDays {...parts} selected={day} hours={hours} onSelect={(one) => go({ day: one })} />
          <AgendaList {...parts} days={asked.slice(1)} title={m.agenda_after()} />
        </div>
      ) : null}
      {open ? (
        <Suspense>
          <AppointmentDialog
            appointment={open}
            timeZone={timeZone}
            episode={episodes.find(({ client, state }) => client.uid === open.client.uid && state === 'active') ?? null}
            onClose={() => setOpenId(null)}
            onChanged={taken.retry}
          />
        </Suspense>
      ) : null}
    </section>
  )
}

function turn(event: KeyboardEvent, step: (by: -1 | 1) => void, toToday: () => void): void {
  if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'PageUp') step(-1)
  else if (event.key === 'PageDown') step(1)
  else if (event.key === 't') toToday()
  else return
  event.preventDefault()
}

import { ChevronRight } from 'lucide-react'
import type { Appointment } from '#contract/scheduling'
import { m } from '#messages'
import { formatClock } from '#lib/format'
import { usePage } from '#lib/page'
import { Badge } from '#ui/badge'
import { classes } from '#ui/recipes'
import { Skeleton } from '#ui/skeleton'
import { stateTones, stateWords, timesThere } from './appointment-words.ts'
import { dayOf, partOfDay } from './calendar-days.ts'
import { dayTitle, spanOf } from './calendar-words.ts'
import type { IsoDay } from './hours-draft.ts'
import { modeIcons } from './mode-icons.ts'
import { modeName } from './mode-name.ts'
import type { Taken } from './use-appointments.ts'

type Props = {
  days: readonly IsoDay[]
  today: IsoDay
  timeZone: string
  taken: Taken & { readonly isLoading: boolean; readonly refused: unknown }
  closedOn: (day: IsoDay) => string | null
  onOpen: (appointment: Appointment) => void
  title?: string
}

/** Day by day, without the empty ones: what a phone shows first, and what stands beside a day. */
export function AgendaList({ days, today, timeZone, taken, closedOn, onOpen, title }: Props) {
  const { language } = usePage()
  if (taken.isLoading) return <Skeleton shape="block" />
  const full = days.flatMap((day) => {
    const appointments = taken.appointments.filter((one) => one.state !== 'expired' && dayOf(one.startsAt, timeZone) === day)
    const outside = taken.outside.flatMap((one) => partOfDay(day, one, timeZone) ?? [])
    const closed = closedOn(day)
    return appointments.length + outside.length > 0 || closed ? [{ day, appointments, outside, closed }] : []
  })
  const Title = title ? 'h4' : 'h3'
  const isEmpty = full.every(({ appointments }) => appointments.length === 0)
  return (
    <div className="grid gap-5">
      {title ? <h3 className="font-semibold">{title}</h3> : null}
      {isEmpty && !taken.refused ? <p className="text-muted">{title ? m.agenda_after_none() : m.agenda_none()}</p> : null}
      {full.map(({ day, appointments, outside, closed }) => (
        <section key={day} aria-labelledby={`list-${day}`} className="grid gap-2">
          <Title id={`list-${day}`} className="flex flex-wrap items-baseline gap-x-3 text-sm font-semibold text-muted">
            <span className="first-letter:uppercase">{dayTitle(day, language)}</span>
            {day === today ? <Badge tone="clay">{m.agenda_today()}</Badge> : null}
            {closed ? <span className="font-normal">{m.hours_closed({ name: closed })}</span> : null}
          </Title>
          <ul className="grid list-none gap-2 empty:hidden">
            {appointments.map((one) => (
              <Line key={one.id} appointment={one} timeZone={timeZone} onOpen={onOpen} />
            ))}
          </ul>
          {outside.map((one) => (
            <p key={one.from} className="ps-4 text-sm text-muted tabular-nums">
              {`${spanOf(one, language)} · ${m.agenda_outside()}`}
            </p>
          ))}
        </section>
      ))}
    </div>
  )
}

function Line({ appointment, timeZone, onOpen }: { appointment: Appointment; timeZone: string; onOpen: Props['onOpen'] }) {
  const { language } = usePage()
  const { startsAt, endsAt, client, service, state } = appointment
  const Icon = modeIcons[service.mode]
  const there = timesThere(appointment, timeZone, language)
  const isOff = state === 'cancelled'
  return (
    <li>
      <button
        type="button"
        onClick={() => onOpen(appointment)}
        className="grid w-full grid-cols-[3.25rem_minmax(0,1fr)_auto] items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3 text-start hover:border-leaf"
      >
        <span className={classes('self-start tabular-nums', isOff && 'line-through')}>
          <span className="block font-semibold">{formatClock(startsAt, timeZone, language)}</span>
          <span className="block text-sm text-muted">{formatClock(endsAt, timeZone, language)}</span>
        </span>
        <span className="grid min-w-0 gap-0.5">
          <span className="truncate font-semibold">{client.name}</span>
          <span className="flex items-center gap-1.5 text-sm text-muted">
            <Icon aria-hidden="true" className="size-4 shrink-0" />
            {modeName[service.mode]()}
          </span>
          {there ? <span className="text-sm text-muted">{m.agenda_there({ times: there })}</span> : null}
          {state === 'confirmed' ? null : (
            <Badge tone={stateTones[state]} className="justify-self-start">
              {stateWords(appointment)}
            </Badge>
          )}
        </span>
        <ChevronRight aria-hidden="true" className="size-5 text-muted" />
      </button>
    </li>
  )
}

import type { Appointment, WorkingHours } from '#contract/scheduling'
import type { Window } from '#domain/scheduling/availability'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { classes } from '#ui/recipes'
import { hoursToShow, partOfDay, weekOf, type Stretch } from './calendar-days.ts'
import { clockOf, dayTitle, spanOf } from './calendar-words.ts'
import { stateWords } from './appointment-words.ts'
import { DayHead } from './day-head.tsx'
import { windowsOn, type IsoDay } from './hours-draft.ts'
import { takenOn, type Part } from './taken-parts.ts'
import { columnClasses, columnHeight, hatched, placeIn, TimeGrid } from './time-grid.tsx'
import type { Taken } from './use-appointments.ts'
import { modeIcons } from './mode-icons.ts'
import { modeName } from './mode-name.ts'

type Props = {
  days: readonly IsoDay[]
  today: IsoDay
  selected: IsoDay
  timeZone: string
  hours: WorkingHours
  taken: Taken
  closedOn: (day: IsoDay) => string | null
  onSelect: (day: IsoDay) => void
  onOpen: (appointment: Appointment) => void
}

/** A day or a week by its hours: what is booked, what is held, what is taken elsewhere. */
export function AgendaDays({ days, today, selected, timeZone, hours, taken, closedOn, onSelect, onOpen }: Props) {
  const { language } = usePage()
  const now = Temporal.Now.instant()
  const isWeek = days.length > 1
  const partsOn = (day: IsoDay) => takenOn(day, taken, timeZone, now)
  const workOn = (day: IsoDay) => workingParts(hours, day, timeZone)
  const shown = hoursToShow(days.flatMap((day) => [...partsOn(day), ...workOn(day)]))
  return (
    <TimeGrid
      shown={shown}
      isWeek={isWeek}
      head={<DayHead days={weekOf(selected)} today={today} selected={selected} markOf={closedOn} onSelect={onSelect} />}
    >
      {days.map((day) => {
        const closed = closedOn(day)
        const parts = partsOn(day)
        return (
          <div
            key={day}
            role="group"
            aria-label={dayTitle(day, language)}
            style={columnHeight(shown)}
            className={classes(columnClasses, isWeek && day !== selected && 'max-md:hidden')}
          >
            {closed ? null : workOn(day).map((one) => <Work key={one.from} part={one} shown={shown} />)}
            {closed ? (
              <p className={classes('absolute inset-0 p-2 text-xs text-muted', hatched)}>
                <span className="rounded-sm bg-surface px-1">{m.hours_closed({ name: closed })}</span>
              </p>
            ) : null}
            {parts.length === 0 && !closed ? <p className="sr-only">{m.agenda_nothing()}</p> : null}
            <ul className="list-none">
              {parts.map((part) => (
                <li key={`${part.from} ${part.appointment?.id}`}>
                  <Block part={part} shown={shown} isWide={!isWeek} onOpen={onOpen} />
                </li>
              ))}
            </ul>
            {day === today ? <NowLine shown={shown} timeZone={timeZone} /> : null}
          </div>
        )
      })}
    </TimeGrid>
  )
}

/** When one works, in the zone of the page, which may be another than that of the hours. */
function workingParts(hours: WorkingHours, day: IsoDay, timeZone: string): Window[] {
  const at = (one: IsoDay, minutes: number) => Temporal.PlainDate.from(one).toZonedDateTime(hours.timeZone).add({ minutes }).toInstant().toString()
  const days = [-1, 0, 1].map((by) => Temporal.PlainDate.from(day).add({ days: by }).toString())
  return days
    .flatMap((one) => windowsOn(hours, one).map(({ from, to }): Stretch => ({ from: at(one, from), to: at(one, to) })))
    .flatMap((one) => partOfDay(day, one, timeZone) ?? [])
}

const Work = ({ part, shown }: { part: Window; shown: Window }) => (
  <div aria-hidden="true" style={placeIn(shown, part)} className="absolute inset-x-0 bg-leaf/8" />
)

function NowLine({ shown, timeZone }: { shown: Window; timeZone: string }) {
  const { hour, minute } = Temporal.Now.zonedDateTimeISO(timeZone)
  const at = hour * 60 + minute
  if (at < shown.from * 60 || at >= shown.to * 60) return null
  const { top } = placeIn(shown, { from: at, to: at })
  return (
    <div aria-hidden="true" style={{ top }} className="pointer-events-none absolute inset-x-0 z-10 border-t-2 border-clay">
      <span className="absolute -start-1 -top-1.25 size-2 rounded-full bg-clay" />
    </div>
  )
}

const looks: Record<Appointment['state'], string> = {
  confirmed: 'border-leaf bg-mist text-ink',
  held: 'border-dashed border-edge bg-surface text-muted',
  'no-show': 'border-line bg-mist-soft text-muted',
  cancelled: '',
  expired: '',
}

function Block({ part, shown, isWide, onOpen }: { part: Part; shown: Window; isWide: boolean; onOpen: Props['onOpen'] }) {
  const { language } = usePage()
  const { appointment } = part
  if (!appointment) {
    return (
      <p
        style={placeIn(shown, part)}
        className={classes('absolute inset-x-1 overflow-hidden rounded-sm border border-line bg-surface px-1.5 py-0.5 text-xs text-muted', hatched)}
      >
        <span className="sr-only">{spanOf(part, language)} </span>
        {m.agenda_outside()}
      </p>
    )
  }
  const Icon = modeIcons[appointment.service.mode]
  const { name } = appointment.client
  return (
    <button
      type="button"
      onClick={() => onOpen(appointment)}
      style={placeIn(shown, part)}
      aria-label={[spanOf(part, language), name, modeName[appointment.service.mode](), stateWords(appointment)].join(', ')}
      className={classes(
        'absolute inset-x-1 flex min-h-5.5 items-start justify-start overflow-hidden rounded-sm border border-s-4 px-1.5 py-0.5 text-start text-xs leading-snug hover:border-leaf focus-visible:z-20',
        isWide ? 'gap-x-4 py-1 text-sm' : 'flex-col',
        looks[appointment.state],
      )}
    >
      <span className={classes('flex min-w-0 items-center gap-1.5 font-semibold', !isWide && 'w-full')}>
        <Icon className="size-3.5 shrink-0" />
        <span className="truncate">{name}</span>
      </span>
      <span className={classes('truncate tabular-nums', !isWide && 'w-full')}>
        {isWide ? spanOf(part, language) : clockOf(part.from, language)}
        {appointment.state === 'confirmed' ? '' : ` · ${stateWords(appointment)}`}
      </span>
    </button>
  )
}

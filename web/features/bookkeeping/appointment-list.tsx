import { Link } from 'react-router'
import type { Appointment } from '#contract/scheduling'
import { m } from '#messages'
import { formatClock, formatDay, formatIdr, zoneName } from '#lib/format'
import { usePage, usePractice } from '#lib/page'
import { pathOf } from '#lib/paths'
import { Badge } from '#ui/badge'
import { buttonClasses } from '#ui/button'
import { EmptyState } from '#ui/empty-state'
import { bareLinkClasses } from '#ui/recipes'
import { modeName, stateWords } from './appointment-words.ts'
import { appointmentsPath, type AppointmentsQuestion } from './stretch.ts'

type Props = { question: AppointmentsQuestion; appointments: readonly Appointment[]; after: string | null }

/** Day by day, by the clock of the practice. */
export function AppointmentList({ question, appointments, after }: Props) {
  const { language } = usePage()
  const { timeZone } = usePractice()
  if (appointments.length === 0) return <EmptyState title={m.money_appointments_none()}>{m.money_appointments_none_text()}</EmptyState>
  const days = Map.groupBy(appointments, ({ startsAt }) => formatDay(startsAt, timeZone, language))
  const { after: _, ...first } = question
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={day} className="grid grid-cols-[minmax(0,1fr)] gap-2">
          <h2 className="font-semibold">{day}</h2>
          <ul className="grid list-none divide-y divide-line overflow-hidden rounded-xl border border-line bg-surface">
            {ofDay.map((appointment) => (
              <Line key={appointment.id} appointment={appointment} timeZone={timeZone} question={first} />
            ))}
          </ul>
        </section>
      ))}
      <nav aria-label={m.money_pages()} className="flex flex-wrap justify-between gap-3 empty:hidden">
        {question.after === undefined ? null : (
          <Link to={appointmentsPath(language, first)} className={buttonClasses()}>
            {m.money_first_page()}
          </Link>
        )}
        {after === null ? null : (
          <Link to={appointmentsPath(language, { ...question, after })} className={`${buttonClasses()} ms-auto`}>
            {m.money_next_page()}
          </Link>
        )}
      </nav>
    </div>
  )
}

function Line({ appointment, timeZone, question }: { appointment: Appointment; timeZone: string; question: AppointmentsQuestion }) {
  const { language } = usePage()
  const { startsAt, endsAt, counsellor, client, service, state, cancelled, priceIdr } = appointment
  const { tone, name } = stateWords[state]
  return (
    <li className="grid gap-x-6 gap-y-1 px-4 py-3 sm:grid-cols-[9.5rem_minmax(0,1fr)_auto] sm:items-center sm:px-5">
      <p className="flex items-center justify-between gap-3 font-semibold tabular-nums">
        <span>
          {formatClock(startsAt, timeZone, language)}–{formatClock(endsAt, timeZone, language)} {zoneName(timeZone, Temporal.Instant.from(startsAt))}
        </span>
        <Badge tone={tone} className="sm:hidden">
          {name()}
        </Badge>
      </p>
      <div className="min-w-0">
        <p className="wrap-anywhere">
          <Link to={pathOf('person', language, { accountId: client.uid })} className={bareLinkClasses}>
            {client.name}
          </Link>{' '}
          <span className="text-muted">{m.money_meets()}</span>{' '}
          {counsellor.slug ? (
            <Link to={appointmentsPath(language, { ...question, counsellor: counsellor.slug })} className={bareLinkClasses}>
              {counsellor.name}
            </Link>
          ) : (
            counsellor.name
          )}
        </p>
        <p className="text-sm text-muted tabular-nums">
          {modeName[service.mode]()} · {m.money_minutes({ minutes: String(service.minutes) })} · {formatIdr(priceIdr)}
          {cancelled ? ` · ${byWhom[cancelled.by]()}${cancelled.late ? `, ${m.money_cancelled_late()}` : ''}` : ''}
        </p>
      </div>
      <Badge tone={tone} className="max-sm:hidden">
        {name()}
      </Badge>
    </li>
  )
}

const byWhom = { client: m.money_cancelled_by_client, counsellor: m.money_cancelled_by_counsellor, practice: m.money_cancelled_by_practice } as const

import { Link } from 'react-router'
import type { Appointment } from '#contract/scheduling'
import { m } from '#messages'
import { formatDateTime } from '#lib/format'
import { usePage } from '#lib/page'
import { agendaPath } from '#lib/paths'
import { focusOnce } from '#ui/focus'
import { Notice } from '#ui/notice'
import { linkClasses } from '#ui/recipes'
import { dayOf } from './calendar-days.ts'

/** Which appointments lie outside the hours that were just saved: they are kept, and whoever wants to can move them. */
export function OutsideNow({ appointments, timeZone }: { appointments: readonly Appointment[]; timeZone: string }) {
  const { language } = usePage()
  if (appointments.length === 0) return null
  return (
    <div ref={focusOnce} tabIndex={-1} className="outline-none">
      <Notice tone="attention" role="status" title={m.hours_outside_title({ count: appointments.length })}>
        <p>{m.hours_outside_text()}</p>
        <ul className="mt-2 grid list-none gap-1">
          {appointments.map(({ id, startsAt, client }) => (
            <li key={id}>
              <Link to={agendaPath(language, { view: 'day', day: dayOf(startsAt, timeZone) })} className={linkClasses}>
                {formatDateTime(startsAt, timeZone, language)}
              </Link>
              {`, ${client.name}`}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}

import { Link } from 'react-router'
import type { Appointment } from '#contract/scheduling'
import { m } from '#messages'
import { formatDateTime } from '#lib/format'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { practiceClock } from '#lib/practice-clock'
import { Card } from '#ui/card'
import { stretchedLinkClasses } from '#ui/recipes'

/** The one that comes next: a time that is kept and not paid for counts as long as it is kept. */
export function nextOf(appointments: readonly Appointment[], nowMs: number): Appointment | null {
  const ahead = appointments.filter(({ state, heldUntil, endsAt }) => {
    const lives = state === 'confirmed' || (state === 'held' && heldUntil !== null && Date.parse(heldUntil) > nowMs)
    return lives && Date.parse(endsAt) > nowMs
  })
  return ahead.toSorted((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))[0] ?? null
}

/** When a client is expected next; nothing where nothing is agreed. */
export function NextAppointment({ appointments }: { appointments: readonly Appointment[] }) {
  const { language } = usePage()
  const { timeZone } = useMe()
  const next = nextOf(appointments, practiceClock.nowMs())
  if (!next) return null
  return (
    <Card as="section" tone="mist" className="grid gap-1">
      <h2 className="text-sm font-semibold text-muted">{m.account_next_meeting()}</h2>
      <p className="font-serif text-2xl font-medium">
        <Link
          to={pathOf(next.state === 'held' ? 'pay' : 'appointment', language, { appointment: next.id })}
          data-card-link=""
          className={`text-inherit no-underline ${stretchedLinkClasses}`}
        >
          {formatDateTime(next.startsAt, timeZone, language)}
        </Link>
      </p>
      <p>{m.account_next_meeting_with({ name: next.counsellor.name })}</p>
      {next.state === 'held' ? <p className="text-sm text-muted">{m.account_next_meeting_unpaid()}</p> : null}
    </Card>
  )
}

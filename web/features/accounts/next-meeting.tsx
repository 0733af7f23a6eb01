import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { listAppointments, type Appointment } from '#contract/scheduling'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { formatDateTime } from '#lib/format'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { practiceClock } from '#lib/practice-clock'
import { Card } from '#ui/card'
import { stretchedLinkClasses } from '#ui/recipes'

/** The one that comes next: a time that is kept and not paid for counts as long as it is kept. */
function nextOf(appointments: readonly Appointment[], nowMs: number): Appointment | null {
  const ahead = appointments.filter(({ state, heldUntil, endsAt }) => {
    const lives = state === 'confirmed' || (state === 'held' && heldUntil !== null && Date.parse(heldUntil) > nowMs)
    return lives && Date.parse(endsAt) > nowMs
  })
  return ahead.toSorted((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))[0] ?? null
}

/** When a client is expected next. Where nothing is agreed, or nobody answers, the page goes without it. */
export function NextMeeting() {
  const [next, setNext] = useState<Appointment | null>(null)
  useEffect(() => {
    let isOver = false
    callApi(listAppointments, { query: {} }).then(
      ({ appointments }) => isOver || setNext(nextOf(appointments, practiceClock.nowMs())),
      () => undefined,
    )
    return () => void (isOver = true)
  }, [])
  return next ? <Meeting next={next} /> : null
}

function Meeting({ next }: { next: Appointment }) {
  const { language } = usePage()
  const { timeZone } = useMe()
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

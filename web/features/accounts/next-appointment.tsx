import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { listAppointments, type Appointment } from '#contract/scheduling'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { formatMoment } from '#lib/format'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { buttonClasses } from '#ui/button'
import { Card } from '#ui/card'
import { Heading } from '#ui/heading'

/** For a counsellor: who comes next, and the way to the agenda. Without the list, the page goes without it. */
export function NextAppointment() {
  const [appointments, setAppointments] = useState<readonly Appointment[] | null>(null)
  useEffect(() => {
    let isOver = false
    callApi(listAppointments, { query: {} }).then(
      (reply) => isOver || setAppointments(reply.appointments),
      () => undefined,
    )
    return () => void (isOver = true)
  }, [])
  return appointments ? <Next appointments={appointments} /> : null
}

function Next({ appointments }: { appointments: readonly Appointment[] }) {
  const { language } = usePage()
  const { timeZone } = useMe()
  const now = Temporal.Now.instant()
  const next = nextOf(appointments, now)
  return (
    <Card tone="mist" className="grid justify-items-start gap-3">
      <Heading size="small">{next ? m.account_next_appointment() : m.account_no_appointment()}</Heading>
      {next ? (
        <p>
          <span className="block font-semibold first-letter:uppercase">{formatMoment(next.startsAt, timeZone, language, now)}</span>
          {next.client.name}
        </p>
      ) : null}
      <Link to={pathOf('agenda', language)} className={buttonClasses()}>
        {m.account_to_agenda()}
      </Link>
    </Card>
  )
}

/** The first confirmed one that is not over. */
function nextOf(appointments: readonly Appointment[], now: Temporal.Instant): Appointment | undefined {
  return appointments
    .filter(({ state, endsAt }) => state === 'confirmed' && Temporal.Instant.compare(endsAt, now) > 0)
    .toSorted((one, other) => Temporal.Instant.compare(one.startsAt, other.startsAt))[0]
}

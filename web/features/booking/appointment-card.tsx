import { Link } from 'react-router'
import { m } from '#messages'
import { formatIdr } from '#lib/format'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { Badge } from '#ui/badge'
import { buttonClasses } from '#ui/button'
import { Card } from '#ui/card'
import { stretchedLinkClasses } from '#ui/recipes'
import { CalendarLink } from './file-links.tsx'
import { modeName, shortName } from './mode-name.ts'
import { zonesOf } from './of-appointment.ts'
import type { Listed } from './own-appointments.ts'
import { stateOf } from './state-words.ts'
import { When } from './when.tsx'

/** One line of the list: when, with whom, how it stands. All of it leads to the appointment. */
export function AppointmentCard({ listed, isNext = false }: { listed: Listed; isNext?: boolean }) {
  const { language } = usePage()
  const { timeZone } = useMe()
  const { appointment, invoice, stage } = listed
  const { counsellor, service, id } = appointment
  const name = shortName(counsellor.name)
  const isToPay = stage === 'choosing' || stage === 'paying' || stage === 'not-found'
  return (
    <Card as={isNext ? 'section' : 'li'} tone={isNext ? 'mist' : 'plain'} className="grid gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h3 className={isNext ? 'font-serif text-2xl font-medium' : 'font-semibold'}>
          <Link
            to={pathOf('appointment', language, { appointment: id })}
            data-card-link=""
            className={`text-inherit no-underline ${stretchedLinkClasses}`}
          >
            <When at={appointment.startsAt} zones={zonesOf(appointment, timeZone)} name={name} />
          </Link>
        </h3>
        <Badge tone={stateOf[stage].tone}>{stateOf[stage].text()}</Badge>
      </div>
      <p className={isNext ? '' : 'text-muted'}>
        {counsellor.name}
        <br />
        {service.name[language]} · {modeName[service.mode]()} · {m.minutes({ minutes: service.minutes })}
      </p>
      {invoice && invoice.owedBackIdr > 0 ? <p className="text-sm">{m.meeting_owed_back({ amount: formatIdr(invoice.owedBackIdr) })}</p> : null}
      {isToPay || (isNext && stage === 'confirmed') ? (
        <div className="relative flex flex-wrap gap-2">
          {isToPay ? (
            <Link to={pathOf('pay', language, { appointment: id })} className={buttonClasses({ variant: 'primary' })}>
              {m.meeting_go_on_paying()}
            </Link>
          ) : (
            <CalendarLink appointment={id} />
          )}
        </div>
      ) : null}
    </Card>
  )
}

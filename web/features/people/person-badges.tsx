import { BadgeCheck, Pause, ShieldAlert, ShieldCheck } from 'lucide-react'
import type { Person } from '#contract/people'
import { isStaff } from '#domain/accounts/roles'
import { roleName } from '#features/accounts'
import { m } from '#messages'
import { formatDate } from '#lib/format'
import { usePage, usePractice } from '#lib/page'
import { Badge } from '#ui/badge'

/** What an admin looks for in a list: role, whether paused, the second factor, and until when the practice vouches. */
export function PersonBadges({ person: { role, state, secondFactor, certifiedUntil } }: { person: Person }) {
  const { language } = usePage()
  const { timeZone } = usePractice()
  return (
    <p className="flex flex-wrap gap-1.5">
      <Badge>{roleName[role]()}</Badge>
      {state === 'frozen' ? (
        <Badge tone="alarm">
          <Pause aria-hidden="true" />
          {m.person_frozen()}
        </Badge>
      ) : null}
      {secondFactor ? (
        <Badge tone="leaf">
          <ShieldCheck aria-hidden="true" />
          {m.person_second_factor()}
        </Badge>
      ) : isStaff(role) ? (
        <Badge tone="turmeric">
          <ShieldAlert aria-hidden="true" />
          {m.person_no_second_factor()}
        </Badge>
      ) : null}
      {certifiedUntil ? (
        <Badge tone="leaf">
          <BadgeCheck aria-hidden="true" />
          {m.person_certified_until({ date: formatDate(lastDayOf(certifiedUntil, timeZone), language) })}
        </Badge>
      ) : null}
    </p>
  )
}

/** The last day of what ends at an instant. */
export const lastDayOf = (end: string, timeZone: string): string => dayOf(Temporal.Instant.from(end).subtract({ seconds: 1 }).toString(), timeZone)

/** The calendar date of an instant in the practice. */
export const dayOf = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()

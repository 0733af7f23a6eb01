import { m } from '#messages'
import { formatClock, formatDateTime, zoneName } from '#lib/format'
import { usePage } from '#lib/page'
import { clocksDiffer } from './slots-by-day.ts'

export type Zones = { readonly own: string; readonly theirs: string }

/** When it is, by both clocks where they differ: nobody comes an hour late for a zone. @param name the other's */
export function When({ at, zones, name }: { at: string; zones: Zones; name: string }) {
  const { language } = usePage()
  return (
    <span className="grid gap-0.5">
      <span>{formatDateTime(at, zones.own, language)}</span>
      {clocksDiffer(at, zones.own, zones.theirs) ? (
        <span className="text-sm font-normal text-muted">{m.meeting_for_them({ name, time: theirTime(at, zones, language) })}</span>
      ) : null}
    </span>
  )
}

/** The clock and its zone; the day as well where it is another there. */
export function theirTime(at: string, { own, theirs }: Zones, language: 'id' | 'en'): string {
  const instant = Temporal.Instant.from(at)
  const dayIn = (zone: string) => instant.toZonedDateTimeISO(zone).toPlainDate()
  if (!dayIn(own).equals(dayIn(theirs))) return formatDateTime(at, theirs, language)
  return `${formatClock(at, theirs, language)} ${zoneName(theirs, instant)}`
}

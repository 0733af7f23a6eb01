import { m } from '#messages'
import { formatClock, formatDay, zoneName } from '#lib/format'
import { usePage } from '#lib/page'
import { SubmitButton } from '#ui/button'
import { clocksDiffer, slotsByDay } from './slots-by-day.ts'
import { theirTime, type Zones } from './when.tsx'

type Props = {
  slots: readonly string[]
  zones: Zones
  /** The counsellor's. */
  name: string
  onTake: (at: string) => void
  /** The one that is being taken. */
  taking?: string | null
}

/** Times as buttons under their days; one touch takes one. */
export function TimesButtons({ slots, zones, name, onTake, taking = null }: Props) {
  const { language } = usePage()
  const first = slots[0]
  if (first === undefined) return null
  const differ = clocksDiffer(first, zones.own, zones.theirs)
  return (
    <div className="grid gap-5">
      <p className="text-sm text-muted">{m.meeting_times_zone({ zone: zoneName(zones.own, Temporal.Instant.from(first)) })}</p>
      {slotsByDay(slots, zones.own).map(({ date, slots: some }) => (
        <section key={date} className="grid gap-2">
          <h3 className="font-semibold first-letter:uppercase">{formatDay(some[0] as string, zones.own, language)}</h3>
          <ul className="flex list-none flex-wrap gap-2">
            {some.map((at) => (
              <li key={at}>
                <SubmitButton type="button" variant="secondary" isPending={taking === at} onClick={() => onTake(at)} className="tabular-nums">
                  <span className="grid leading-tight">
                    <span>
                      {formatClock(at, zones.own, language)}
                      <span className="sr-only"> {formatDay(at, zones.own, language)}</span>
                    </span>
                    {differ ? (
                      <span className="text-xs font-normal text-muted">{m.meeting_for_them_short({ name, time: theirTime(at, zones, language) })}</span>
                    ) : null}
                  </span>
                </SubmitButton>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

import { m } from '#messages'
import { formatClock, formatDay, zoneName } from '#lib/format'
import { usePage } from '#lib/page'
import { SubmitButton } from '#ui/button'
import { clocksDiffer, slotsByDay } from './slots-by-day.ts'
import type { Zones } from './when.tsx'

type Props = {
  slots: readonly string[]
  zones: Zones
  /** The counsellor's. */
  name: string
  onTake: (at: string) => void
  /** The one that is being taken. */
  taking?: string | null
}

/** Times as buttons under their days, by both clocks where they differ; one touch takes one. */
export function TimesButtons({ slots, zones, name, onTake, taking = null }: Props) {
  const { language } = usePage()
  const first = slots[0]
  if (first === undefined) return null
  const differ = clocksDiffer(first, zones.own, zones.theirs)
  const [zone, other] = [zones.own, zones.theirs].map((one) => zoneName(one, Temporal.Instant.from(first))) as [string, string]
  return (
    <div className="grid gap-5">
      <p className="text-sm text-muted">{differ ? m.meeting_times_zones({ zone, name, other }) : m.meeting_times_zone({ zone })}</p>
      {slotsByDay(slots, zones.own).map(({ date, slots: some }) => (
        <section key={date} className="grid gap-2">
          <h3 className="font-semibold first-letter:uppercase">{formatDay(some[0] as string, zones.own, language)}</h3>
          <ul className="grid list-none grid-cols-[repeat(auto-fill,minmax(5rem,1fr))] gap-2">
            {some.map((at) => (
              <li key={at} className="grid">
                <SubmitButton
                  type="button"
                  variant="secondary"
                  isPending={taking === at}
                  aria-label={`${formatDay(at, zones.own, language)}, ${formatClock(at, zones.own, language)}`}
                  onClick={() => onTake(at)}
                  className="px-2! text-leaf! tabular-nums"
                >
                  <span className="grid leading-tight">
                    {formatClock(at, zones.own, language)}
                    {differ ? <span className="text-xs font-normal text-muted">{formatClock(at, zones.theirs, language)}</span> : null}
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

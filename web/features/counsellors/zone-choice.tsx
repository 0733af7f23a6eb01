import type { Service } from '#contract/counsellors'
import { m } from '#messages'
import { formatClock, formatDate } from '#lib/format'
import { usePage } from '#lib/page'
import { timesFields, timesPath } from '#lib/paths'
import { zoneChoices } from '#lib/zones'
import { SubmitButton } from '#ui/button'
import { Disclosure } from '#ui/disclosure'
import { InputField, SelectField } from '#ui/field'
import { classes } from '#ui/recipes'
import { withoutDegrees } from './labels.ts'
import type { FoundTimes } from './find-times.ts'
import { zoneWords } from './time-words.ts'
import { zonesAtHand } from './zones-at-hand.ts'

type ZoneProps = {
  zone: string
  counsellor: { name: string; slug: string; timeZone: string }
  times: FoundTimes
  service: Service
  isUnknown: boolean
  now: Temporal.Instant
  hrefWith: (change: { zone: string | undefined }) => string
}

const chip =
  'inline-flex min-h-11 items-center gap-1.5 rounded-full border px-4 py-1.5 font-semibold no-underline transition-colors hover:border-leaf'

/** Whose clock is meant: the usual ones with one tap, any other by a form. */
export function ZoneChoice(props: ZoneProps) {
  const { zone, counsellor, times, now, hrefWith } = props
  const { language } = usePage()
  const [shown, theirs] = [zoneWords(zone, now), zoneWords(counsellor.timeZone, now)]
  const [example] = times.slots
  const clocks = example && [zone, counsellor.timeZone].map((each) => formatClock(example, each, language))
  return (
    <section aria-labelledby="zone" className="grid gap-3">
      <h2 id="zone" className="text-xl font-semibold">
        {m.times_zone()}
      </h2>
      <ul className="flex list-none flex-wrap gap-2">
        {zonesAtHand(zone, counsellor.timeZone, now).map(({ timeZone, words }) => (
          <li key={timeZone}>
            <a
              href={hrefWith({ zone: timeZone === counsellor.timeZone ? undefined : timeZone })}
              rel="nofollow"
              aria-current={words === shown ? 'true' : undefined}
              className={classes(chip, words === shown ? 'border-leaf bg-leaf text-on-leaf' : 'border-edge bg-surface text-ink')}
            >
              {words}
            </a>
          </li>
        ))}
        <li>
          {/* Where a script runs that knows the device's own; see web/public/site.js. */}
          <a
            hidden
            data-zone={zone}
            href={`${hrefWith({ zone: undefined })}&${timesFields.zone}=`}
            rel="nofollow"
            className={classes(chip, 'border-edge bg-surface text-leaf')}
          >
            {m.times_device_zone()}
          </a>
        </li>
      </ul>
      <p className="max-w-prose">
        {shown === theirs
          ? m.times_all_in({ zone: shown, name: withoutDegrees(counsellor.name) })
          : clocks
            ? m.times_both_example({
                zone: shown,
                name: withoutDegrees(counsellor.name),
                other: theirs,
                clock: clocks[0] ?? '',
                otherClock: clocks[1] ?? '',
              })
            : m.times_both({ zone: shown, name: withoutDegrees(counsellor.name), other: theirs })}
      </p>
      <OtherDays {...props} />
    </section>
  )
}

/** Open where something in the address could not be followed. */
function OtherDays({ zone, counsellor, times, service, isUnknown, now }: ZoneProps) {
  const { language } = usePage()
  const { from, today, lastDate, wrongDate } = times
  const wrong = {
    unread: m.times_from_unread(),
    past: m.times_from_past(),
    far: m.times_from_far({ date: formatDate(lastDate, language) }),
  }
  return (
    <Disclosure summary={m.times_other()} open={wrongDate !== null || isUnknown}>
      <form method="get" action={timesPath(language, counsellor.slug)} className="grid items-start gap-4 pt-1 text-ink sm:grid-cols-2">
        <input type="hidden" name={timesFields.service} value={service.id} />
        <InputField
          id="from"
          type="date"
          name={timesFields.from}
          label={m.times_from()}
          defaultValue={from}
          min={today}
          max={lastDate}
          error={wrongDate ? wrong[wrongDate] : undefined}
        />
        <SelectField
          id="any-zone"
          name={timesFields.zone}
          label={m.times_zone_any()}
          defaultValue={zone}
          options={zoneChoices(today, zone)}
          error={isUnknown ? m.times_zone_unknown({ zone: zoneWords(counsellor.timeZone, now) }) : undefined}
        />
        <div>
          <SubmitButton variant="secondary">{m.times_show()}</SubmitButton>
        </div>
      </form>
    </Disclosure>
  )
}

import type { Language } from '#contract/languages'
import type { WorkingHours } from '#contract/scheduling'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { zoneChoices } from '#lib/zones'
import { SelectField } from '#ui/field'
import { Heading } from '#ui/heading'

/** What fits most people; what somebody has already is always among them. */
const choices = {
  noticeHours: [0, 1, 2, 4, 8, 12, 24, 48, 72, 168],
  horizonDays: [7, 14, 30, 60, 90, 120, 180],
  stepMinutes: [5, 10, 15, 20, 30, 45, 60, 90, 120],
  breakMinutes: [0, 5, 10, 15, 20, 30, 45, 60, 90, 120],
  mostPerDay: [1, 2, 3, 4, 5, 6, 7, 8, 10, 12],
} as const
type Bound = keyof typeof choices

const bounds: readonly { id: Bound; label: () => string; hint: () => string; tell: (count: number, language: Language) => string }[] = [
  { id: 'mostPerDay', label: m.hours_most, hint: m.hours_most_hint, tell: (count) => m.hours_sessions({ count }) },
  {
    id: 'breakMinutes',
    label: m.hours_break,
    hint: m.hours_break_hint,
    tell: (count) => (count === 0 ? m.hours_none() : m.minutes({ minutes: count })),
  },
  { id: 'noticeHours', label: m.hours_notice, hint: m.hours_notice_hint, tell: noticeWords },
  { id: 'horizonDays', label: m.hours_horizon, hint: m.hours_horizon_hint, tell: (count, language) => inUnit(count, 'day', language) },
  { id: 'stepMinutes', label: m.hours_step, hint: m.hours_step_hint, tell: (count) => m.minutes({ minutes: count }) },
]

function noticeWords(hours: number, language: Language): string {
  if (hours === 0) return m.hours_notice_none()
  return m.hours_before({ time: hours % 24 === 0 ? inUnit(hours / 24, 'day', language) : inUnit(hours, 'hour', language) })
}

const inUnit = (count: number, unit: 'day' | 'hour', language: Language): string =>
  new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', { style: 'unit', unit, unitDisplay: 'long' }).format(count)

/** How much, how soon and how far ahead: what keeps a counsellor's day bearable. */
export function Boundaries({ hours, onChange }: { hours: WorkingHours; onChange: (hours: WorkingHours) => void }) {
  const { today, language } = usePage()
  return (
    <section aria-labelledby="boundaries" className="grid gap-5 border-t border-line pt-8">
      <div className="grid gap-1">
        <Heading id="boundaries" size="section">
          {m.hours_bounds()}
        </Heading>
        <p className="max-w-2xl text-muted">{m.hours_bounds_lead()}</p>
      </div>
      <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
        {bounds.map(({ id, label, hint, tell }) => (
          <SelectField
            key={id}
            id={id}
            name=""
            label={label()}
            hint={hint()}
            className="grid-rows-[auto_1fr_auto]"
            value={String(hours[id] ?? '')}
            onChange={(event) => onChange({ ...hours, [id]: event.target.value === '' ? null : Number(event.target.value) })}
            options={[
              ...(id === 'mostPerDay' ? [{ value: '', label: m.hours_most_none() }] : []),
              ...offered(id, hours[id]).map((count) => ({ value: String(count), label: tell(count, language) })),
            ]}
          />
        ))}
        <SelectField
          id="timeZone"
          name=""
          label={m.hours_zone()}
          hint={m.hours_zone_hint()}
          className="grid-rows-[auto_1fr_auto]"
          value={hours.timeZone}
          onChange={(event) => onChange({ ...hours, timeZone: event.target.value })}
          options={zoneChoices(today, hours.timeZone)}
        />
      </div>
    </section>
  )
}

const offered = (id: Bound, own: number | null): number[] => {
  const usual: readonly number[] = choices[id]
  return own === null || usual.includes(own) ? [...usual] : [...usual, own].toSorted((one, other) => one - other)
}

import { useState, type FormEvent } from 'react'
import { noticeIntervals, type NoticeSettings } from '#contract/notifications'
import { m } from '#messages'
import { Setting } from '#features/accounts'
import { zoneName } from '#lib/format'
import { useMe } from '#lib/me'
import { RadioGroup } from '#ui/choices'
import { InputField } from '#ui/field'
import { Switch } from '#ui/switch'

type When = Pick<NoticeSettings, 'everyMinutes' | 'quiet'>
type Quiet = NonNullable<When['quiet']>
type Props = When & { told: string | null; onChange: (part: Partial<When>) => void }

const everyLabel = { 5: m.notices_every_5, 30: m.notices_every_30, 120: m.notices_every_120 }

/** Where most people sleep. */
const night: Quiet = { from: '22:00', to: '07:00' }

/** How often at most, and when not at all. */
export function WhenSetting({ everyMinutes, quiet, told, onChange }: Props) {
  const { timeZone } = useMe()
  const choose = (event: FormEvent<HTMLFormElement>) => {
    const chosen = Number(new FormData(event.currentTarget).get('everyMinutes'))
    const every = noticeIntervals.find((minutes) => minutes === chosen)
    if (every) onChange({ everyMinutes: every })
  }
  return (
    <Setting id="when" title={m.notices_when()} lead={m.notices_when_lead()} told={told}>
      <form onChange={choose}>
        <RadioGroup
          id="everyMinutes"
          legend={m.notices_every()}
          layout="chips"
          defaultValue={String(everyMinutes)}
          choices={noticeIntervals.map((minutes) => ({ value: String(minutes), label: everyLabel[minutes]() }))}
        />
      </form>
      <Switch
        isSelected={quiet !== null}
        onChange={(isOn) => onChange({ quiet: isOn ? night : null })}
        hint={m.notices_quiet_hint({ zone: zoneName(timeZone, Temporal.Now.instant()) })}
      >
        {m.notices_quiet()}
      </Switch>
      {quiet ? <QuietTimes quiet={quiet} onChange={(next) => onChange({ quiet: next })} /> : null}
    </Setting>
  )
}

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** Kept once a time is written to its end and left. */
function QuietTimes({ quiet, onChange }: { quiet: Quiet; onChange: (quiet: Quiet) => void }) {
  const [typed, setTyped] = useState(quiet)
  const isWhole = isTime(typed.from) && isTime(typed.to)
  const error = isWhole ? (typed.from === typed.to ? m.notices_quiet_same() : undefined) : m.notices_quiet_missing()
  const settle = () => {
    if (!error && (typed.from !== quiet.from || typed.to !== quiet.to)) onChange(typed)
  }
  const field = (side: keyof Quiet, label: string) => (
    <InputField
      id={`quiet-${side}`}
      type="time"
      label={label}
      value={typed[side]}
      error={error && (side === 'to' || !isTime(typed[side])) ? error : undefined}
      onChange={(event) => setTyped({ ...typed, [side]: event.target.value })}
      onBlur={settle}
    />
  )
  return (
    <div className="grid max-w-md gap-4 sm:grid-cols-2">
      {field('from', m.notices_quiet_from())}
      {field('to', m.notices_quiet_to())}
    </div>
  )
}

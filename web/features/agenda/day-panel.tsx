import { Plus } from 'lucide-react'
import type { WorkingHours } from '#contract/scheduling'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { SubmitButton } from '#ui/button'
import { Card } from '#ui/card'
import { Heading } from '#ui/heading'
import { dayTitle, weekdayName } from './calendar-words.ts'
import { CopyDay } from './copy-day.tsx'
import { exceptionOn, weekdayOf, windowsOn, withException, withoutException, type IsoDay } from './hours-draft.ts'
import { added, nextFree, removed, replaced, type Edit, type Windows } from './hours-model.ts'
import { WindowFields } from './window-fields.tsx'

type Props = {
  day: IsoDay
  hours: WorkingHours
  closed: string | null
  onChange: (hours: WorkingHours, said: string) => void
  onEdit: (day: IsoDay, edit: Edit) => void
  onRemove: (day: IsoDay, windows: Windows) => void
}

export const dayPanelId = 'day-panel'

/** One day in plain fields: exact times, this date alone or each week, the same on other days. */
export function DayPanel({ day, hours, closed, onChange, onEdit, onRemove }: Props) {
  const { language } = usePage()
  const windows = windowsOn(hours, day)
  const isException = exceptionOn(hours, day) !== undefined
  const next = nextFree(windows)
  const title = dayTitle(day, language)
  const weekday = weekdayName(day, language)
  return (
    <Card as="section" aria-labelledby={dayPanelId} className="grid content-start gap-4">
      <Heading id={dayPanelId} size="small" face="sans">
        {title}
      </Heading>
      {closed ? <p className="text-muted">{m.hours_closed_means({ name: closed })}</p> : null}
      <Scope
        weekday={weekday}
        isException={isException}
        onChoose={(only) =>
          only
            ? onChange(withException(hours, day, windows), m.hours_said_only({ day: title }))
            : onChange(withoutException(hours, day), m.hours_said_usual({ day: title }))
        }
      />
      {windows.length === 0 ? <p>{isException ? m.hours_off_date() : m.hours_off_weekday({ day: weekday })}</p> : null}
      <ul className="grid list-none gap-3 empty:hidden">
        {windows.map((window, at) => (
          <WindowFields
            key={at}
            id={`time-${at}`}
            window={window}
            onSet={(set) => onEdit(day, replaced(windows, at, set))}
            onRemove={() => onRemove(day, removed(windows, at))}
          />
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {next ? (
          <SubmitButton type="button" variant="secondary" size="small" onClick={() => addWith(onEdit, day, added(windows, next))}>
            <Plus aria-hidden="true" />
            {m.hours_add()}
          </SubmitButton>
        ) : null}
        {isException && windows.length > 0 ? (
          <SubmitButton
            type="button"
            variant="quiet"
            size="small"
            onClick={() => onChange(withException(hours, day, []), m.hours_said_off({ day: title }))}
          >
            {m.hours_make_off()}
          </SubmitButton>
        ) : null}
      </div>
      {isException || windows.length === 0 ? null : <CopyDay key={weekdayOf(day)} day={day} hours={hours} onChange={onChange} />}
    </Card>
  )
}

const addWith = (onEdit: Props['onEdit'], day: IsoDay, edit: Edit | undefined): void => void (edit && onEdit(day, edit))

/** Whether a change holds each week, or for that date alone. */
function Scope({ weekday, isException, onChoose }: { weekday: string; isException: boolean; onChoose: (only: boolean) => void }) {
  const choices = [
    { isOnly: false, words: m.hours_every({ day: weekday }) },
    { isOnly: true, words: m.hours_only_date() },
  ]
  return (
    <div role="radiogroup" aria-label={m.hours_scope()} className="grid grid-cols-2 gap-1 rounded-md bg-mist-soft p-1">
      {choices.map(({ isOnly, words }) => (
        <label
          key={words}
          className="flex min-h-10 cursor-pointer items-center justify-center rounded-sm px-2 py-1 text-center text-sm font-semibold text-muted has-checked:bg-surface has-checked:text-ink has-checked:ring-1 has-checked:ring-edge has-focus-visible:outline-3 has-focus-visible:outline-focus"
        >
          <input type="radio" name="hours-scope" checked={isOnly === isException} onChange={() => onChoose(isOnly)} className="sr-only" />
          {words}
        </label>
      ))}
    </div>
  )
}

import { lazy, Suspense, useState, type KeyboardEvent } from 'react'
import { useFormErrors } from '#features/accounts'
import { m } from '#messages'
import { formatDay } from '#lib/format'
import { usePage } from '#lib/page'
import { SubmitButton } from '#ui/button'
import { InputField } from '#ui/field'
import { focusPart } from '#ui/focus'
import { InterfaceLanguage } from '#ui/interface-language'
import { Skeleton } from '#ui/skeleton'
import { longestDayName, type ClosedDay } from './closed-days.ts'

const DayCalendar = lazy(() => import('#ui/calendar').then((module) => ({ default: module.DayCalendar })))

type Props = { days: readonly ClosedDay[]; room: number; onAdd: (day: ClosedDay) => void }
type Field = 'day-id' | 'date'

/** A day from the calendar and its name. Days that are closed already are struck through in it. */
export function AddClosedDay({ days, room, onAdd }: Props) {
  const { language, today } = usePage()
  const [date, setDate] = useState<string | null>(null)
  const [name, setName] = useState({ id: '', en: '' })
  const { errors, found, mended } = useFormErrors<Field>()
  const closed = new Set(days.map((day) => day.date))
  function add() {
    const id = name.id.trim()
    const wrong = { ...(date === null && { date: m.money_closed_day_missing() }), ...(id === '' && { 'day-id': m.money_closed_name_missing() }) }
    if (!found(wrong) || date === null) {
      if (date !== null) focusPart('day-id')
      return
    }
    onAdd({ date, name: { id, en: name.en.trim() || id } })
    setDate(null)
    setName({ id: '', en: '' })
  }
  const chosen = date === null ? m.money_closed_choose() : formatDay(`${date}T12:00:00Z`, 'UTC', language)
  return (
    // Not a form: it stands inside the one that saves. Enter in a name adds the day.
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <InterfaceLanguage language={language}>
        <Suspense fallback={<Skeleton shape="block" className="h-80 max-w-82" />}>
          <DayCalendar
            label={m.money_closed_calendar()}
            previousLabel={m.money_month_before()}
            nextLabel={m.money_month_after()}
            value={date}
            min={today}
            firstDayOfWeek="mon"
            isFree={(day) => !closed.has(day)}
            onChange={(day) => {
              setDate(day)
              mended({ date: true })
            }}
          />
        </Suspense>
      </InterfaceLanguage>
      <p role="status" className={errors.date ? 'font-medium text-alarm' : 'font-medium'}>
        {errors.date ?? chosen}
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <InputField
          id="day-id"
          name=""
          label={m.money_closed_name_id()}
          error={errors['day-id']}
          autoComplete="off"
          maxLength={longestDayName}
          value={name.id}
          onKeyDown={(event) => enterAdds(event, add)}
          onChange={(event) => {
            setName({ ...name, id: event.target.value })
            mended({ 'day-id': true })
          }}
        />
        <InputField
          id="day-en"
          name=""
          label={m.money_closed_name_en()}
          mark={m.money_optional()}
          autoComplete="off"
          maxLength={longestDayName}
          value={name.en}
          onKeyDown={(event) => enterAdds(event, add)}
          onChange={(event) => setName({ ...name, en: event.target.value })}
        />
      </div>
      <SubmitButton type="button" variant="secondary" isPending={room <= 0} onClick={add} className="justify-self-start">
        {m.money_closed_add()}
      </SubmitButton>
      {room <= 0 ? <p className="text-sm text-muted">{m.money_closed_full()}</p> : null}
    </div>
  )
}

function enterAdds(event: KeyboardEvent, add: () => void): void {
  if (event.key !== 'Enter') return
  event.preventDefault()
  add()
}

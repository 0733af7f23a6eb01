import { X } from 'lucide-react'
import { Setting } from '#features/accounts'
import { m } from '#messages'
import { formatDay } from '#lib/format'
import { usePage } from '#lib/page'
import { Disclosure } from '#ui/disclosure'
import { focusPart } from '#ui/focus'
import { AddClosedDay } from './add-closed-day.tsx'
import { mostClosedDays, withDays, type ClosedDay } from './closed-days.ts'
import { PasteClosedDays } from './paste-closed-days.tsx'

type Props = { days: readonly ClosedDay[]; onChange: (days: ClosedDay[]) => void }

/** Days on which nobody works. What is past is folded away. */
export function ClosedDays({ days, onChange }: Props) {
  const { today } = usePage()
  const add = (more: readonly ClosedDay[]) => onChange(withDays(days, more))
  const room = mostClosedDays - days.length
  function remove(date: string) {
    onChange(days.filter((day) => day.date !== date))
    focusPart('closed-days')
  }
  const [past, coming] = [days.filter(({ date }) => date < today), days.filter(({ date }) => date >= today)]
  return (
    <Setting id="closed-days" title={m.money_closed()} lead={m.money_closed_lead()}>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-6 lg:grid-cols-2">
        <AddClosedDay days={days} room={room} onAdd={(day) => add([day])} />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <p className="font-semibold">{coming.length === 0 ? m.money_closed_none() : m.money_closed_count({ count: String(coming.length) })}</p>
          <DayList days={coming} onRemove={remove} />
          {past.length > 0 ? (
            <Disclosure summary={m.money_closed_past({ count: String(past.length) })} className="border-b-0">
              <DayList days={past} onRemove={remove} />
            </Disclosure>
          ) : null}
        </div>
      </div>
      <PasteClosedDays room={room} days={days} onAdd={add} />
    </Setting>
  )
}

function DayList({ days, onRemove }: { days: readonly ClosedDay[]; onRemove: (date: string) => void }) {
  const { language } = usePage()
  return (
    <ul className="grid max-h-96 list-none divide-y divide-line overflow-y-auto rounded-lg border border-line empty:hidden">
      {days.map(({ date, name }) => (
        <li key={date} className="flex items-center justify-between gap-3 py-1.5 ps-4 pe-1.5">
          <p className="min-w-0 wrap-anywhere">
            <span className="font-medium text-ink">{name[language]}</span>
            <span className="block text-sm text-muted">{formatDay(`${date}T12:00:00Z`, 'UTC', language)}</span>
          </p>
          <button
            type="button"
            aria-label={m.money_closed_remove({ name: name[language] })}
            onClick={() => onRemove(date)}
            className="grid size-11 shrink-0 place-items-center rounded-full text-muted hover:bg-mist-soft hover:text-ink [&_svg]:size-5"
          >
            <X aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  )
}

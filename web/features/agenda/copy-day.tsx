import { useState } from 'react'
import type { WorkingHours } from '#contract/scheduling'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { SubmitButton } from '#ui/button'
import { boxClasses } from '#ui/recipes'
import { weekOf } from './calendar-days.ts'
import { weekdayName } from './calendar-words.ts'
import { copied, weekdayOf, windowsOn, type IsoDay } from './hours-draft.ts'

type Props = { day: IsoDay; hours: WorkingHours; onChange: (hours: WorkingHours, said: string) => void }

/** The same hours on other weekdays. */
export function CopyDay({ day, hours, onChange }: Props) {
  const { language } = usePage()
  const [chosen, setChosen] = useState<readonly number[]>([])
  const others = weekOf(day).filter((one) => one !== day)
  const toggle = (weekday: number, isOn: boolean) => setChosen(isOn ? [...chosen, weekday] : chosen.filter((one) => one !== weekday))
  function copy() {
    onChange(copied(hours, windowsOn(hours, day), chosen), m.hours_said_copied({ count: chosen.length }))
    setChosen([])
  }
  return (
    <details className="group border-t border-line pt-3">
      <summary className="cursor-pointer rounded-sm py-1 text-sm font-semibold text-leaf">{m.hours_copy()}</summary>
      <fieldset className="mt-2 grid gap-3">
        <legend className="sr-only">{m.hours_copy_to({ day: weekdayName(day, language) })}</legend>
        <div className="grid grid-cols-2 gap-2">
          {others.map((one) => (
            <label key={one} className="flex min-h-9 items-center gap-2">
              <input
                type="checkbox"
                checked={chosen.includes(weekdayOf(one))}
                onChange={(event) => toggle(weekdayOf(one), event.target.checked)}
                className={boxClasses}
              />
              {weekdayName(one, language)}
            </label>
          ))}
        </div>
        <p className="text-sm text-muted">{m.hours_copy_means()}</p>
        <SubmitButton type="button" variant="secondary" size="small" disabled={chosen.length === 0} onClick={copy} className="justify-self-start">
          {m.hours_copy_do()}
        </SubmitButton>
      </fieldset>
    </details>
  )
}

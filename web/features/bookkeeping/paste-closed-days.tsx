import { useState } from 'react'
import { m } from '#messages'
import { SubmitButton } from '#ui/button'
import { Disclosure } from '#ui/disclosure'
import { TextAreaField } from '#ui/field'
import { focusPart } from '#ui/focus'
import { readClosedDays, withDays, type ClosedDay, type LineTrouble } from './closed-days.ts'

type Props = { days: readonly ClosedDay[]; room: number; onAdd: (days: readonly ClosedDay[]) => void }

const example = '2026-12-25 Hari Natal | Christmas Day\n2027-01-01 Tahun Baru | New Year’s Day'

const troubles: Record<LineTrouble, () => string> = {
  'no-date': m.money_line_no_date,
  'no-such-day': m.money_line_no_such_day,
  'no-name': m.money_line_no_name,
  'long-name': m.money_line_long_name,
}

/** A list of national holidays, as it is passed around. Lines that were read leave the field, the others stay in it and are told. */
export function PasteClosedDays({ days, room, onAdd }: Props) {
  const [pasted, setPasted] = useState('')
  const [told, setTold] = useState<{ done: string; wrong: readonly string[] }>({ done: '', wrong: [] })
  function read() {
    const found = readClosedDays(pasted)
    const isTooMuch = withDays(days, found.days).length > days.length + room
    const lines = found.wrong.map(({ line, text, trouble }) =>
      m.money_line({ line: String(line), text: text.slice(0, 40), trouble: troubles[trouble]() }),
    )
    if (isTooMuch || found.days.length === 0) {
      setTold({ done: '', wrong: isTooMuch ? [m.money_closed_full()] : lines.length > 0 ? lines : [m.money_paste_nothing()] })
    } else {
      onAdd(found.days)
      setPasted(found.wrong.map(({ text }) => text).join('\n'))
      setTold({ done: m.money_paste_added({ count: String(found.days.length) }), wrong: lines })
    }
    focusPart('pasted')
  }
  return (
    <Disclosure summary={m.money_paste()} className="border-b-0 border-t [&>div]:max-w-none">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <TextAreaField
          id="pasted"
          name=""
          label={m.money_paste_lines()}
          hint={m.money_paste_hint()}
          placeholder={example}
          rows={6}
          spellCheck={false}
          error={
            told.wrong.length > 0 ? (
              <span className="grid gap-1">
                {told.wrong.map((words) => (
                  <span key={words} className="wrap-anywhere">
                    {words}
                  </span>
                ))}
              </span>
            ) : undefined
          }
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
        />
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton type="button" variant="secondary" onClick={read}>
            {m.money_paste_do()}
          </SubmitButton>
          <p role="status" className="text-sm">
            {told.done}
          </p>
        </div>
      </div>
    </Disclosure>
  )
}

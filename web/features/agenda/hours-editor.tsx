import { useState } from 'react'
import { saveWorkingHours, type Appointment, type BookingRules, type WorkingHours } from '#contract/scheduling'
import { Refused, Told, useUnsavedChanges } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { usePage } from '#lib/page'
import { useAct } from '#lib/use-act'
import { Notice } from '#ui/notice'
import { Boundaries } from './boundaries.tsx'
import { toSend } from './hours-draft.ts'
import { HoursCalendar } from './hours-calendar.tsx'
import { OutsideNow } from './outside-now.tsx'
import { SaveBar } from './save-bar.tsx'
import { useHoursDraft } from './use-hours-draft.ts'

type Props = { kept: WorkingHours; isNew: boolean; closedDays: BookingRules['closedDays'] }

/** The hours as they are being changed, and what became of them. */
export function HoursEditor({ kept, isNew, closedDays }: Props) {
  const draft = useHoursDraft(kept)
  const [said, setSaid] = useState('')
  const saving = useSaving(draft)
  useUnsavedChanges(draft.isChanged)
  const change = (next: WorkingHours, words: string) => {
    saving.clear()
    setSaid(words)
    draft.change(next)
  }
  return (
    <>
      {isNew && !saving.wasDone ? <Notice title={m.hours_first()}>{m.hours_first_text()}</Notice> : null}
      <Refused words={saving.refused} />
      <Told>{saving.isDone ? m.hours_saved() : null}</Told>
      <OutsideNow key={saving.outside.map(({ id }) => id).join()} appointments={saving.outside} timeZone={draft.hours.timeZone} />
      <HoursCalendar hours={draft.hours} closedDays={closedDays} onChange={change} />
      <Boundaries hours={draft.hours} onChange={(next) => change(next, '')} />
      <p role="status" className="sr-only">
        {said}
      </p>
      {draft.isChanged ? (
        <SaveBar
          isPending={saving.isPending}
          canUndo={draft.canUndo}
          onUndo={draft.undo}
          onDiscard={draft.discard}
          onSave={() => void saving.run(draft.hours)}
        />
      ) : null}
    </>
  )
}

function useSaving({ kept }: ReturnType<typeof useHoursDraft>) {
  const { today } = usePage()
  const [done, setDone] = useState<readonly Appointment[] | null>(null)
  const [wasDone, setWasDone] = useState(false)
  const { run, isPending, refused, clear } = useAct(async (hours: WorkingHours) => {
    const { outside } = await callApi(saveWorkingHours, { body: toSend(hours, today) })
    kept(hours)
    setDone(outside)
    setWasDone(true)
  })
  return {
    run,
    isPending,
    refused,
    isDone: done !== null,
    wasDone,
    outside: done ?? [],
    clear: () => {
      clear()
      setDone(null)
    },
  }
}

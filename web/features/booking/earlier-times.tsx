import { useState } from 'react'
import { moveAppointment, waitForEarlier, type Appointment } from '#contract/scheduling'
import { Refused } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { useMe } from '#lib/me'
import { practiceClock } from '#lib/practice-clock'
import { useAct } from '#lib/use-act'
import { CheckboxField } from '#ui/checkbox-field'
import { Heading } from '#ui/heading'
import { shortName } from './mode-name.ts'
import { wouldBeLate, zonesOf } from './of-appointment.ts'
import { TimesButtons } from './times-buttons.tsx'

type Props = { appointment: Appointment; onMoved: (moved: Appointment) => void; onChanged: (next: Appointment) => void }

/** The wish for an earlier time, and what has become free since: one touch takes it. */
export function EarlierTimes({ appointment, onMoved, onChanged }: Props) {
  const { timeZone } = useMe()
  const [taking, setTaking] = useState<string | null>(null)
  const [isGone, setGone] = useState(false)
  const params = { appointment: appointment.id }
  const wishing = useAct(async (waits: boolean) => onChanged(await callApi(waitForEarlier, { params, body: { waits } })))
  const moving = useAct(async (startsAt: string) => {
    const { appointment: moved, next } = await callApi(moveAppointment, { params, body: { startsAt } })
    if (moved) return onMoved(moved)
    setGone(true)
    onChanged({ ...appointment, earlier: next.filter((at) => Date.parse(at) < Date.parse(appointment.startsAt)) })
  })
  const take = (at: string) => {
    setTaking(at)
    void moving.run(at)
  }
  if (appointment.can.move !== null) return null
  return (
    <section className="grid gap-4 rounded-xl bg-mist-soft p-5">
      <Refused words={moving.refused ?? wishing.refused} />
      {appointment.earlier.length > 0 ? (
        <>
          <div className="grid gap-1">
            <Heading size="small">{m.meeting_earlier_title()}</Heading>
            <p className="text-muted">{m.meeting_earlier_text()}</p>
            {appointment.earlier.some((at) => wouldBeLate(appointment, at, practiceClock.nowMs())) ? <p>{m.meeting_earlier_late()}</p> : null}
          </div>
          <TimesButtons
            slots={appointment.earlier}
            zones={zonesOf(appointment, timeZone)}
            name={shortName(appointment.counsellor.name)}
            taking={moving.isPending ? taking : null}
            onTake={take}
          />
        </>
      ) : null}
      <div role="status" className="empty:hidden">
        {isGone ? m.meeting_earlier_gone() : ''}
      </div>
      <CheckboxField
        id="wait-for-earlier"
        name=""
        label={m.meeting_wait()}
        hint={appointment.waitsForEarlier ? m.meeting_wait_on() : m.meeting_wait_hint()}
        checked={appointment.waitsForEarlier}
        aria-disabled={wishing.isPending || undefined}
        onChange={(event) => void wishing.run(event.target.checked)}
      />
    </section>
  )
}

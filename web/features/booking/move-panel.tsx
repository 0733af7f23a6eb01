import { useState } from 'react'
import { moveAppointment, type Appointment } from '#contract/scheduling'
import { NotLoaded, Refused } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { useMe } from '#lib/me'
import { practiceClock } from '#lib/practice-clock'
import { useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { focusOnce } from '#ui/focus'
import { Heading } from '#ui/heading'
import { Notice } from '#ui/notice'
import { SkeletonText } from '#ui/skeleton'
import { shortName } from './mode-name.ts'
import { wouldBeLate, zonesOf } from './of-appointment.ts'
import { TimesButtons } from './times-buttons.tsx'
import { useSlots } from './use-slots.ts'
import { When } from './when.tsx'

type Props = { appointment: Appointment; onMoved: (moved: Appointment) => void; onClose: () => void }

/** Another time of the same counsellor: chosen, read once more by both clocks, and then moved. The old one stays until then. */
export function MovePanel({ appointment, onMoved, onClose }: Props) {
  const { timeZone } = useMe()
  const [chosen, setChosen] = useState<string | null>(null)
  const [isTaken, setTaken] = useState(false)
  const slots = useSlots(appointment, timeZone)
  const zones = zonesOf(appointment, timeZone)
  const name = shortName(appointment.counsellor.name)
  const moving = useAct(async (startsAt: string) => {
    const reply = await callApi(moveAppointment, { params: { appointment: appointment.id }, body: { startsAt } })
    if (reply.appointment) return onMoved(reply.appointment)
    setChosen(null)
    setTaken(true)
    slots.offer(reply.next)
  })
  const choose = (at: string) => {
    moving.clear()
    setTaken(false)
    setChosen(at)
  }
  return (
    <section className="grid gap-5 rounded-xl border border-line bg-surface p-5">
      <div ref={focusOnce} tabIndex={-1} className="grid gap-1 outline-none">
        <Heading size="small">{m.meeting_move_title()}</Heading>
        <p className="text-muted">{m.meeting_move_text()}</p>
      </div>
      <Refused words={moving.refused} />
      <div role="status" className="empty:hidden">
        {isTaken ? <Notice title={m.book_taken()}>{m.meeting_move_taken()}</Notice> : null}
      </div>
      {chosen === null ? (
        <>
          {slots.refused ? <NotLoaded words={slots.refused} onRetry={slots.retry} /> : null}
          {slots.free === null && !slots.refused ? <SkeletonText lines={5} label={m.meeting_times_loading()} /> : null}
          {slots.free?.length === 0 ? <p>{m.meeting_times_none()}</p> : null}
          <TimesButtons slots={slots.free ?? []} zones={zones} name={name} onTake={choose} />
          <div className="flex flex-wrap gap-2">
            {slots.isMore ? (
              <SubmitButton type="button" variant="secondary" isPending={slots.isLoading} onClick={slots.more}>
                {m.meeting_times_more()}
              </SubmitButton>
            ) : null}
            <SubmitButton type="button" variant="quiet" onClick={onClose}>
              {m.meeting_move_not()}
            </SubmitButton>
          </div>
        </>
      ) : (
        <div ref={focusOnce} tabIndex={-1} className="grid gap-4 outline-none">
          <p className="font-semibold">
            <When at={chosen} zones={zones} name={name} />
          </p>
          {wouldBeLate(appointment, chosen, practiceClock.nowMs()) ? (
            <Notice tone="attention" title={m.book_rules_late_title()}>
              {m.meeting_move_late()}
            </Notice>
          ) : null}
          <div className="flex flex-wrap gap-2">
            <SubmitButton type="button" isPending={moving.isPending} onClick={() => void moving.run(chosen)}>
              {moving.isPending ? m.meeting_moving() : m.meeting_move_do()}
            </SubmitButton>
            <SubmitButton type="button" variant="quiet" onClick={() => setChosen(null)}>
              {m.meeting_move_back()}
            </SubmitButton>
          </div>
        </div>
      )}
    </section>
  )
}

import { lazy, Suspense, useState } from 'react'
import type { Invoice } from '#contract/payments'
import type { Appointment } from '#contract/scheduling'
import { m } from '#messages'
import { SubmitButton } from '#ui/button'
import { focusIfLost } from '#ui/focus'
import { SkeletonText } from '#ui/skeleton'

const MovePanel = lazy(() => import('./move-panel.tsx').then((module) => ({ default: module.MovePanel })))
const CancelDialog = lazy(() => import('./cancel-dialog.tsx').then((module) => ({ default: module.CancelDialog })))

type Props = {
  appointment: Appointment
  invoice: Invoice | null
  onMoved: (moved: Appointment) => void
  onCancelled: (cancelled: Appointment) => Promise<void>
}

/** Moving and cancelling; what is closed by the rule says so, and what never was open is not there. */
export function AppointmentActs({ appointment, invoice, onMoved, onCancelled }: Props) {
  const [doing, setDoing] = useState<'move' | 'cancel' | null>(null)
  const { can } = appointment
  if (can.cancel !== null) return null
  const close = () => setDoing(null)
  return (
    <section className="grid gap-4" aria-label={m.meeting_acts()}>
      {can.move === 'too-late' ? <p className="text-muted">{m.meeting_move_too_late()}</p> : null}
      {can.move === 'licence' ? <p className="text-muted">{m.meeting_move_licence()}</p> : null}
      {doing === 'move' ? (
        <Suspense fallback={<SkeletonText lines={5} label={m.meeting_times_loading()} />}>
          <MovePanel
            appointment={appointment}
            onClose={close}
            onMoved={(moved) => {
              close()
              onMoved(moved)
            }}
          />
        </Suspense>
      ) : (
        <div className="flex flex-wrap gap-2">
          {can.move === null ? (
            <SubmitButton ref={focusIfLost} type="button" variant="secondary" onClick={() => setDoing('move')}>
              {m.meeting_move()}
            </SubmitButton>
          ) : null}
          <SubmitButton type="button" variant="danger" onClick={() => setDoing('cancel')}>
            {appointment.state === 'held' ? m.meeting_let_go() : m.meeting_cancel()}
          </SubmitButton>
        </div>
      )}
      {doing === 'cancel' ? (
        <Suspense>
          <CancelDialog
            appointment={appointment}
            invoice={invoice}
            onClose={close}
            onCancelled={(next) => {
              close()
              return onCancelled(next)
            }}
          />
        </Suspense>
      ) : null}
    </section>
  )
}

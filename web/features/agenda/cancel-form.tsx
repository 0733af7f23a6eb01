import { useState } from 'react'
import { cancelAppointment, type Appointment } from '#contract/scheduling'
import { Refused } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { RadioGroup } from '#ui/choices'
import { focusOnce } from '#ui/focus'
import { ownReasons, reasonWords } from './appointment-words.ts'

type Props = { appointment: Appointment; onDone: (words: string) => Promise<void>; onBack: () => void }

/** Gives the time back; what it means stands before the button. */
export function CancelForm({ appointment, onDone, onBack }: Props) {
  const [reason, setReason] = useState<(typeof ownReasons)[number]>(ownReasons[0])
  const act = useAct(async () => {
    await callApi(cancelAppointment, { params: { appointment: appointment.id }, body: { reason } })
    await onDone(m.agenda_cancel_done())
  })
  return (
    <form onSubmit={submitting(() => void act.run())} className="grid gap-4 border-t border-line pt-4">
      <div ref={focusOnce} tabIndex={-1} className="grid gap-1 outline-none">
        <h3 className="font-semibold">{m.agenda_cancel_ask()}</h3>
        <p>{appointment.priceIdr > 0 && appointment.state === 'confirmed' ? m.agenda_cancel_means_paid() : m.agenda_cancel_means()}</p>
      </div>
      <Refused words={act.refused} />
      <RadioGroup
        id="reason"
        legend={m.agenda_reason()}
        hint={m.agenda_reason_hint()}
        defaultValue={reason}
        onChoose={(chosen) => setReason(ownReasons.find((one) => one === chosen) ?? reason)}
        choices={ownReasons.map((value) => ({ value, label: reasonWords[value]() }))}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="danger" isPending={act.isPending}>
          {act.isPending ? m.own_busy() : m.agenda_cancel_do()}
        </SubmitButton>
        <SubmitButton type="button" variant="quiet" onClick={onBack}>
          {m.agenda_back()}
        </SubmitButton>
      </div>
    </form>
  )
}

import { markNoShow, type Appointment } from '#contract/scheduling'
import { Refused } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { submitting, useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { focusOnce } from '#ui/focus'

type Props = { appointment: Appointment; onDone: (words: string) => Promise<void>; onBack: () => void }

/** Says that nobody came: asked first, because it cannot be taken back. */
export function NoShowForm({ appointment, onDone, onBack }: Props) {
  const act = useAct(async () => {
    await callApi(markNoShow, { params: { appointment: appointment.id } })
    await onDone(m.agenda_no_show_done())
  })
  return (
    <form onSubmit={submitting(() => void act.run())} className="grid gap-4 border-t border-line pt-4">
      <div ref={focusOnce} tabIndex={-1} className="grid gap-1 outline-none">
        <h3 className="font-semibold">{m.agenda_no_show_ask()}</h3>
        <p>{m.agenda_no_show_means()}</p>
      </div>
      <Refused words={act.refused} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="secondary" isPending={act.isPending}>
          {act.isPending ? m.own_busy() : m.agenda_no_show_do()}
        </SubmitButton>
        <SubmitButton type="button" variant="quiet" onClick={onBack}>
          {m.agenda_back()}
        </SubmitButton>
      </div>
    </form>
  )
}

import { useEffect, useState } from 'react'
import { getSlots, moveAppointment, type Appointment } from '#contract/scheduling'
import { NotLoaded, Refused, wordsOfReading } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { formatClock, formatDateTime, zoneName } from '#lib/format'
import { usePage } from '#lib/page'
import { submitting, useAct } from '#lib/use-act'
import type { Words } from '#lib/words-of'
import { SubmitButton } from '#ui/button'
import { focusOnce } from '#ui/focus'
import { Notice } from '#ui/notice'
import { SkeletonText } from '#ui/skeleton'
import { dayAfter, dayOf } from './calendar-days.ts'
import { dayTitle } from './calendar-words.ts'

type Props = { appointment: Appointment; timeZone: string; onDone: (words: string) => Promise<void>; onBack: () => void }

/** So many days of free times at once. */
const days = 14

/** To another time that is free for the client’s service; taken meanwhile, the next ones are offered. */
export function MoveForm({ appointment, timeZone, onDone, onBack }: Props) {
  const { language } = usePage()
  const { slots, refused, from, turn, retry } = useSlots(appointment, timeZone)
  const [chosen, setChosen] = useState<string | null>(null)
  const [next, setNext] = useState<readonly string[] | null>(null)
  const act = useAct(async (startsAt: string) => {
    const reply = await callApi(moveAppointment, { params: { appointment: appointment.id }, body: { startsAt } })
    if (reply.appointment) return onDone(m.agenda_move_done({ time: formatDateTime(startsAt, timeZone, language) }))
    setChosen(null)
    return setNext(reply.next)
  })
  const offered = next ?? slots
  return (
    <form onSubmit={submitting(() => void (chosen && act.run(chosen)))} className="grid gap-4 border-t border-line pt-4">
      <div ref={focusOnce} tabIndex={-1} className="grid gap-1 outline-none">
        <h3 className="font-semibold">{m.agenda_move_ask()}</h3>
        <p>{m.agenda_move_means({ zone: zoneName(timeZone, Temporal.Instant.from(appointment.startsAt)) })}</p>
      </div>
      <Refused words={act.refused} />
      {next ? (
        <Notice tone="attention" role="alert" title={m.agenda_taken()}>
          {m.agenda_taken_next()}
        </Notice>
      ) : null}
      {refused ? <NotLoaded words={refused} onRetry={retry} /> : null}
      {offered === null && !refused ? <SkeletonText label={m.entry_loading()} /> : null}
      {offered ? <Slots slots={offered} timeZone={timeZone} chosen={chosen} onChoose={setChosen} /> : null}
      {next ? null : (
        <div className="flex justify-between gap-2">
          <SubmitButton type="button" variant="quiet" size="small" disabled={from === null} onClick={() => turn(-days)}>
            {m.agenda_sooner()}
          </SubmitButton>
          <SubmitButton type="button" variant="quiet" size="small" onClick={() => turn(days)}>
            {m.agenda_later()}
          </SubmitButton>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <SubmitButton disabled={chosen === null} isPending={act.isPending}>
          {act.isPending ? m.own_busy() : m.agenda_move_do()}
        </SubmitButton>
        <SubmitButton type="button" variant="quiet" onClick={onBack}>
          {m.agenda_back()}
        </SubmitButton>
      </div>
    </form>
  )
}

/** Free times from a day on; null for that day: today. */
function useSlots({ counsellor, service }: Appointment, timeZone: string) {
  const [from, setFrom] = useState<string | null>(null)
  const [tries, setTries] = useState(0)
  const of = `${from ?? ''} ${tries}`
  const [state, setState] = useState<{ of: string; slots: readonly string[] | null; refused: Words | null } | null>(null)
  const { slug } = counsellor
  useEffect(() => {
    let isOver = false
    slotsOf(slug, { service: service.id, days, zone: timeZone, ...(from && { from }) }).then(
      (slots) => isOver || setState({ of, slots, refused: null }),
      (error: unknown) => isOver || setState({ of, slots: null, refused: wordsOfReading(error) }),
    )
    return () => void (isOver = true)
  }, [slug, service.id, timeZone, from, of])
  const { slots, refused } = state?.of === of ? state : { slots: null, refused: null }
  return {
    slots,
    refused,
    from,
    turn: (by: number) => {
      const today = Temporal.Now.plainDateISO(timeZone).toString()
      const to = dayAfter(from ?? today, by)
      setFrom(to <= today ? null : to)
    },
    retry: async () => setTries(tries + 1),
  }
}

/** Who is not shown to the public has no free times either. */
async function slotsOf(slug: string | null, query: { service: string; days: number; zone: string; from?: string }): Promise<readonly string[]> {
  return slug === null ? [] : (await callApi(getSlots, { params: { slug }, query })).slots
}

type SlotsProps = { slots: readonly string[]; timeZone: string; chosen: string | null; onChoose: (slot: string) => void }

function Slots({ slots, timeZone, chosen, onChoose }: SlotsProps) {
  const { language } = usePage()
  if (slots.length === 0) return <p className="text-muted">{m.agenda_no_slots()}</p>
  const byDay = [...Map.groupBy(slots, (slot) => dayOf(slot, timeZone))]
  return (
    <div className="grid max-h-80 gap-4 overflow-y-auto rounded-md border border-line p-3">
      {byDay.map(([day, ofDay]) => (
        <fieldset key={day} className="grid gap-2">
          <legend className="mb-2 text-sm font-semibold first-letter:uppercase">{dayTitle(day, language)}</legend>
          <div className="flex flex-wrap gap-2">
            {ofDay.map((slot) => (
              <label
                key={slot}
                className="flex min-h-10 cursor-pointer items-center rounded-full border border-edge bg-surface px-3.5 tabular-nums hover:border-leaf has-checked:border-leaf has-checked:bg-leaf has-checked:text-on-leaf has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
              >
                <input type="radio" name="slot" checked={slot === chosen} onChange={() => onChoose(slot)} className="sr-only" />
                {formatClock(slot, timeZone, language)}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  )
}

import { appointmentStates, type AppointmentState } from '#domain/scheduling/appointment'
import type { Language } from '#contract/languages'
import { pathOf } from '#lib/paths'

/** What the page of all appointments knows from its address: days where the practice is, both counted in. */
export type AppointmentsQuestion = {
  readonly from: string
  readonly to: string
  readonly counsellor?: string
  readonly state?: AppointmentState
  readonly after?: string
}

/** Longer than this nobody reads, and the list goes on in pages anyway. */
export const mostDays = 366
const usualDays = 7

/** What somebody typed into the address and is none of ours is left out; an end before its beginning becomes one day. */
export function appointmentsQuestion(search: URLSearchParams, today: string): AppointmentsQuestion {
  const begin = dayIn(search.get('from')) ?? Temporal.PlainDate.from(today)
  const told = dayIn(search.get('to')) ?? begin.add({ days: usualDays - 1 })
  const last = begin.add({ days: mostDays - 1 })
  const end = Temporal.PlainDate.compare(told, begin) < 0 ? begin : Temporal.PlainDate.compare(told, last) > 0 ? last : told
  const counsellor = search.get('counsellor') ?? ''
  const state = appointmentStates.find((one) => one === search.get('state'))
  const after = search.get('after') ?? ''
  return {
    from: begin.toString(),
    to: end.toString(),
    ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(counsellor) && { counsellor: counsellor.slice(0, 80) }),
    ...(state && { state }),
    ...(/^[0-9a-f-]{36}$/.test(after) && { after }),
  }
}

function dayIn(text: string | null): Temporal.PlainDate | null {
  if (!/^(?:19|20|21)\d{2}-\d{2}-\d{2}$/.test(text ?? '')) return null
  try {
    return Temporal.PlainDate.from(text ?? '')
  } catch {
    return null
  }
}

export function appointmentsPath(language: Language, question: AppointmentsQuestion): string {
  return `${pathOf('allAppointments', language)}?${new URLSearchParams(question).toString()}`
}

/** The instants between which those days lie. */
export function instantsOf({ from, to }: Pick<AppointmentsQuestion, 'from' | 'to'>, timeZone: string): { from: string; to: string } {
  const beginOf = (day: Temporal.PlainDate) => day.toZonedDateTime(timeZone).toInstant().toString()
  return { from: beginOf(Temporal.PlainDate.from(from)), to: beginOf(Temporal.PlainDate.from(to).add({ days: 1 })) }
}

/** Stretches that are often wanted. */
export function usualStretches(today: string): Record<'day' | 'week' | 'month' | 'past', Pick<AppointmentsQuestion, 'from' | 'to'>> {
  const day = Temporal.PlainDate.from(today)
  const first = day.with({ day: 1 })
  return {
    day: { from: today, to: today },
    week: { from: today, to: day.add({ days: usualDays - 1 }).toString() },
    month: { from: first.toString(), to: first.add({ months: 1 }).subtract({ days: 1 }).toString() },
    past: { from: day.subtract({ days: 30 }).toString(), to: day.subtract({ days: 1 }).toString() },
  }
}

import type { Language } from '#contract/languages'
import type { Appointment } from '#contract/scheduling'
import type { CancelReason } from '#domain/scheduling/appointment'
import { m } from '#messages'
import { formatClock, formatDay, zoneName } from '#lib/format'
import type { BadgeTone } from '#ui/badge'
import { dayOf } from './calendar-days.ts'

/** How it stands. */
export function stateWords({ state, heldFor }: Appointment): string {
  if (state === 'held') return heldFor === 'checking' ? m.agenda_state_checking() : m.agenda_state_held()
  if (state === 'confirmed') return m.agenda_state_confirmed()
  if (state === 'no-show') return m.agenda_state_no_show()
  return state === 'cancelled' ? m.agenda_state_cancelled() : m.agenda_state_expired()
}

export const stateTones: Record<Appointment['state'], BadgeTone> = {
  held: 'turmeric',
  confirmed: 'leaf',
  'no-show': 'clay',
  cancelled: 'neutral',
  expired: 'neutral',
}

/** `Senin, 23 November 2026, 09.00–10.00 WIB`. */
export function timesWords({ startsAt, endsAt }: Appointment, timeZone: string, language: Language): string {
  const [from, to] = [startsAt, endsAt].map((one) => formatClock(one, timeZone, language))
  return `${formatDay(startsAt, timeZone, language)}, ${from}–${to} ${zoneName(timeZone, Temporal.Instant.from(startsAt))}`
}

/** The same moment at the client’s place: `11.00–12.00 WIT`, with its day where that is another. Null where the clocks agree. */
export function timesThere(appointment: Appointment, timeZone: string, language: Language): string | null {
  const { startsAt, endsAt, client } = appointment
  const at = Temporal.Instant.from(startsAt)
  const [here, there] = [timeZone, client.timeZone].map((zone) => at.toZonedDateTimeISO(zone).offset)
  if (here === there) return null
  if (dayOf(startsAt, timeZone) !== dayOf(startsAt, client.timeZone)) return timesWords(appointment, client.timeZone, language)
  const [from, to] = [startsAt, endsAt].map((one) => formatClock(one, client.timeZone, language))
  return `${from}–${to} ${zoneName(client.timeZone, at)}`
}

/** Why something cannot be done with it now. */
export const whyWords: Record<NonNullable<Appointment['can']['move']>, () => string> = {
  'too-late': m.agenda_why_too_late,
  over: m.agenda_why_over,
  'not-begun': m.agenda_why_not_begun,
  'within-grace': m.agenda_why_within_grace,
  'not-confirmed': m.agenda_why_not_confirmed,
  'not-yours': m.agenda_why_not_yours,
  licence: m.agenda_why_licence,
}

/** What a counsellor may say of it; that it is not needed any more only the client can know. */
export const ownReasons = ['counsellor-unavailable', 'unwell', 'plans-changed', 'no-reason'] as const satisfies readonly CancelReason[]

export const reasonWords: Record<CancelReason, () => string> = {
  'plans-changed': m.agenda_reason_plans,
  unwell: m.agenda_reason_unwell,
  'counsellor-unavailable': m.agenda_reason_unavailable,
  'not-needed': m.agenda_reason_not_needed,
  'no-reason': m.agenda_reason_none,
}

export const byWords = {
  client: m.agenda_by_client,
  counsellor: m.agenda_by_counsellor,
  practice: m.agenda_by_practice,
} as const

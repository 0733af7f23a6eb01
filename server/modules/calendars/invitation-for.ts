import type { Language } from '#contract/languages'
import { icsFile } from '#domain/calendars/ics'
import { eventOf } from './event-of.ts'
import type { Revised } from './revision.ts'

/** What goes along with a mail, so that the appointment stands in the calendar of whoever gets it, moves there, and goes (RFC 6047). */
export function invitationFor(revised: Revised, { language, organizer, attendee }: { language: Language; organizer: string; attendee: string }) {
  const event = eventOf(revised, language)
  const method = event.isCancelled ? ('CANCEL' as const) : ('REQUEST' as const)
  return { method, ics: icsFile({ method, events: [{ ...event, between: { organizer, attendee } }] }) }
}

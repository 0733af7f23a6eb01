import type { Language } from '#contract/languages'
import type { IcsEvent } from '#domain/calendars/ics'
import { m } from '#messages'
import type { Revised } from './revision.ts'

/** What a calendar shows of it: when, and that it is an appointment. */
export const eventOf = ({ facts, sequence, revisedAt }: Revised, locale: Language): IcsEvent => ({
  uid: facts.id,
  sequence,
  revisedAt,
  startsAt: facts.startsAt,
  endsAt: facts.endsAt,
  isCancelled: facts.state === 'cancelled',
  summary: m.calendar_summary({}, { locale }),
})

import { m } from '#messages'
import type { BadgeTone } from '#ui/badge'
import type { Stage } from './booking-flow.ts'

/** How an appointment stands, in a word or two. */
export const stateOf: Record<Stage, { readonly text: () => string; readonly tone: BadgeTone }> = {
  choosing: { text: m.meeting_held, tone: 'turmeric' },
  paying: { text: m.meeting_held, tone: 'turmeric' },
  'not-found': { text: m.meeting_not_found, tone: 'turmeric' },
  checking: { text: m.meeting_checking, tone: 'turmeric' },
  'checking-late': { text: m.meeting_checking, tone: 'turmeric' },
  'run-out': { text: m.meeting_run_out, tone: 'neutral' },
  owed: { text: m.meeting_owed, tone: 'turmeric' },
  confirmed: { text: m.meeting_confirmed, tone: 'leaf' },
  cancelled: { text: m.meeting_cancelled, tone: 'neutral' },
  missed: { text: m.meeting_missed, tone: 'neutral' },
}

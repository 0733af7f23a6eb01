import type { SessionMode } from '#domain/care/fields'
import type { AppointmentState } from '#domain/scheduling/appointment'
import { m } from '#messages'
import type { BadgeTone } from '#ui/badge'

export const stateWords: Record<AppointmentState, { tone: BadgeTone; name: () => string }> = {
  held: { tone: 'turmeric', name: m.money_state_held },
  confirmed: { tone: 'leaf', name: m.money_state_confirmed },
  expired: { tone: 'neutral', name: m.money_state_expired },
  cancelled: { tone: 'neutral', name: m.money_state_cancelled },
  'no-show': { tone: 'clay', name: m.money_state_no_show },
}

/** One by one: a private page brings along only the words that it names. */
export const modeName: Record<SessionMode, () => string> = {
  video: m.mode_video,
  voice: m.mode_voice,
  chat: m.mode_chat,
  letters: m.mode_letters,
  group: m.mode_group,
}

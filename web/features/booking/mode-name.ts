import type { SessionMode } from '#domain/care/fields'
import { m } from '#messages'

/** One by one: a private page brings along only the words that it names. */
export const modeName: Record<SessionMode, () => string> = {
  video: m.mode_video,
  voice: m.mode_voice,
  chat: m.mode_chat,
  letters: m.mode_letters,
  group: m.mode_group,
}

/** Without the degrees, as one speaks of somebody. */
export const shortName = (name: string): string => name.split(',')[0] ?? name

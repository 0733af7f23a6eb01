import type { SessionMode } from '#domain/care/fields'
import { m } from '#messages'

export const modeName: Record<SessionMode, () => string> = {
  video: m.mode_video,
  voice: m.mode_voice,
  chat: m.mode_chat,
  letters: m.mode_letters,
  group: m.mode_group,
}

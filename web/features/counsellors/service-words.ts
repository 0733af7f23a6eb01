import { FileText, MessageCircle, Mic, Users, Video } from 'lucide-react'
import type { Service } from '#contract/counsellors'
import { m } from '#messages'
import { formatIdr } from '#lib/format'

export const modeIcons = { video: Video, voice: Mic, chat: MessageCircle, letters: FileText, group: Users }

export const lengthOf = ({ minutes, answerWithinHours }: Service): string =>
  minutes === null ? m.answer_within({ hours: answerWithinHours ?? 0 }) : m.minutes({ minutes })

export const priceOf = ({ priceIdr }: Service): string => (priceIdr === 0 ? m.free() : formatIdr(priceIdr))

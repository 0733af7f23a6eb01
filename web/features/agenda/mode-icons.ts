import { FileText, MessageCircle, Mic, Users, Video } from 'lucide-react'

export const modeIcons = { video: Video, voice: Mic, chat: MessageCircle, letters: FileText, group: Users } as const

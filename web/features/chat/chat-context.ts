import { createContext, useContext } from 'react'
import type { Language } from '#contract/languages'
import type { ChatMessage, Conversation } from './conversation.ts'
import type { OpenedFiles } from './opened-files.ts'

/** What every part of the page of one conversation knows. */
export type Chat = {
  readonly conversation: Conversation
  readonly language: Language
  readonly timeZone: string
  readonly files: OpenedFiles
  /** The name of a person in this space, 'Anda' for oneself. */
  readonly nameOf: (uid: string) => string
  /** Whose own words are looked through before they leave. */
  readonly isCounsellor: boolean
  /** The keys are gone: what was begun stays, and nobody sees it. */
  readonly isLocked: boolean
  /** Shows a message and goes on reading there. */
  readonly jumpTo: (id: string) => void
  readonly openMenu: (message: ChatMessage, anchor: HTMLElement) => void
}

export const ChatContext = createContext<Chat | null>(null)

export function useChat(): Chat {
  const chat = useContext(ChatContext)
  if (!chat) throw new Error('outside a conversation')
  return chat
}

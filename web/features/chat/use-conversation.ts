import { useSyncExternalStore } from 'react'
import type { Conversation, ConversationView } from './conversation.ts'

export function useConversation(conversation: Conversation): ConversationView {
  return useSyncExternalStore(conversation.subscribe, conversation.view, conversation.view)
}

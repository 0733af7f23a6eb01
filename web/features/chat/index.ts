export { ChatView } from './chat-view.tsx'
export type { PhraseStore } from './composing.ts'
export type { Conversation, ConversationView } from './conversation.ts'

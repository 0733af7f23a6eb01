export { ChatView } from './chat-view.tsx'
export type { PhraseStore } from './composing.ts'
export type { ChatMessage, Conversation, ConversationView, MessageBody } from './conversation.ts'

import type { FileReference } from './content.ts'

/**
 * What a page sees of a conversation, and what it can do: no React here, no cipher, no network. `view` gives the same object until
 * something has changed (useSyncExternalStore).
 */
export type Conversation = {
  view(): ConversationView
  subscribe(listener: () => void): () => void
  /** Sealed and kept on this device at once, sent when it can be. Resolves once it is safe on the device. */
  sendText(text: string, replyTo?: string): Promise<void>
  sendFile(picked: PickedFile, text: string, replyTo?: string): Promise<void>
  sendVoice(recorded: RecordedVoice, replyTo?: string): Promise<void>
  edit(id: string, text: string): Promise<void>
  remove(id: string): Promise<void>
  /** Tries once more what was refused. */
  retry(id: string): void
  /** Gives up what was not sent. */
  discard(id: string): Promise<void>
  /** Content of a file, checked against its reference. @throws SpaceRefusal */
  openFile(file: FileReference): Promise<Uint8Array<ArrayBuffer>>
  /** Looked at, up to this number. */
  markRead(number: number): void
  typing(): void
  /** The draft that lies sealed on this device. */
  draft(): Promise<string>
  keepDraft(text: string): Promise<void>
  /** The person compared, or accepts, the new key of somebody: sending goes on. */
  confirmKey(uid: string, how: 'compared' | 'accepted'): Promise<void>
  /** Whether others are told how far one has read, and that one types; for all conversations. */
  tellRead(isTold: boolean): Promise<void>
  /** After a refusal: asks for everything anew. */
  tryAgain(): void
  close(): void
}

export type PickedFile = {
  readonly name: string
  readonly media: string
  readonly content: Uint8Array<ArrayBuffer>
  readonly width?: number
  readonly height?: number
}
export type RecordedVoice = {
  readonly media: string
  readonly content: Uint8Array<ArrayBuffer>
  readonly seconds: number
  readonly waveform: readonly number[]
}

export type ConversationView = {
  /** `refused`: something does not fit, and nothing more is shown as good or sent (`trouble`). */
  readonly state: 'opening' | 'open' | 'refused'
  /** How much of the history was opened already, 0 to 1, while opening. */
  readonly opened: number
  readonly trouble: Trouble | null
  readonly connection: 'online' | 'connecting' | 'offline'
  readonly kind: string
  readonly people: readonly Participant[]
  /** In the order of the server's numbers; what waits comes last. */
  readonly messages: readonly ChatMessage[]
  /** Number of the first message that was unread when the conversation was opened. */
  readonly unreadFrom: number | null
  /** Who is typing now. */
  readonly typing: readonly string[]
  /** False when one is no longer in this space, or somebody's key changed and was not confirmed. */
  readonly maySend: boolean
  readonly tellsRead: boolean
}

/** Named refusals of what the server handed over, or of what it was given (`wordsOfTrouble`). */
export type Trouble = { readonly code: string }

export type Participant = {
  readonly uid: string
  readonly isMe: boolean
  readonly role: 'client' | 'counsellor' | 'supervisor'
  /** By the certificate; of a client the pseudonym is shown by the page. */
  readonly name: string | null
  readonly licence: string | null
  /** 60 digits over both cards; null for oneself. */
  readonly safetyNumber: string | null
  readonly key: 'compared' | 'not-compared' | 'changed'
  /** When it was compared, ISO 8601. */
  readonly comparedAt: string | null
}

export type MessageState =
  /** On this device only. */
  | 'waiting'
  /** Kept by the practice. */
  | 'kept'
  /** Received by the other's browser. */
  | 'delivered'
  | 'read'
  /** The practice said no: see `trouble`; it can be tried again or given up. */
  | 'refused'

export type ChatMessage = {
  readonly id: string
  /** Its place in the space; null while it waits. */
  readonly number: number | null
  readonly from: string
  readonly isOwn: boolean
  /** When the server kept it, else when it was written: ISO 8601. */
  readonly at: string
  readonly body: MessageBody
  readonly replyTo: string | null
  readonly isEdited: boolean
  /** Of one's own. */
  readonly state: MessageState
  readonly trouble: Trouble | null
}

export type MessageBody =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'file'; readonly file: FileReference; readonly text: string }
  | { readonly type: 'voice'; readonly file: FileReference; readonly seconds: number; readonly waveform: readonly number[] }
  /** Its sender took it back. */
  | { readonly type: 'deleted' }
  /** One was let in later and not given what was said before. */
  | { readonly type: 'not-given' }
  /** Its signature is not its sender's, it cannot be opened, or its body is withheld: never shown as good. */
  | { readonly type: 'unreadable' }
  /** Somebody came, went, or the key was changed. */
  | { readonly type: 'membership'; readonly act: 'create' | 'rotate' | 'leave' | 'remove' | 'add'; readonly who: readonly string[] }

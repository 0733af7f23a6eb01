import type { ChatMessage } from './conversation.ts'

/** What is being written: something new, an answer, or another wording of what was said. */
export type Composing =
  | { readonly type: 'new' }
  | { readonly type: 'reply'; readonly to: ChatMessage }
  | { readonly type: 'edit'; readonly message: ChatMessage }

/** What is open above the line where one writes. */
export type Beside = { readonly type: 'attach-menu' | 'emoji' | 'phrases' | 'recording' } | { readonly type: 'file'; readonly file: File } | null

export type Phrase = { readonly id: string; readonly text: string }

/** Where the own phrases of a counsellor are kept, sealed. */
export type PhraseStore = { list(): Promise<readonly Phrase[]>; keep(phrases: readonly Phrase[]): Promise<void> }

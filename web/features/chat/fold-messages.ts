import { contentOf, type ReadEntry } from '#features/spaces'
import { readContent, type Content } from './content.ts'
import type { ChatMessage, MessageBody } from './conversation.ts'

/** A message and what hangs on it. */
type Folded = {
  message: ChatMessage
  /** Entries by which it was changed: numbers, by their ids. */
  readonly edits: Map<string, number>
}

/** What entries amount to, in their order: an edit changes a message, a deletion takes it away, and only its own sender may do either. */
export type Fold = {
  readonly messages: () => readonly ChatMessage[]
  add(entry: ReadEntry): void
  /** Somebody came or went. */
  addMembership(message: ChatMessage): void
  /** The body of an entry is gone from the server. */
  erase(number: number): void
  /** A message of one's own, for changing it. */
  find(id: string): { readonly message: ChatMessage; readonly edits: ReadonlyMap<string, number> } | undefined
  /** Own entries that were taken back, and whose bodies are still there: whoever took them back was cut off. */
  leftOver(): readonly LeftOver[]
}

export type LeftOver = { readonly number: number; readonly file: string | null }

export function makeFold(own: string): Fold {
  const all: Folded[] = []
  const byId = new Map<string, Folded>()
  const byNumber = new Map<number, Folded>()
  /** Edits and messages that were taken back, as long as their bodies are there. */
  const takenBack = new Map<number, LeftOver>()
  let list: readonly ChatMessage[] | null = null

  const push = (message: ChatMessage, edits = new Map<string, number>()) => {
    const folded = { message, edits }
    all.push(folded)
    if (message.body.type === 'membership') return
    byId.set(message.id, folded)
    if (message.number !== null) byNumber.set(message.number, folded)
  }
  const drop = (id: string) => {
    const folded = byId.get(id)
    if (!folded) return
    all.splice(all.indexOf(folded), 1)
    byId.delete(id)
  }
  const change = (folded: Folded, part: Partial<ChatMessage>) => (folded.message = { ...folded.message, ...part })

  function edit({ header, number }: ReadEntry, { of, text }: Content & { type: 'edit' }): void {
    const folded = byId.get(of)
    if (folded?.message.from !== header.from) return
    const { body } = folded.message
    if (body.type !== 'text' && body.type !== 'file') return
    folded.edits.set(header.id, number)
    change(folded, { body: { ...body, text }, isEdited: true })
  }

  function takeBack({ header }: ReadEntry, { of, edits }: Content & { type: 'deletion' }): void {
    const folded = byId.get(of)
    if (folded?.message.from !== header.from) return
    const { number, body } = folded.message
    if (header.from === own) {
      for (const edited of folded.edits.values()) takenBack.set(edited, { number: edited, file: null })
      if (number !== null && body.type !== 'deleted') takenBack.set(number, { number, file: 'file' in body ? body.file.file : null })
    }
    change(folded, { body: { type: 'deleted' }, isEdited: false, replyTo: null })
    // Of an edit whose body is gone nobody can tell any more what it was.
    for (const id of edits) if (byId.get(id)?.message.from === header.from) drop(id)
  }

  return {
    messages: () => (list ??= all.map(({ message }) => message)),
    add(entry) {
      list = null
      const content = readContent(contentOf(entry.body))
      if (content?.type === 'edit') edit(entry, content)
      else if (content?.type === 'deletion') takeBack(entry, content)
      else push(messageOf(entry, bodyOf(entry, content), content?.replyTo ?? null, own))
    },
    addMembership(message) {
      list = null
      push(message)
    },
    erase(number) {
      takenBack.delete(number)
      const folded = byNumber.get(number)
      if (!folded) return
      list = null
      change(folded, { body: { type: 'deleted' }, isEdited: false, replyTo: null })
    },
    find: (id) => byId.get(id),
    leftOver: () => [...takenBack.values()],
  }
}

function bodyOf({ body }: ReadEntry, content: Exclude<Content, { type: 'edit' | 'deletion' }> | null): MessageBody {
  if (body.is === 'erased') return { type: 'deleted' }
  if (body.is === 'not-given') return { type: 'not-given' }
  if (!content) return { type: 'unreadable' }
  switch (content.type) {
    case 'text':
      return { type: 'text', text: content.text }
    case 'file':
      return { type: 'file', file: content.file, text: content.text }
    case 'voice':
      return { type: 'voice', file: content.file, seconds: content.seconds, waveform: content.waveform }
  }
}

const messageOf = ({ number, keptAt, header }: ReadEntry, body: MessageBody, replyTo: string | null, own: string): ChatMessage => ({
  id: header.id,
  number,
  from: header.from,
  isOwn: header.from === own,
  at: keptAt,
  body,
  replyTo,
  isEdited: false,
  state: 'kept',
  trouble: null,
})

import { contentOf, type ReadEntry } from '#features/spaces'
import { readContent, type Content } from './content.ts'
import type { ChatMessage, MessageBody } from './conversation.ts'

/** A message and what hangs on it. */
type Folded = {
  message: ChatMessage
  /** Entries by which it was changed: numbers, by their ids. */
  readonly edits: Map<string, number>
  /** Its body is not there any more; what it was, only its sender's own word can tell. */
  readonly isErased: boolean
}

/** What entries amount to, in their order: an edit changes a message, a deletion takes it away, and only its own sender may do either. */
export type Fold = {
  readonly messages: () => readonly ChatMessage[]
  add(entry: ReadEntry): void
  /** Somebody came or went. */
  addMembership(message: ChatMessage): void
  /** The body of an entry is gone from the server, it says: what is shown only a deletion changes. */
  erase(number: number): void
  /** A message of one's own, for changing it. */
  find(id: string): { readonly message: ChatMessage; readonly edits: ReadonlyMap<string, number> } | undefined
  /** Own entries that were taken back, and whose bodies are still there: whoever took them back was cut off. */
  leftOver(): readonly LeftOver[]
}

export type LeftOver = { readonly number: number; readonly file: string | null }

/** An id is its sender's choice: two may choose the same. */
const placeOf = (from: string, id: string) => `${from} ${id}`

export function makeFold(own: string): Fold {
  const all: Folded[] = []
  const byPlace = new Map<string, Folded>()
  /** Edits and messages that were taken back, as long as their bodies are there. */
  const takenBack = new Map<number, LeftOver>()
  let list: readonly ChatMessage[] | null = null

  const push = (message: ChatMessage, isErased: boolean) => {
    const folded = { message, edits: new Map<string, number>(), isErased }
    all.push(folded)
    if (message.body.type !== 'membership') byPlace.set(placeOf(message.from, message.id), folded)
  }
  const drop = (folded: Folded) => {
    all.splice(all.indexOf(folded), 1)
    byPlace.delete(placeOf(folded.message.from, folded.message.id))
  }
  const change = (folded: Folded, part: Partial<ChatMessage>) => (folded.message = { ...folded.message, ...part })

  function edit({ header: { from, id }, number }: ReadEntry, { of, text }: Content & { type: 'edit' }): void {
    const folded = byPlace.get(placeOf(from, of))
    const body = folded?.message.body
    if (!folded || (body?.type !== 'text' && body?.type !== 'file')) return
    folded.edits.set(id, number)
    change(folded, { body: { ...body, text }, isEdited: true })
  }

  function takeBack({ header: { from } }: ReadEntry, { of, edits }: Content & { type: 'deletion' }): void {
    // Of an edit whose body is gone nobody can tell any more what it was.
    const named = new Set(edits.flatMap((id) => byPlace.get(placeOf(from, id)) ?? []))
    const folded = byPlace.get(placeOf(from, of))
    if (!folded || folded.message.body.type === 'deleted') return
    for (const one of named) if (one.isErased && one !== folded) drop(one)
    const { number, body } = folded.message
    if (from === own) {
      for (const edited of folded.edits.values()) takenBack.set(edited, { number: edited, file: null })
      if (number !== null && !folded.isErased) takenBack.set(number, { number, file: 'file' in body ? body.file.file : null })
    }
    change(folded, { body: { type: 'deleted' }, isEdited: false, replyTo: null })
  }

  return {
    messages: () => (list ??= all.map(({ message }) => message)),
    add(entry) {
      list = null
      const content = readContent(contentOf(entry.body))
      if (content?.type === 'edit') edit(entry, content)
      else if (content?.type === 'deletion') takeBack(entry, content)
      else push(messageOf(entry, bodyOf(entry, content), content?.replyTo ?? null, own), entry.body.is === 'erased')
    },
    addMembership(message) {
      list = null
      push(message, false)
    },
    erase: (number) => void takenBack.delete(number),
    find: (id) => byPlace.get(placeOf(own, id)),
    leftOver: () => [...takenBack.values()],
  }
}

/** What is erased is a message that was taken back once its sender's deletion says so; until then it is one that nobody can read. */
function bodyOf({ body }: ReadEntry, content: Exclude<Content, { type: 'edit' | 'deletion' }> | null): MessageBody {
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

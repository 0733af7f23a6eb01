import type { InsiderNow } from '#features/spaces'
import type { ChatMessage, ConversationView, MessageState, Participant } from './conversation.ts'
import type { OutboxItem } from './outbox.ts'
import { maySend, noProgress, own, type Progress, type Room } from './room.ts'

/** What a page sees. @param safetyNumbers as far as they were computed, by the hash of the card */
export function viewOf(room: Room, safetyNumbers: ReadonlyMap<string, string>, tellsRead: boolean): ConversationView {
  const { phase, opened, trouble, live, people, book, unreadFrom, typing } = room
  return {
    state: phase,
    opened,
    trouble: trouble === null ? null : { code: trouble },
    connection: live.socket.connection(),
    kind: book?.chain.state.kind ?? '',
    people: people.map((person) => participantOf(person, own(room), safetyNumbers)),
    messages: messagesOf(room),
    unreadFrom,
    typing: [...typing.keys()],
    maySend: maySend(room),
    tellsRead,
  }
}

function participantOf(
  { uid, role, card, name, licence, standing, comparedAt }: InsiderNow,
  me: string,
  numbers: ReadonlyMap<string, string>,
): Participant {
  const key = standing === 'changed' ? 'changed' : comparedAt ? 'compared' : 'not-compared'
  return { uid, isMe: uid === me, role, name, licence, safetyNumber: numbers.get(card.hash) ?? null, key, comparedAt: comparedAt || null }
}

function messagesOf(room: Room): readonly ChatMessage[] {
  const reached = reachedOf(room)
  const changes = changesThatWait(room.waiting)
  const kept = room.fold.messages().map((message) => stated(message, reached))
  const waiting = room.waiting.flatMap((item) => waitingMessage(item, own(room)))
  return [...kept, ...waiting].map((message) => changed(message, changes.get(message.id)))
}

/** How far everybody else has come. */
function reachedOf(room: Room): Progress {
  const others = room.people.filter(({ uid }) => uid !== own(room)).map(({ uid }) => room.marks.get(uid) ?? noProgress)
  if (others.length === 0) return noProgress
  return { delivered: Math.min(...others.map(({ delivered }) => delivered)), read: Math.min(...others.map(({ read }) => read)) }
}

function stated(message: ChatMessage, { delivered, read }: Progress): ChatMessage {
  if (!message.isOwn || message.number === null) return message
  const state: MessageState = message.number <= read ? 'read' : message.number <= delivered ? 'delivered' : 'kept'
  return state === message.state ? message : { ...message, state }
}

/** Edits and deletions that wait, by the message that they change. */
function changesThatWait(waiting: readonly OutboxItem[]): ReadonlyMap<string, OutboxItem> {
  return new Map(waiting.flatMap((item) => ('of' in item.content ? [[item.content.of, item] as const] : [])))
}

function changed(message: ChatMessage, change: OutboxItem | undefined): ChatMessage {
  if (!change) return message
  const { content, trouble } = change
  const state = trouble === null ? 'waiting' : 'refused'
  const told = { state, trouble: trouble === null ? null : { code: trouble } } as const
  if (content.type === 'deletion') return { ...message, ...told, body: { type: 'deleted' }, replyTo: null, isEdited: false }
  const { body } = message
  if (content.type !== 'edit' || (body.type !== 'text' && body.type !== 'file')) return message
  return { ...message, ...told, body: { ...body, text: content.text }, isEdited: true }
}

function waitingMessage({ id, at, content, trouble }: OutboxItem, me: string): ChatMessage[] {
  if (content.type === 'edit' || content.type === 'deletion') return []
  const { replyTo = null } = content
  const message = { id, number: null, from: me, isOwn: true, at: new Date(at).toISOString(), body: content, replyTo, isEdited: false }
  return [{ ...message, state: trouble === null ? 'waiting' : 'refused', trouble: trouble === null ? null : { code: trouble } }]
}

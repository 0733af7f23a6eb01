import { safetyNumber, sealFile } from '#crypto'
import { confirmCard, liveOf, remember, sessionOf, type Live, type SpaceSession } from '#features/spaces'
import { makeBackoff } from '#lib/backoff'
import type { OpenKeys } from '#lib/key-ring'
import type { Content, FileReference } from './content.ts'
import type { Conversation, ConversationView, PickedFile } from './conversation.ts'
import { fetchFile } from './files.ts'
import { openDrafts, openOutbox, type Drafts, type Outbox, type OutboxItem } from './outbox.ts'
import { beginAnew, makeRoom, noProgress, own, type Room } from './room.ts'
import { makeReader, type RoomReader } from './room-reader.ts'
import { eraseLeftOver, makeSender, type RoomSender } from './room-sender.ts'
import { viewOf } from './room-view.ts'

/** How often others are told that somebody types, in milliseconds. */
const typingEveryMs = 3_000

export const openConversation = (keys: OpenKeys, space: string): Conversation =>
  makeConversation(space, { session: sessionOf(keys), live: liveOf(keys), outbox: openOutbox(keys, space), drafts: openDrafts(keys, space) })

export type ConversationParts = { readonly session: SpaceSession; readonly live: Live; readonly outbox: Outbox; readonly drafts: Drafts }

export function makeConversation(space: string, { session, live, outbox, drafts }: ConversationParts): Conversation {
  const listeners = new Set<() => void>()
  /** Safety numbers, by the hash of the other's card. */
  const numbers = new Map<string, string>()
  let view: ConversationView | null = null
  let tellsRead = true
  /** As the person saw them last: what they confirm is this, and nothing that came since. */
  let shown: Room['people'] = []
  const changed = () => {
    view = null
    for (const listener of listeners) listener()
  }
  const look = () => {
    shown = room.people
    return viewOf(room, numbers, tellsRead)
  }
  const later = makeBackoff(() => void goOn(room, reader, sender))
  const room = makeRoom(space, session, live, outbox, changed, later)
  const reader = makeReader(room)
  const sender = makeSender(room, reader)
  const stops = [
    live.socket.hear(reader.hear),
    live.socket.subscribe(() => (changed(), void goOn(room, reader, sender).then(() => tellSeen(room, tellsRead)))),
    keepNumbers(room, numbers, (listener) => (listeners.add(listener), () => void listeners.delete(listener))),
    sender.close,
    later.reset,
  ]
  void session.wishes().then(
    (wishes) => ((tellsRead = wishes.tellsRead), changed()),
    () => undefined,
  )
  void begin(room, reader, sender)
  return {
    view: () => (view ??= look()),
    subscribe: (listener) => (listeners.add(listener), () => void listeners.delete(listener)),
    ...writing(room, sender),
    ...looking(room, drafts, () => tellsRead),
    async tellRead(isTold) {
      await session.changeWishes({ tellsRead: isTold })
      tellsRead = isTold
      changed()
    },
    async confirmKey(uid, how) {
      const person = shown.find((one) => one.uid === uid)
      if (!person || room.people.find((one) => one.uid === uid)?.card.hash !== person.card.hash) return
      await confirmCard(session, person, how === 'compared' ? Temporal.Now.instant().toString({ smallestUnit: 'second' }) : '')
      await reader.reopen()
      await sender.drain()
    },
    tryAgain: () => void retryOpening(room, reader, sender),
    close() {
      void reader.remember()
      room.isClosed = true
      for (const stop of stops) stop()
      for (const timer of room.typing.values()) clearTimeout(timer)
    },
  }
}

async function begin(room: Room, reader: RoomReader, sender: RoomSender): Promise<void> {
  const kept = await room.outbox.all().catch(() => [])
  // Something may have been written meanwhile.
  const known = new Set(room.waiting.map(({ id }) => id))
  room.waiting = [...kept.filter(({ id }) => !known.has(id)), ...room.waiting]
  room.changed()
  await goOn(room, reader, sender)
}

/** At the beginning, and whenever the line is back: first what was missed, then what waits. */
async function goOn(room: Room, reader: RoomReader, sender: RoomSender): Promise<void> {
  if (room.live.socket.connection() !== 'online' && room.phase === 'open') return
  await reader.catchUp()
  await eraseLeftOver(room)
  await sender.drain()
}

async function retryOpening(room: Room, reader: RoomReader, sender: RoomSender): Promise<void> {
  if (room.phase !== 'refused') return
  // What was good until then cannot be taken back by asking once more.
  if (room.book) await remember(room.session.memory, room.book).catch(() => undefined)
  beginAnew(room)
  room.changed()
  await goOn(room, reader, sender)
}

/** Of everybody who is shown, whichever key they have now. They take a fifth of a second each: after everything else. */
function keepNumbers(room: Room, numbers: Map<string, string>, subscribe: Conversation['subscribe']): () => void {
  let isComputing = false
  const compute = async () => {
    const missing = () => room.people.find(({ uid, card }) => uid !== own(room) && !numbers.has(card.hash))
    if (isComputing || room.phase === 'opening') return
    isComputing = true
    for (let next = missing(); next && !room.isClosed; next = missing()) {
      numbers.set(next.card.hash, await safetyNumber(room.session.keys.card, next.card))
      room.changed()
    }
    isComputing = false
  }
  return subscribe(() => void compute())
}

type Writing = Pick<Conversation, 'sendText' | 'sendFile' | 'sendVoice' | 'edit' | 'remove' | 'retry' | 'discard'>

function writing(room: Room, sender: RoomSender): Writing {
  let lastAt = 0
  let putting: Promise<void> = Promise.resolve()
  /** One after the other: what was written first is sent first. */
  const put = (content: Content, upload: OutboxItem['upload'] = null) => {
    lastAt = Math.max(Date.now(), lastAt + 1)
    const item: OutboxItem = { id: crypto.randomUUID(), at: lastAt, content, upload, trouble: null }
    const before = putting
    putting = (async () => {
      await before
      // A browser that keeps nothing still sends what it has in hand.
      await room.outbox.put(item).catch(() => void room.unkept.add(item.id))
      room.waiting = [...room.waiting, item]
      room.changed()
      void sender.drain()
    })()
    return putting
  }
  const replying = (replyTo: string | undefined) => (replyTo === undefined ? {} : { replyTo })
  const discard = async (id: string) => {
    const given = room.waiting.filter((item) => isAbout(item, id))
    room.waiting = room.waiting.filter((item) => !isAbout(item, id))
    room.changed()
    for (const { id: gone, content, upload } of given) {
      await room.outbox.remove(gone).catch(() => undefined)
      // Handed over already, and nothing will ever name it.
      if ('file' in content && upload === null) await room.session.source.eraseFile(room.space, content.file.file).catch(() => undefined)
    }
  }
  const again = (id: string, trouble: null) => (room.waiting = room.waiting.map((item) => (isAbout(item, id) ? { ...item, trouble } : item)))
  return {
    sendText: (text, replyTo) => put({ v: 1, type: 'text', text, ...replying(replyTo) }),
    async sendFile(picked, text, replyTo) {
      const { file, sealed } = await sealPicked(picked)
      await put({ v: 1, type: 'file', file, text, ...replying(replyTo) }, sealed)
    },
    async sendVoice({ media, content, seconds, waveform }, replyTo) {
      const { file, sealed } = await sealPicked({ name: '', media, content })
      await put({ v: 1, type: 'voice', file, seconds, waveform, ...replying(replyTo) }, sealed)
    },
    edit: (of, text) => put({ v: 1, type: 'edit', of, text }),
    remove: (of) =>
      room.waiting.some(({ id, trouble }) => id === of && trouble !== null)
        ? discard(of)
        : put({ v: 1, type: 'deletion', of, edits: [...(room.fold.find(of)?.edits.keys() ?? [])] }),
    retry(id) {
      again(id, null)
      room.changed()
      void sender.drain()
    },
    discard,
  }
}

/** The message itself, or a change of it that waits. */
const isAbout = ({ id, content }: OutboxItem, message: string) => id === message || ('of' in content && content.of === message)

async function sealPicked({ name, media, content, width, height }: PickedFile): Promise<{ file: FileReference; sealed: Uint8Array<ArrayBuffer> }> {
  const { identity, sealed, bytes, sha256 } = await sealFile(content)
  const size = width === undefined || height === undefined ? {} : { width, height }
  return { file: { file: '', name, media, bytes, sha256, identity, ...size }, sealed }
}

/** Of the newest that has a line of its own. What comes behind it (a change, a taking back) is seen in an older one. */
const newestNumber = (room: Room) => room.fold.messages().findLast(({ number }) => number !== null)?.number ?? 0

/** Also when the line is back: what was looked at without one was told to nobody. */
function tellSeen(room: Room, isTold: boolean): void {
  const { read } = room.marks.get(own(room)) ?? noProgress
  if (room.book && read > 0) room.live.socket.tell({ t: 'mark', space: room.space, delivered: room.book.number, read, quietly: !isTold })
}

type Looking = Pick<Conversation, 'openFile' | 'markRead' | 'typing' | 'draft' | 'keepDraft'>

function looking(room: Room, drafts: Drafts, tellsRead: () => boolean): Looking {
  let typedAtMs = 0
  return {
    openFile: (file) => fetchFile(room.session.source, room.space, file),
    markRead(read) {
      const before = room.marks.get(own(room)) ?? noProgress
      if (!room.book) return
      const seen = read >= newestNumber(room) ? room.book.number : read
      if (seen <= before.read) return
      room.marks.set(own(room), { delivered: Math.max(before.delivered, room.book.number), read: seen })
      if (seen === room.book.number) room.live.noteRead(room.space)
      tellSeen(room, tellsRead())
    },
    typing() {
      if (Date.now() - typedAtMs < typingEveryMs || !tellsRead()) return
      typedAtMs = Date.now()
      room.live.socket.tell({ t: 'typing', space: room.space })
    },
    draft: () => drafts.read().catch(() => ''),
    keepDraft: (text) => drafts.keep(text).catch(() => undefined),
  }
}

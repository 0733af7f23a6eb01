import { needsRotation, nextEpoch, sealNext, SpaceRefusal, textOf, type SpaceBook } from '#features/spaces'
import { ApiRefusal, isForLater } from '#lib/api'
import { makeBackoff } from '#lib/backoff'
import { messageKind, type Content } from './content.ts'
import type { OutboxItem } from './outbox.ts'
import { maySend, type Room } from './room.ts'
import type { RoomReader } from './room-reader.ts'

/** Sends what waits, in order, one at a time. */
export type RoomSender = { drain(): Promise<void>; close(): void }

/** Another key, another tab: sealed anew so often before the person is told. */
const mostTries = 8

/** The place was taken or the key changed: what is known is fetched, and the entry sealed anew. */
const isOvertaken = (code: string) => code.startsWith('epoch-') || code.startsWith('entry-')

/** One tab sends at a time; others find nothing left to do. Where a browser has no locks, the practice's answer tells that another was faster. */
async function alone(space: string, work: () => Promise<void>): Promise<void> {
  const { locks } = navigator as { locks?: LockManager }
  if (!locks) return work()
  await locks.request(`teduh outbox ${space}`, work)
}

const isOnline = (room: Room) => room.live.socket.connection() === 'online'

/** Asked anew before every seal: what was fetched in between may say that somebody's key changed, or that nothing here is to be believed. */
const mayGoOn = (room: Room) => room.phase === 'open' && !room.isClosed && isOnline(room) && maySend(room)

/** In order; what changes a message that was refused waits with it. */
function nextToSend({ waiting }: Room): OutboxItem | undefined {
  const refused = new Set(waiting.filter(({ trouble }) => trouble !== null).map(({ id }) => id))
  return waiting.find(({ trouble, content }) => trouble === null && !('of' in content && refused.has(content.of)))
}

export function makeSender(room: Room, reader: RoomReader): RoomSender {
  let running: Promise<void> | null = null
  let isAsked = false
  const backoff = makeBackoff(() => void drain())

  const pass = async (): Promise<void> => {
    for (let next = nextToSend(room); next && mayGoOn(room); next = nextToSend(room)) {
      const item = next
      let isLater = false
      await alone(room.space, async () => {
        isLater = !(await sendOne(room, reader, item))
      })
      if (isLater) return isOnline(room) && !room.isClosed ? backoff.wait() : undefined
      backoff.reset()
    }
    return undefined
  }
  const run = async (): Promise<void> => {
    try {
      while (isAsked) {
        isAsked = false
        await pass()
      }
    } finally {
      running = null
    }
  }
  const drain = () => {
    isAsked = true
    running ??= run()
    return running
  }
  return { drain, close: () => backoff.reset() }
}

/** @returns false when it has to wait for better times */
async function sendOne(room: Room, reader: RoomReader, item: OutboxItem): Promise<boolean> {
  if (!(await stillWaits(room, item))) return true
  let ready = item
  try {
    ready = await uploaded(room, item)
    const outcome = await keptInTime(room, reader, ready)
    if (outcome === 'later') return false
  } catch (error) {
    if (isForLater(error)) return false
    if (!(error instanceof ApiRefusal || error instanceof SpaceRefusal)) throw error
    await note(room, { ...ready, trouble: error.code })
    return true
  }
  await settle(room, item.id)
  await eraseLeftOver(room)
  return true
}

type Outcome = 'kept' | 'later'

/** @throws {ApiRefusal} what the practice said last, when something else always came first */
async function keptInTime(room: Room, reader: RoomReader, item: OutboxItem): Promise<Outcome> {
  for (let tries = 1; ; tries++) {
    if (room.ownIds.has(item.id)) return 'kept'
    const { book } = room
    if (!book || !mayGoOn(room)) return 'later'
    const content = contentNow(room, item.content)
    // What it would change is gone: nothing is left to say.
    if (content === null) return 'kept'
    try {
      const isDone = await keep(room, reader, book, { ...item, content })
      if (isDone !== null) return isDone
    } catch (error) {
      if (!(error instanceof ApiRefusal) || !isOvertaken(error.code) || tries === mostTries) throw error
      const isFetched = await (error.code.startsWith('epoch-') || error.code.startsWith('entry-epoch') ? reader.reopen() : reader.catchUp())
      if (!isFetched) return 'later'
    }
  }
}

/** @returns null when the key was changed first, and it is still to be sealed */
async function keep(room: Room, reader: RoomReader, book: SpaceBook, { id, at, content }: OutboxItem): Promise<Outcome | null> {
  const { source, keys } = room.session
  // By a clock that is years ahead every key would be too old, also the one that was made just now.
  if (room.rotatedTo !== book.chain.state.epoch && needsRotation(book, Date.now())) {
    await source.addEpoch(room.space, structuredClone(await nextEpoch({ book, keys }, { kind: 'rotate' })) as never)
    room.rotatedTo = book.chain.state.epoch + 1
    return (await reader.reopen()) ? null : 'later'
  }
  const { entry } = await sealNext({ book, keys }, { kind: messageKind, id, content: textOf(content), at })
  const { number, keptAt } = await room.live.socket.send(entry)
  if (!(await reader.take({ number, keptAt, body: 'whole', entry }))) return 'later'
  // It is durable, they say; and it is not in what they have.
  if (!room.ownIds.has(id)) reader.refuse(new SpaceRefusal('entry-missing'))
  return room.ownIds.has(id) ? 'kept' : 'later'
}

/** As it is at its place in the order: a deletion names every edit before it, also of another tab. */
function contentNow(room: Room, content: Content): Content | null {
  if (content.type !== 'edit' && content.type !== 'deletion') return content
  const changed = room.fold.find(content.of)
  if (!changed || changed.message.body.type === 'deleted') return null
  return content.type === 'edit' ? content : { ...content, edits: [...changed.edits.keys()] }
}

/** Another tab may have sent it, or given it up. */
async function stillWaits(room: Room, { id }: OutboxItem): Promise<boolean> {
  const isThere = room.waiting.some((one) => one.id === id) && (room.unkept.has(id) || (await room.outbox.has(id).catch(() => true)))
  if (!isThere) await settle(room, id)
  return isThere
}

async function settle(room: Room, id: string): Promise<void> {
  room.waiting = room.waiting.filter((one) => one.id !== id)
  room.unkept.delete(id)
  room.changed()
  await room.outbox.remove(id).catch(() => undefined)
}

async function note(room: Room, item: OutboxItem): Promise<void> {
  await room.outbox.put(item).catch(() => undefined)
  room.waiting = room.waiting.map((one) => (one.id === item.id ? item : one))
  room.changed()
}

/** Its file first; where it lies is noted before the entry is sealed, so that it is not handed over twice. */
async function uploaded(room: Room, item: OutboxItem): Promise<OutboxItem> {
  if (item.upload === null || !('file' in item.content)) return item
  const file = await room.session.source.keepFile(room.space, item.upload)
  const ready = { ...item, upload: null, content: { ...item.content, file: { ...item.content.file, file } } }
  await note(room, ready)
  return ready
}

/** What was taken back leaves no body behind: done now, or by whichever browser of this person comes next. */
export async function eraseLeftOver(room: Room): Promise<void> {
  if (room.phase !== 'open') return
  const { source } = room.session
  for (const { number, file } of room.fold.leftOver()) {
    try {
      if (file !== null) await source.eraseFile(room.space, file)
      await source.eraseEntry(room.space, number)
      room.fold.erase(number)
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error
      // Once more with the next deletion, or the next visit.
      if (isForLater(error)) return
    }
  }
}

import { addEpoch, eraseEntry, removeFile, type SealedEntry } from '#contract/spaces'
import { needsRotation, nextEpoch, sealNext, textOf } from '#features/spaces'
import { ApiRefusal, callApi } from '#lib/api'
import { messageKind } from './content.ts'
import { uploadFile } from './files.ts'
import type { OutboxItem } from './outbox.ts'
import { maySend, type Room } from './room.ts'
import type { RoomReader } from './room-reader.ts'

/** Sends what waits, in order, one at a time. */
export type RoomSender = { drain(): Promise<void> }

/** Another key, another tab: sealed anew so often before the person is told. */
const mostTries = 8

/** The place was taken or the key changed: what is known is fetched, and the entry sealed anew. */
const isOvertaken = (code: string) => code.startsWith('epoch-') || code.startsWith('entry-')
/** The practice is away, or has too much to do: it stays in the outbox. */
const isForLater = (code: string) =>
  ['offline', 'unanswered', 'fault', 'not-ready', 'too-many-requests', 'login-busy', 'foreign-origin'].includes(code)

/** One tab sends at a time; others find nothing left to do. Where a browser has no locks, the practice's answer tells that another was faster. */
async function alone(space: string, work: () => Promise<void>): Promise<void> {
  const { locks } = navigator as { locks?: LockManager }
  if (!locks) return work()
  await locks.request(`teduh outbox ${space}`, work)
}

export function makeSender(room: Room, reader: RoomReader): RoomSender {
  let running: Promise<void> | null = null
  let isAsked = false

  const drainAll = async (): Promise<void> => {
    for (;;) {
      isAsked = false
      const next = room.waiting.find(({ trouble }) => trouble === null)
      if (!next || !maySend(room) || room.phase !== 'open' || room.isClosed || room.live.socket.connection() !== 'online') return
      let isLater = false
      await alone(room.space, async () => {
        isLater = !(await sendOne(room, reader, next))
      })
      if (isLater && !isAsked) return
    }
  }
  return {
    drain() {
      isAsked = true
      running ??= drainAll().finally(() => (running = null))
      return running
    },
  }
}

/** @returns false when it has to wait for better times */
async function sendOne(room: Room, reader: RoomReader, item: OutboxItem): Promise<boolean> {
  if (!(await stillWaits(room, item))) return true
  try {
    const ready = await uploaded(room, item)
    for (let tries = 0; tries < mostTries; tries++) {
      if (room.ownIds.has(item.id)) break
      if (await keep(room, reader, ready)) break
      if (tries === mostTries - 1) throw new ApiRefusal('entry-missing')
    }
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error
    if (isForLater(error.code)) return false
    await note(room, { ...item, trouble: error.code })
    return true
  }
  await settle(room, item.id)
  await eraseLeftOver(room)
  return true
}

/** Another tab may have sent it, or given it up. */
async function stillWaits(room: Room, { id }: OutboxItem): Promise<boolean> {
  const isThere = room.waiting.some((one) => one.id === id) && (await room.outbox.has(id).catch(() => true))
  if (!isThere) await settle(room, id)
  return isThere
}

async function settle(room: Room, id: string): Promise<void> {
  await room.outbox.remove(id).catch(() => undefined)
  room.waiting = room.waiting.filter((one) => one.id !== id)
  room.changed()
}

async function note(room: Room, item: OutboxItem): Promise<void> {
  await room.outbox.put(item).catch(() => undefined)
  room.waiting = room.waiting.map((one) => (one.id === item.id ? item : one))
  room.changed()
}

/** Its file first; where it lies is noted before the entry is sealed, so that it is not handed over twice. */
async function uploaded(room: Room, item: OutboxItem): Promise<OutboxItem> {
  if (item.upload === null || !('file' in item.content)) return item
  const { file } = await uploadFile(room.space, item.upload)
  const ready = { ...item, upload: null, content: { ...item.content, file: { ...item.content.file, file } } }
  await note(room, ready)
  return ready
}

/** @returns false when something else came first, and it has to be sealed anew */
async function keep(room: Room, reader: RoomReader, item: OutboxItem): Promise<boolean> {
  const { book, session } = room
  if (!book) return false
  try {
    if (needsRotation(book, Date.now())) {
      await callApi(addEpoch, { params: { space: room.space }, body: await rotation(room) })
      await reader.reopen()
      return false
    }
    const { entry } = await sealNext({ book, keys: session.keys }, { kind: messageKind, id: item.id, content: textOf(item.content), at: item.at })
    const { number, keptAt } = await room.live.socket.send(entry as SealedEntry)
    await reader.take({ number, keptAt, body: 'whole', entry: entry as SealedEntry })
    return true
  } catch (error) {
    if (!(error instanceof ApiRefusal) || !isOvertaken(error.code)) throw error
    await (error.code.startsWith('epoch-') || error.code.startsWith('entry-epoch') ? reader.reopen() : reader.catchUp())
    return room.ownIds.has(item.id)
  }
}

async function rotation({ book, session: { keys } }: Room) {
  if (!book) throw new ApiRefusal('not-ready')
  return structuredClone(await nextEpoch({ book, keys }, { kind: 'rotate' })) as never
}

/** What was taken back leaves no body behind: done now, or by whichever browser of this person comes next. */
export async function eraseLeftOver(room: Room): Promise<void> {
  for (const { number, file } of room.fold.leftOver()) {
    try {
      if (file !== null) await callApi(removeFile, { params: { space: room.space, file } })
      await callApi(eraseEntry, { params: { space: room.space, number: String(number) } as never })
      room.fold.erase(number)
      room.changed()
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error
      // Once more with the next deletion, or the next visit.
      return
    }
  }
}

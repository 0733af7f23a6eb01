import type { FromPractice } from '#contract/socket'
import type { KeptEntry } from '#contract/spaces'
import { openSpace, readEntries, readKept, readOn, remember, SpaceRefusal, type ReadEntry, type SpaceBook } from '#features/spaces'
import { ApiRefusal } from '#lib/api'
import type { ChatMessage } from './conversation.ts'
import { noProgress, own, type Progress, type Room } from './room.ts'

/** Reads on, one thing after the other: whatever comes is measured by what was read before it. */
export type RoomReader = {
  /** Up to what the practice has now. @returns whether it could be asked, and was believed; so the two below */
  catchUp(): Promise<boolean>
  /** Who is in it was changed, or may have been. */
  reopen(): Promise<boolean>
  /** One entry that came, or was kept just now. */
  take(kept: KeptEntry): Promise<boolean>
  hear(frame: FromPractice): void
  /** The practice contradicted itself. */
  refuse(refusal: SpaceRefusal): void
  remember(): Promise<void>
}

/** Milliseconds until what was seen is kept with the account. */
const rememberAfterMs = 2_000
/** How long somebody counts as typing after the last sign of it. */
const typingMs = 6_000

/** In turn; a refusal of what was handed over ends the conversation, a missing connection does not. @returns whether it went through */
function makeTurns(room: Room): (work: () => Promise<void>) => Promise<boolean> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const before = last
    const turn = async () => {
      await before
      if (room.phase === 'refused' || room.isClosed) return false
      return work().then(
        () => (room.later.reset(), true),
        (error: unknown) => noteFailure(room, error),
      )
    }
    const done = turn()
    last = done.catch(() => undefined)
    return done
  }
}

/** Whoever asks while it waits for its turn is answered by the same: a line that comes and goes asks often. */
function once(inTurn: (work: () => Promise<void>) => Promise<boolean>, work: () => Promise<void>): () => Promise<boolean> {
  let waiting: Promise<boolean> | null = null
  const over = () => (waiting = null)
  const ask = () => {
    const turn = inTurn(() => (over(), work()))
    // Its turn may never have come.
    turn.then(over, over)
    return turn
  }
  return () => (waiting ??= ask())
}

export function makeReader(room: Room): RoomReader {
  const inTurn = makeTurns(room)
  let remembering: ReturnType<typeof setTimeout> | undefined
  let mustReopen = false

  const added = (entries: readonly ReadEntry[]) => {
    for (const entry of entries) addEntry(room, entry)
    clearTimeout(remembering)
    if (!room.isClosed) remembering = setTimeout(() => void keepMemory(), rememberAfterMs)
    tellDelivered(room)
    room.changed()
  }
  const keepMemory = async () => {
    clearTimeout(remembering)
    if (room.book && room.phase !== 'refused') await remember(room.session.memory, room.book).catch((error: unknown) => void noteFailure(room, error))
  }
  const open = async (): Promise<SpaceBook> => {
    const { book, people, marks } = await openSpace(room.session, room.space, room.book ?? undefined)
    // Which space is this person's conversation is the practice's word; in another kind others would read along.
    if (book.chain.state.kind !== 'chat') throw new SpaceRefusal('space-mismatch')
    mustReopen = false
    room.book = book
    room.people = people
    if (room.isGone) [room.isGone, room.trouble] = [false, null]
    for (const { uid, ...progress } of marks) goFurther(room, uid, progress)
    return book
  }
  const readAll = async (isAgain = false): Promise<void> => {
    const book = room.book && !mustReopen ? room.book : await open()
    try {
      for await (const { entries, lastNumber } of readOn(room.session, book)) {
        room.opened = lastNumber === 0 ? 1 : book.number / lastNumber
        added(entries)
        if (room.isClosed) return
      }
    } catch (error) {
      // Sealed under a key that came after the membership was asked for.
      if (isAgain || !(error instanceof SpaceRefusal) || error.code !== 'entry-epoch-unknown') throw error
      mustReopen = true
      return readAll(true)
    }
    if (room.phase === 'opening') room.unreadFrom = firstUnread(room)
    room.phase = 'open'
    room.changed()
  }
  const takeOne = async (told: KeptEntry): Promise<void> => {
    const { book } = room
    const kept = readKept(told)
    if (!book || kept.number > book.number + 1 || mustReopen) return readAll()
    if (kept.number <= book.number) return undefined
    const { entries, refused } = await readEntries(book, [kept])
    added(entries)
    if (refused?.code === 'entry-epoch-unknown') {
      mustReopen = true
      return readAll()
    }
    if (refused) throw refused
    return undefined
  }
  const reader: RoomReader = {
    catchUp: once(inTurn, () => readAll()),
    reopen: once(inTurn, async () => ((mustReopen = true), readAll())),
    take: (kept) => inTurn(() => takeOne(kept)),
    remember: keepMemory,
    refuse: (refusal) => void noteFailure(room, refusal),
    hear(frame) {
      if (!('space' in frame) || frame.space !== room.space) return
      if (frame.t === 'entry') void reader.take(frame.kept)
      else if (frame.t === 'epoch') void reader.reopen()
      else hearAside(room, frame)
    },
  }
  return reader
}

const isAway = (code: string) => code === 'offline' || code === 'unanswered'

/** @returns false. @throws whatever is neither the practice's word nor one about what it handed over */
function noteFailure(room: Room, error: unknown): false {
  if (error instanceof SpaceRefusal) {
    room.phase = 'refused'
    room.trouble = error.code
  } else if (error instanceof ApiRefusal) {
    // A stranger's answer: one is not, or no longer, in this space.
    const isGone = error.code === 'not-found'
    if (isGone) [room.isGone, room.trouble] = [true, 'gone']
    if (room.phase === 'opening' && !isAway(error.code)) {
      room.phase = 'refused'
      room.trouble ??= error.code
    }
    // While the line holds nothing else would ask once more.
    if (!isGone && room.phase !== 'refused' && !room.isClosed && room.live.socket.connection() === 'online') room.later.wait()
  } else throw error
  room.changed()
  return false
}

/** What is told besides entries. */
function hearAside(room: Room, frame: FromPractice): void {
  if (frame.t === 'erased') room.fold.erase(frame.number)
  else if (frame.t === 'gone') {
    room.isGone = true
    room.trouble = 'gone'
  } else if (frame.t === 'marks') goFurther(room, frame.from, frame)
  else if (frame.t === 'typing') {
    clearTimeout(room.typing.get(frame.from))
    const over = () => (room.typing.delete(frame.from), room.changed())
    room.typing.set(frame.from, setTimeout(over, typingMs))
  }
  room.changed()
}

/** Marks only grow; of one's own this tab may know more than the practice has heard. */
function goFurther({ marks }: Room, uid: string, { delivered, read }: Progress): void {
  const before = marks.get(uid) ?? noProgress
  marks.set(uid, { delivered: Math.max(before.delivered, delivered), read: Math.max(before.read, read) })
}

function addEntry(room: Room, entry: ReadEntry): void {
  const { header, number, keptAt } = entry
  for (const message of membershipBefore(room, header.epoch, number, keptAt)) room.fold.addMembership(message)
  room.fold.add(entry)
  clearTimeout(room.typing.get(header.from))
  room.typing.delete(header.from)
  if (header.from !== own(room)) return
  room.ownIds.add(header.id)
  if (!room.waiting.some(({ id }) => id === header.id)) return
  room.waiting = room.waiting.filter(({ id }) => id !== header.id)
  void room.outbox.remove(header.id).catch(() => undefined)
}

/** Who came and went between the entry before and this one. That the key was changed is nobody's news. */
function membershipBefore(room: Room, epoch: number, number: number, at: string): ChatMessage[] {
  const from = room.shownEpoch
  room.shownEpoch = Math.max(from, epoch)
  return (room.book?.chain.epochs.slice(from + 1, epoch + 1) ?? []).flatMap(({ epoch: { epoch: place, act, by } }) => {
    if (act.kind === 'rotate' || act.kind === 'create') return []
    const body = { type: 'membership', act: act.kind, who: 'who' in act ? act.who : [by] } as const
    const message = { id: `epoch-${place}`, number, from: by, isOwn: by === own(room), at, body, replyTo: null, isEdited: false }
    return [{ ...message, state: 'kept' as const, trouble: null }]
  })
}

function firstUnread(room: Room): number | null {
  const read = room.marks.get(own(room))?.read ?? 0
  return room.fold.messages().find(({ number, isOwn }) => !isOwn && number !== null && number > read)?.number ?? null
}

function tellDelivered({ live, space, book }: Room): void {
  if (book) live.socket.tell({ t: 'mark', space, delivered: book.number })
}

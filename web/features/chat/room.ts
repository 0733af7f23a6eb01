import type { InsiderNow, Live, SpaceBook, SpaceSession } from '#features/spaces'
import type { Backoff } from '#lib/backoff'
import type { ConversationView } from './conversation.ts'
import { makeFold, type Fold } from './fold-messages.ts'
import type { Outbox, OutboxItem } from './outbox.ts'

/** How far somebody has received and looked. */
export type Progress = { readonly delivered: number; readonly read: number }

export const noProgress: Progress = { delivered: 0, read: 0 }

/** Everything that a conversation is made of; its parts (reading, sending, showing) share it. */
export type Room = {
  readonly space: string
  readonly session: SpaceSession
  readonly live: Live
  readonly outbox: Outbox
  fold: Fold
  /** Own entries that are in the space, of any kind. */
  readonly ownIds: Set<string>
  readonly marks: Map<string, Progress>
  readonly typing: Map<string, ReturnType<typeof setTimeout>>
  /** What this device could not keep: it is sent from memory alone. */
  readonly unkept: Set<string>
  book: SpaceBook | null
  people: readonly InsiderNow[]
  waiting: readonly OutboxItem[]
  phase: ConversationView['state']
  trouble: string | null
  opened: number
  unreadFrom: number | null
  /** The newest epoch of which the messages tell. */
  shownEpoch: number
  /** The epoch that this tab made last. */
  rotatedTo: number | null
  /** One is in it no longer. */
  isGone: boolean
  isClosed: boolean
  /** Something changed: whoever looks looks again. */
  changed(): void
  /** What was asked for did not come: it is asked for once more, after a while. */
  readonly later: Backoff
}

export function makeRoom(space: string, session: SpaceSession, live: Live, outbox: Outbox, changed: () => void, later: Backoff): Room {
  return {
    space,
    session,
    live,
    outbox,
    changed,
    later,
    fold: makeFold(session.keys.accountId),
    ownIds: new Set(),
    marks: new Map(),
    typing: new Map(),
    unkept: new Set(),
    book: null,
    people: [],
    waiting: [],
    phase: 'opening',
    trouble: null,
    opened: 0,
    unreadFrom: null,
    shownEpoch: 0,
    rotatedTo: null,
    isGone: false,
    isClosed: false,
  }
}

/** As if nothing had been read: what was refused is not built upon. */
export function beginAnew(room: Room): void {
  room.fold = makeFold(own(room))
  room.ownIds.clear()
  room.book = null
  room.people = []
  room.shownEpoch = 0
  room.unreadFrom = null
  room.opened = 0
  room.phase = 'opening'
  room.trouble = null
  room.isGone = false
}

export const own = ({ session }: Room): string => session.keys.accountId

/** Nothing is sealed to somebody whose key changed until the person says so. */
export const maySend = ({ phase, isGone, people }: Room): boolean =>
  phase !== 'refused' && !isGone && people.every(({ standing }) => standing !== 'changed')

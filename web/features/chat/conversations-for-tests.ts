import { onTestFinished } from 'vitest'
import { makeLive, makeSession, type SpaceSource, type StateShelf } from '#features/spaces'
import type { Kept } from '#lib/socket'
import { fact } from '#test/fact'
import { aMemoryOutbox, noDrafts, type aSwitchboard, type Fate } from '#test/practice-line'
import { keysOf, shelfOf } from '#test/space-browsers'
import type { SpaceMember } from '#test/space-members'
import { makeConversation } from './conversation-model.ts'
import type { Conversation } from './conversation.ts'
import type { Outbox, OutboxItem } from './outbox.ts'

export const anOutbox = () => aMemoryOutbox<OutboxItem>()

export type Tab = {
  readonly fate?: () => Fate
  readonly answer?: (kept: Kept) => Kept
  readonly outbox?: ReturnType<typeof anOutbox>
  /** What is otherwise than it should be. */
  readonly change?: (source: SpaceSource) => Partial<SpaceSource>
  /** Stands before every port. */
  readonly around?: <T extends object>(port: T) => T
}

/** A conversation as a tab holds it, against the real use cases; closed when the test is over. */
export function aTab(board: ReturnType<typeof aSwitchboard>, member: SpaceMember, space: string, tab: Tab = {}) {
  const { fate, answer, outbox = anOutbox(), change = () => ({}), around = (port) => port } = tab
  const line = board.line(member, fate, answer)
  const honest = board.source(member)
  const source = around<SpaceSource>({ ...honest, ...change(honest) })
  const shelf = counted(shelfOf(member))
  const session = makeSession(keysOf(member), source, around<StateShelf>(shelf))
  const live = makeLive(around(line), member.uid)
  const conversation = makeConversation(space, { session, live, outbox: around<Outbox>(outbox), drafts: noDrafts })
  onTestFinished(async () => {
    conversation.close()
    // What it remembers when it is closed is still on its way.
    await fact(() => shelf.underWay() === 0)
  })
  return { conversation, line, outbox, session }
}

function counted({ get, put }: StateShelf) {
  let count = 0
  const counting =
    <A, T>(work: (asked: A) => Promise<T>) =>
    async (asked: A): Promise<T> => {
      count += 1
      return work(asked).finally(() => (count -= 1))
    }
  return { get: counting(get), put: counting(put), underWay: () => count }
}

/** The messages, with what is particular about each. */
export const texts = (conversation: Conversation) =>
  conversation.view().messages.map(({ body, state, isEdited }) => {
    const said = 'text' in body ? body.text : `(${body.type})`
    return `${said}${isEdited ? '*' : ''}${state === 'waiting' || state === 'refused' ? ` ${state}` : ''}`
  })

export const shows = (conversation: Conversation, expected: readonly string[]) =>
  fact(() => JSON.stringify(texts(conversation)) === JSON.stringify(expected))
export const isOpen = (conversation: Conversation) => fact(() => conversation.view().state === 'open')
export const isRefused = (conversation: Conversation) =>
  fact(() => (conversation.view().state === 'refused' ? conversation.view().trouble?.code : false))

import { useSyncExternalStore } from 'react'
import type { FromPractice } from '#contract/socket'
import { listSpaces, type SpaceSummary } from '#contract/spaces'
import { callApi } from '#lib/api'
import { keyRing, type OpenKeys } from '#lib/key-ring'
import { isKept } from './read-reply.ts'
import { openSocket, type Connection, type PracticeSocket } from '#lib/socket'

/** What the one socket of this tab tells, for as long as the keys are open. */
export type Live = {
  readonly socket: PracticeSocket
  view(): LiveView
  subscribe(listener: () => void): () => void
  /** One has looked at everything in this space. */
  noteRead(space: string): void
  onNews(of: 'episodes', listener: () => void): () => void
}

export type LiveView = { readonly connection: Connection; readonly spaces: readonly SpaceSummary[] | null }

let current: { readonly keys: OpenKeys; readonly live: Live } | null = null

/** The first that asks opens it; locking closes it. */
export function liveOf(keys: OpenKeys): Live {
  if (current?.keys !== keys) {
    current?.live.socket.close()
    current = { keys, live: makeLive(openSocket(), keys.accountId) }
  }
  return current.live
}

keyRing.subscribe(() => {
  if (!current || keyRing.keys() === current.keys) return
  current.live.socket.close()
  current = null
})

export function makeLive(socket: PracticeSocket, own: string, askSpaces = () => callApi(listSpaces)): Live {
  const listeners = new Set<() => void>()
  const newsOf = new Set<() => void>()
  let view: LiveView = { connection: socket.connection(), spaces: null }
  const become = (next: Partial<LiveView>) => {
    view = { ...view, ...next }
    for (const listener of listeners) listener()
  }
  const change = (space: string, part: (known: SpaceSummary) => Partial<SpaceSummary>) =>
    become({ spaces: view.spaces?.map((one) => (one.space === space ? { ...one, ...part(one) } : one)) ?? null })
  const refresh = () =>
    void askSpaces().then(
      ({ spaces }) => become({ spaces }),
      () => undefined,
    )
  socket.subscribe(() => {
    become({ connection: socket.connection() })
    // What happened meanwhile was told to nobody here.
    if (view.connection === 'online') for (const listener of newsOf) listener()
  })
  socket.hear((frame) => {
    const next = changeBy(frame, own)
    if (frame.t === 'welcome') become({ spaces: frame.spaces })
    else if (frame.t === 'gone') become({ spaces: view.spaces?.filter(({ space }) => space !== frame.space) ?? null })
    else if (frame.t === 'news') {
      // One may have been let into a space of which the welcome did not tell.
      refresh()
      for (const listener of newsOf) listener()
    } else if (next) change(next.space, next.part)
  })
  return {
    socket,
    view: () => view,
    subscribe: (listener) => (listeners.add(listener), () => void listeners.delete(listener)),
    noteRead: (space) => change(space, () => ({ unread: 0 })),
    onNews: (_of, listener) => (newsOf.add(listener), () => void newsOf.delete(listener)),
  }
}

function changeBy(frame: FromPractice, own: string): { space: string; part: (known: SpaceSummary) => Partial<SpaceSummary> } | null {
  // What is none is refused by whoever reads it.
  if (frame.t === 'entry' && isKept(frame.kept)) {
    const { number, keptAt, entry } = frame.kept
    const isOthers = entry.header.from !== own
    return {
      space: frame.space,
      // What the summary has counted already comes once more when it was on its way.
      part: ({ unread, lastNumber }) =>
        number <= lastNumber ? {} : { lastNumber: number, lastAt: keptAt, unread: isOthers ? Math.min(unread + 1, mostUnread) : unread },
    }
  }
  // Another tab of this person has looked.
  if (frame.t === 'marks' && frame.from === own)
    return { space: frame.space, part: ({ lastNumber, unread }) => ({ unread: frame.read >= lastNumber ? 0 : unread }) }
  return null
}

/** Stands for as many or more. */
const mostUnread = 100

const nothing: LiveView = { connection: 'connecting', spaces: null }

/** Connection and unread counts; for pages with open keys. */
export function usePracticeSocket(keys: OpenKeys | null): LiveView {
  const live = keys && typeof window !== 'undefined' ? liveOf(keys) : null
  return useSyncExternalStore(
    live ? live.subscribe : never,
    () => live?.view() ?? nothing,
    () => nothing,
  )
}

const never = () => () => undefined

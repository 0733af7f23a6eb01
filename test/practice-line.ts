import type { FromPractice } from '#contract/socket'
import type { SealedEntry } from '#contract/spaces'
import type { SpaceSource } from '#features/spaces'
import { ApiRefusal } from '#lib/api'
import type { Connection, Kept, PracticeSocket } from '#lib/socket'
import { sendingOf, sourceOf } from './space-browsers.ts'
import type { SpaceMember } from './space-members.ts'

/** One tab's socket, whose line a test can cut. */
export type TestLine = PracticeSocket & {
  become(connection: Connection): void
  /** As if the practice had told it. */
  hears(frame: FromPractice): void
}

/** What happens to a send: it goes through, the line ends before it arrived, or its answer is lost on the way. */
export type Fate = 'goes' | 'never-sent' | 'answer-lost'

/**
 * The practice's real use cases behind sockets in memory: what one sends is kept in the database and told to every other line, in the
 * order in which it was kept.
 */
export function aSwitchboard() {
  const lines = new Set<TestLine>()
  const tellAll = (frame: FromPractice, but?: TestLine) => {
    for (const line of lines) if (line !== but && line.connection() === 'online') line.hears(frame)
  }
  const line = (member: SpaceMember, fate: () => Fate = () => 'goes', answer: (kept: Kept) => Kept = (kept) => kept): TestLine => {
    const listeners = new Set<() => void>()
    const hearers = new Set<(frame: FromPractice) => void>()
    const keep = sendingOf(member)
    let connection: Connection = 'online'
    const become = (next: Connection) => {
      if (next === connection) return
      connection = next
      for (const listener of listeners) listener()
    }
    const own: TestLine = {
      connection: () => connection,
      become,
      subscribe: (listener) => (listeners.add(listener), () => void listeners.delete(listener)),
      hear: (hearer) => (hearers.add(hearer), () => void hearers.delete(hearer)),
      hears: (frame) => {
        for (const hearer of hearers) hearer(frame)
      },
      async send(entry: SealedEntry) {
        if (connection !== 'online') throw new ApiRefusal('offline')
        const what = fate()
        if (what !== 'never-sent') {
          const kept = await keep(entry)
          tellAll({ t: 'entry', space: entry.header.space, kept: { ...kept, body: 'whole', entry } }, own)
          if (what === 'goes' && connection === 'online') return answer(kept)
        }
        become('connecting')
        throw new ApiRefusal('unanswered')
      },
      tell: () => undefined,
      close: () => void lines.delete(own),
    }
    lines.add(own)
    return own
  }
  return { line, tellAll, source: (member: SpaceMember) => telling(sourceOf(member), tellAll) }
}

/** Whoever is connected hears of what was done over HTTP. */
function telling(source: SpaceSource, tellAll: (frame: FromPractice) => void): SpaceSource {
  return {
    ...source,
    async addEpoch(space, signed) {
      await source.addEpoch(space, signed)
      tellAll({ t: 'epoch', space, epoch: signed.record.epoch })
    },
    async eraseEntry(space, number) {
      await source.eraseEntry(space, number)
      tellAll({ t: 'erased', space, number })
    },
  }
}

/** What a device keeps, for as many tabs as share it; copied, as a real store would. */
export function aMemoryOutbox<T extends { readonly id: string; readonly at: number }>() {
  const kept = new Map<string, T>()
  return {
    kept,
    all: async () => structuredClone([...kept.values()].toSorted((one, other) => one.at - other.at)),
    has: async (id: string) => kept.has(id),
    put: async (item: T) => void kept.set(item.id, structuredClone(item)),
    remove: async (id: string) => void kept.delete(id),
  }
}

export const noDrafts = { read: async () => '', keep: async () => undefined }

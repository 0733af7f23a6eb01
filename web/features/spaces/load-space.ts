import type * as contract from '#contract/spaces'
import type { EpochAct, SealedEntry, SignedEpoch } from '#crypto'
import { ApiRefusal } from '#lib/api'
import type { OpenKeys } from '#lib/key-ring'
import { openSpace, readOn, type InsiderNow } from './open-space.ts'
import { contentOf, textOf } from './read-content.ts'
import { sessionOf } from './session.ts'
import { remember } from './space-memory.ts'
import { refuseSpace } from './space-refusal.ts'
import { needsRotation, nextEpoch, sealNext } from './write-space.ts'

export type LoadedEntry = {
  readonly id: string
  readonly number: number
  readonly from: string
  readonly kind: string
  /** When it was kept, ISO 8601. */
  readonly at: string
  /** As it was written; null for what is erased, not given, or does not open. */
  readonly content: unknown
}

/** A whole space, verified and opened at once: for what is short, such as an intake. */
export type LoadedSpace = {
  readonly space: string
  readonly kind: string
  readonly client: string
  readonly people: readonly InsiderNow[]
  readonly entries: readonly LoadedEntry[]
  next(act: EpochAct): Promise<SignedEpoch>
  seal(kind: string, content: unknown): Promise<SealedEntry>
  /** Before anything is sealed: the space under another key, where it is time for one. */
  rotatedIfDue(): Promise<LoadedSpace>
}

/** @throws {SpaceRefusal} by the name of what does not fit, {ApiRefusal} */
export async function loadSpace(keys: OpenKeys, space: string): Promise<LoadedSpace> {
  const session = sessionOf(keys)
  const { book, people } = await openSpace(session, space)
  const entries: LoadedEntry[] = []
  for await (const page of readOn(session, book)) {
    for (const { number, keptAt, header, body } of page.entries)
      entries.push({ id: header.id, number, from: header.from, kind: header.kind, at: keptAt, content: contentOf(body) })
  }
  // Reading goes on where nothing more can be remembered; that something does not fit is said.
  await remember(session.memory, book).catch((error: unknown) => {
    if (!(error instanceof ApiRefusal)) throw error
  })
  const { kind, client } = book.chain.state
  /** Nothing is sealed to somebody whose key changed until the person says so. Whoever leaves, or sends them away, need not wait for that. */
  const checkKeys = (gone: readonly string[] = []) =>
    people.some(({ uid, standing }) => standing === 'changed' && !gone.includes(uid)) && refuseSpace('card-changed')
  const loaded: LoadedSpace = {
    space,
    kind,
    client,
    people,
    entries,
    next: async (act) => {
      if (act.kind !== 'leave') checkKeys(act.kind === 'remove' ? act.who : [])
      return nextEpoch({ book, keys }, act)
    },
    seal: async (entryKind, content) => {
      checkKeys()
      return (await sealNext({ book, keys }, { kind: entryKind, id: crypto.randomUUID(), content: textOf(content), at: Date.now() })).entry
    },
    async rotatedIfDue() {
      if (!needsRotation(book, Date.now())) return loaded
      await session.source.addEpoch(space, (await loaded.next({ kind: 'rotate' })) as contract.SignedEpoch)
      return loadSpace(keys, space)
    },
  }
  return loaded
}

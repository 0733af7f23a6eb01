import { getPracticeKey } from '#contract/keys'
import { getSpace, listEntries, sendEntry, type SignedEpoch } from '#contract/spaces'
import { randomUUID } from 'node:crypto'
import type { EpochAct } from '#crypto'
import { contentOf, makeSession, nextEpoch, openSpace, readOn, sealNext, textOf, type SpaceSource } from '#features/spaces'
import type { DemoPerson } from './fill-accounts.ts'

/** A space as somebody's browser knows it: every check of the pages has been made, and what is written follows what was read. */
export async function openDemoSpace({ account, browser }: DemoPerson, space: string, at: Temporal.Instant) {
  const { keys } = account
  const source = {
    show: (id) => browser.ask(getSpace, { params: { space: id } }),
    list: (id, after) => browser.ask(listEntries, { params: { space: id }, query: { after } }),
    practiceKey: async () => (await browser.ask(getPracticeKey)).publicKey,
  } as Partial<SpaceSource> as SpaceSource
  // What this browser remembers is gone with it.
  const session = makeSession(keys, source, { get: async () => null, put: async () => true })
  const { book, people } = await openSpace(session, space)
  const pages = await Array.fromAsync(readOn(session, book))
  const seal = async (kind: string, content: unknown) =>
    (await sealNext({ book, keys }, { kind, id: randomUUID(), content: textOf(content), at: at.epochMilliseconds })).entry
  return {
    people,
    /** What was said, as it was written. */
    entries: pages.flatMap(({ entries }) => entries.map(({ header, body }) => ({ from: header.from, kind: header.kind, content: contentOf(body) }))),
    seal,
    next: async (act: EpochAct) => (await nextEpoch({ book, keys }, act)) as SignedEpoch,
    say: async (kind: string, content: unknown) => browser.at(at).ask(sendEntry, { params: { space }, body: await seal(kind, content) }),
  }
}

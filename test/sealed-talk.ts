import { randomUUID } from 'node:crypto'
import type { KeptEntry } from '#contract/spaces'
import type { EpochAct } from '#crypto'
import {
  contentOf,
  nextEpoch,
  openSpace,
  readOn,
  remember,
  sealNext,
  SpaceRefusal,
  textOf,
  type OpenSpace,
  type ReadEntry,
  type SpaceSession,
} from '#features/spaces'
import { beginSpace, keepEntries } from '#modules/spaces'
import { inTransaction } from '#platform/context'
import type { TestBrowser } from './space-browsers.ts'
import { aSpace, type SpaceMember } from './space-members.ts'

/** A space that the server keeps, begun by the first of these. */
export async function aBegunSpace(people: readonly SpaceMember[], kind: 'chat' | 'intake' = 'chat'): Promise<string> {
  const [first] = people as [SpaceMember]
  const { space, made } = await aSpace(first, people, { kind })
  await inTransaction(first.context, (inside) => beginSpace(inside, made.signed))
  return space
}

export type Read = OpenSpace & { readonly entries: readonly ReadEntry[] }

/** Everything there is, verified and opened; nothing of it is remembered. @throws {SpaceRefusal} */
export async function readOnly(session: SpaceSession, space: string): Promise<Read> {
  const opened = await openSpace(session, space)
  const entries: ReadEntry[] = []
  for await (const page of readOn(session, opened.book)) entries.push(...page.entries)
  return { ...opened, entries }
}

/** The same, and it is remembered. @throws {SpaceRefusal} */
export async function readAll(session: SpaceSession, space: string): Promise<Read> {
  const read = await readOnly(session, space)
  await remember(session.memory, read.book)
  return read
}

/** What an entry says, or what it is instead. */
export const saidIn = ({ body }: ReadEntry): unknown => (body.is === 'open' ? contentOf(body) : `(${body.is})`)
export const said = async (browser: TestBrowser, space: string) => (await readAll(browser.session, space)).entries.map(saidIn)

/** Reads on, and says something. */
export async function say(browser: TestBrowser, member: SpaceMember, space: string, ...texts: unknown[]): Promise<KeptEntry[]> {
  const kept: KeptEntry[] = []
  for (const text of texts) {
    const { book } = await readAll(browser.session, space)
    const { entry } = await sealNext(
      { book, keys: browser.keys },
      { kind: 'message', id: randomUUID(), content: textOf(text), at: 1_795_000_000_000 },
    )
    const [outcome] = await keepEntries(member.context, [{ from: member.uid, entry }])
    if (!outcome || 'refused' in outcome) throw new Error(outcome?.refused)
    kept.push({ ...outcome, body: 'whole', entry })
  }
  return kept
}

export async function act(browser: TestBrowser, space: string, what: EpochAct): Promise<void> {
  const { book } = await readAll(browser.session, space)
  await browser.source.addEpoch(space, (await nextEpoch({ book, keys: browser.keys }, what)) as never)
}

/** By which name it was refused; what it gave, where it was not. */
export async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  try {
    return { given: await work }
  } catch (error) {
    if (error instanceof SpaceRefusal) return error.code
    throw error
  }
}

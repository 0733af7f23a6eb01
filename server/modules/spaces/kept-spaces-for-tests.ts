import { inTransaction, type Context } from '#platform/context'
import type { SealedEntry, SignedEpoch } from '#crypto'
import { Refusal } from '#platform/refusal'
import type { Database } from '#platform/database'
import { aSpace, aSpaceMember, type SpaceMember, type TestSpace } from '#test/space-members'
import { addEpoch, beginSpace } from './keep-epoch.ts'
import type { Outcome } from './judge-entries.ts'
import { keepEntries } from './keep-entries.ts'
import type { Keeper } from './keeper.ts'
import { readSent } from './read-sent.ts'

/** What a use case was refused with. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'none'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

export const begin = (by: Context, signed: SignedEpoch) => inTransaction(by, (inside) => beginSpace(inside, signed))
export const add = (by: SpaceMember, next: TestSpace) => addEpoch(by.context, next.space, next.made.signed)

/** Two clients, two counsellors, and an admin, who is a member nowhere. */
export async function aFewPeople(database: Database) {
  const [ani, budi, citra, edi, admin] = await Promise.all([
    aSpaceMember(database),
    aSpaceMember(database, 'counsellor'),
    aSpaceMember(database, 'counsellor'),
    aSpaceMember(database),
    aSpaceMember(database, 'admin'),
  ])
  return { ani, budi, citra, edi, admin }
}

/** Begun by the first of them. */
export async function aKeptSpace(people: readonly SpaceMember[], change = {}): Promise<TestSpace> {
  const [first] = people as [SpaceMember]
  const space = await aSpace(first, people, change)
  await begin(first.context, space.made.signed)
  return space
}

/** @returns the number of each, or why not */
export async function keep(by: SpaceMember, ...entries: SealedEntry[]) {
  const outcomes = await keepEntries(
    by.context,
    entries.map((entry) => ({ from: by.uid, entry })),
  )
  return outcomes.map(shown)
}

export const shown = (outcome: Outcome) => ('refused' in outcome ? outcome.refused : outcome.number)

/** As sockets do. */
export function keepBy(keeper: Keeper, from: string, entry: unknown): Promise<Outcome> {
  const sent = readSent(from, entry)
  if (typeof sent === 'string') return Promise.resolve({ refused: sent })
  return new Promise((resolve, reject) => {
    keeper.keep(sent, (outcome) => ('fault' in outcome ? reject(outcome.fault as Error) : resolve(outcome)))
  })
}

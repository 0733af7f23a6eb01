import type { Context } from '#platform/context'
import { notFound, Refusal } from '#platform/refusal'
import type { SealedEntry } from '#contract/spaces'
import { ownId } from '#platform/own-id'
import { keepEntries } from './keep-entries.ts'
import type { Outcome } from './judge-entries.ts'
import type { Keeper } from './keeper.ts'
import { readSent } from './read-sent.ts'
import { isMember } from './repository.ts'

/** One entry by itself, over HTTP. @throws Refusal not-found for whoever is no member, and by the names of `domain/spaces` */
export async function sendEntry(
  context: Context,
  keeper: Keeper | undefined,
  spaceId: string,
  entry: SealedEntry,
): Promise<{ number: number; keptAt: string }> {
  const from = ownId(context)
  if (!(await isMember(context.db, spaceId, from))) throw notFound()
  if (entry.header.space !== spaceId) throw new Refusal('entry-space-mismatch')
  const [outcome = { refused: 'not-found' as const }] = keeper ? [await kept(keeper, from, entry)] : await keepEntries(context, [{ from, entry }])
  if ('refused' in outcome) throw new Refusal(outcome.refused)
  return outcome
}

function kept(keeper: Keeper, from: string, entry: unknown): Promise<Outcome> {
  const sent = readSent(from, entry)
  if (typeof sent === 'string') return Promise.resolve({ refused: sent })
  return new Promise((resolve, reject) => {
    keeper.keep(sent, (outcome) => ('fault' in outcome ? reject(outcome.fault as Error) : resolve(outcome)))
  })
}

import type { SealedEntry } from '#crypto/public'
import type { Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { keepEntries } from './keep-entries.ts'
import { ownIdIn } from './read-space.ts'

/** One entry by itself. @throws Refusal not-found for whoever is no member, and by the names of `domain/spaces` */
export async function sendEntry(context: Context, spaceId: string, entry: SealedEntry): Promise<{ number: number; keptAt: string }> {
  const from = await ownIdIn(context, spaceId)
  if (entry.header.space !== spaceId) throw new Refusal('entry-space-mismatch')
  const [outcome = { refused: 'not-found' as const }] = await keepEntries(context, [{ from, entry }])
  if ('refused' in outcome) throw new Refusal(outcome.refused)
  return outcome
}

import type { KeptEntry, KeptEpoch, SpaceSummary } from '#contract/spaces'
import type { SignedCard } from '#contract/key-shapes'
import { peopleIn } from '#domain/spaces/membership'
import { cardsOf } from '#modules/keys'
import type { Context } from '#platform/context'
import { instantOf } from '#platform/instants'
import { ownId } from '#platform/own-id'
import { notFound } from '#platform/refusal'
import { findEntries, findEpochs, findLastNumber, findOwnSpaces, findWraps, isMember, textOf, type EntryRow } from './repository.ts'

/** At most so many entries in one answer. */
const pageSize = 200

export async function listSpaces(context: Context): Promise<{ spaces: SpaceSummary[] }> {
  const rows = await findOwnSpaces(context.db, ownId(context))
  return { spaces: rows.map(({ id, kind, epoch, head, lastNumber }) => ({ space: id, kind, epoch, head: textOf(head), lastNumber })) }
}

/** Everything by which a browser verifies who is in a space. @throws Refusal not-found for whoever is no member */
export async function showSpace(context: Context, spaceId: string): Promise<{ epochs: KeptEpoch[]; cards: SignedCard[] }> {
  const accountId = await ownIdIn(context, spaceId)
  const rows = await findEpochs(context.db, spaceId)
  const wraps = await findWraps(context.db, spaceId, accountId)
  return {
    epochs: rows.map(({ epoch, record, sig, madeAt }) => ({
      record: record as KeptEpoch['record'],
      sig,
      own: wraps.get(epoch) ?? null,
      madeAt: instantOf(madeAt).toString(),
    })),
    cards: await cardsOf(context.db, [...new Set(rows.flatMap(({ record }) => peopleIn(record)))]),
  }
}

/** What came after a number. A body whose epoch one was not given is left out: the chain can be verified without it. */
export async function listEntries(context: Context, spaceId: string, after: number): Promise<{ entries: KeptEntry[]; lastNumber: number }> {
  const accountId = await ownIdIn(context, spaceId)
  const rows = await findEntries(context.db, spaceId, after, pageSize)
  const given = await findWraps(context.db, spaceId, accountId)
  return { entries: rows.map((row) => presentEntry(row, given.has(row.epoch))), lastNumber: await findLastNumber(context.db, spaceId) }
}

function presentEntry({ number, keptAt, header, iv, ct, bodyHash, sig }: EntryRow, isGiven: boolean): KeptEntry {
  const body = ct === null ? 'erased' : isGiven ? 'whole' : 'not-given'
  const rest = body === 'whole' ? { iv, ct } : { bodyHash: textOf(bodyHash) }
  return { number, keptAt: instantOf(keptAt).toString(), body, entry: { header, ...rest, sig } as KeptEntry['entry'] }
}

export async function ownIdIn(context: Context, spaceId: string): Promise<string> {
  const accountId = ownId(context)
  if (!(await isMember(context.db, spaceId, accountId))) throw notFound()
  return accountId
}

import type { getSpace, KeptEntry, KeptEpoch, SpaceSummary } from '#contract/spaces'
import type { ReplyOf } from '#contract/endpoint'
import { peopleIn } from '#domain/spaces/membership'
import { cardsOf, certificatesOf } from '#modules/keys'
import type { Context } from '#platform/context'
import { instantOf } from '#platform/instants'
import { ownId } from '#platform/own-id'
import { notFound } from '#platform/refusal'
import { findEntries, findEpochs, findLastNumber, findMarks, findOwnSpaces, findWraps, isMember, textOf, type EntryRow } from './repository.ts'

/** At most so much in one answer. */
const page = { rows: 200, bytes: 1024 * 1024 }

export async function listSpaces(context: Context): Promise<{ spaces: SpaceSummary[] }> {
  const rows = await findOwnSpaces(context.db, ownId(context))
  const spaces = rows.map(({ id, kind, epoch, head, lastNumber, lastKeptAt, unread }) => {
    const lastAt = lastKeptAt && instantOf(lastKeptAt).toString()
    return { space: id, kind, epoch, head: textOf(head), lastNumber, lastAt, unread }
  })
  return { spaces }
}

/** Everything by which a browser verifies who is in a space. @throws Refusal not-found for whoever is no member */
export async function showSpace(context: Context, spaceId: string): Promise<ReplyOf<typeof getSpace>> {
  const accountId = await ownIdIn(context, spaceId)
  const rows = await findEpochs(context.db, spaceId)
  const wraps = await findWraps(context.db, spaceId, accountId)
  const named = [...new Set(rows.flatMap(({ record }) => peopleIn(record)))]
  return {
    epochs: rows.map(({ epoch, record, sig, madeAt }) => ({
      record: record as KeptEpoch['record'],
      sig,
      own: wraps.get(epoch) ?? null,
      madeAt: instantOf(madeAt).toString(),
    })),
    cards: await cardsOf(context.db, named),
    certificates: await certificatesOf(context.db, named),
    marks: await findMarks(context.db, spaceId, accountId),
  }
}

/** What came after a number. A body whose epoch one was not given is left out: the chain can be verified without it. */
export async function listEntries(context: Context, spaceId: string, after: number): Promise<{ entries: KeptEntry[]; lastNumber: number }> {
  const accountId = await ownIdIn(context, spaceId)
  // Asked first: what is kept meanwhile may be in the page, and is never told of without being there, which a browser would take for a lie.
  const lastNumber = await findLastNumber(context.db, spaceId)
  const rows = await findEntries(context.db, spaceId, after, page)
  const given = await findWraps(context.db, spaceId, accountId)
  return { entries: rows.map((row) => presentEntry(row, given.has(row.epoch))), lastNumber }
}

/** @param isGiven whether the reader was given the epoch under which it was sealed */
export function presentEntry({ number, keptAt, header, iv, ct, bodyHash, sig, wrongAt }: EntryRow, isGiven: boolean): KeptEntry {
  const body = ct === null ? 'erased' : wrongAt !== null ? 'wrong' : isGiven ? 'whole' : 'not-given'
  const rest = body === 'whole' ? { iv, ct } : { bodyHash: textOf(bodyHash) }
  return { number, keptAt: instantOf(keptAt).toString(), body, entry: { header, ...rest, sig } as KeptEntry['entry'] }
}

export async function ownIdIn(context: Context, spaceId: string): Promise<string> {
  const accountId = ownId(context)
  if (!(await isMember(context.db, spaceId, accountId))) throw notFound()
  return accountId
}

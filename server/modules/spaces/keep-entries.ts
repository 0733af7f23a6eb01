import { inTransaction, type Context } from '#platform/context'
import { instantOf } from '#platform/instants'
import type { Db } from '#platform/database'
import { readBooks } from './books.ts'
import { judgeEntries, placeOf, spacesOf, type Outcome } from './judge-entries.ts'
import { keepStatement } from './keep-statement.ts'
import { tellSpaces } from './live-news.ts'
import { readSent, type Sent } from './read-sent.ts'
import { findSent } from './repository.ts'

/** An entry as it came. Its ids are those of the contract. */
export type Arrived = { readonly from: string; readonly entry: unknown }

/** As `keepEntriesInside`, in a transaction of its own. Where many send at the same moment, `makeKeeper` is for it. */
export const keepEntries = (context: Context, arrived: readonly Arrived[]): Promise<Outcome[]> =>
  inTransaction(context, (inside) => keepEntriesInside(inside, arrived))

/**
 * Keeps them in the caller's transaction, each by itself accepted or refused. Sent twice, an entry is kept once, and the answer is the same,
 * whatever has become of the space since. Signatures are verified later, as always. @returns in the order of what came
 */
export async function keepEntriesInside(inside: Context, arrived: readonly Arrived[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const batch = arrived.flatMap(({ from, entry }, at) => {
    const sent = readSent(from, entry)
    if (typeof sent === 'string') outcomes[at] = { refused: sent }
    return typeof sent === 'string' ? [] : [{ sent, at }]
  })
  const all = batch.map(({ sent }) => sent)
  if (all.length === 0) return outcomes
  const books = await readBooks(inside.db, spacesOf(all), 'locked')
  const known = await answersOf(inside.db, all)
  const keptAt = inside.now().round('microsecond').toString()
  const fresh = batch.filter(({ sent, at }) => {
    const answer = known.get(placeOf(sent))
    if (answer) outcomes[at] = answer(sent)
    return !answer
  })
  const { accepted, refused, moves } = judgeEntries(books, fresh)
  for (const { one, refused: code } of refused) outcomes[one.at] = { refused: code }
  for (const { one, number } of accepted) outcomes[one.at] = { number, keptAt }
  if (accepted.length > 0) await inside.db.execute(keepStatement(accepted, moves, keptAt))
  // The same entry may have come twice.
  const places = new Map(accepted.map((one) => [placeOf(one), one]))
  for (const { one } of refused) {
    const twin = places.get(placeOf(one.sent))
    if (twin?.entry.sig === one.sent.entry.sig) outcomes[one.at] = { number: twin.number, keptAt }
  }
  tellSpaces(
    inside,
    moves.map(({ space, was, to }) => ({ topic: 'space.kept', space, first: was + 1, last: to })),
  )
  return outcomes
}

/** What was answered to those that are there already, by place; another under the same id is told so. */
export async function answersOf(db: Db, sent: readonly Sent[]): Promise<Map<string, (again: Sent) => Outcome>> {
  if (sent.length === 0) return new Map()
  const rows = await findSent(
    db,
    sent.map(({ entry }) => entry.header),
  )
  return new Map(
    rows.map(({ spaceId, fromId, entryId, sig, number, keptAt }) => [
      `${spaceId} ${fromId} ${entryId}`,
      ({ entry }) => (entry.sig === sig ? { number, keptAt: instantOf(keptAt).toString() } : { refused: 'entry-repeated' }),
    ]),
  )
}

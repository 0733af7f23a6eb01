import { entryRefusal, type Head, type SpaceView } from '#domain/spaces/entry-order'
import { memberOf } from '#domain/spaces/membership'
import type { Db } from '#platform/database'
import type { RefusalCode } from '#platform/refusal'
import { findHeads, findMembersIn, findNewestEpochs, findSpaces, lockSpaces } from './repository.ts'
import type { Sent } from './read-sent.ts'

/**
 * All by which an entry of a space is judged. It holds as long as the space's number and epoch are what it says: whatever is kept by
 * it is kept only then.
 */
export type Book = {
  readonly epoch: number
  readonly view: SpaceView
  readonly heads: Map<string, Head>
  lastNumber: number
}

/** Numbers first: what comes in between makes them old, and never the rest. @param reading `locked`: nobody else moves them until the transaction ends */
export async function readBooks(db: Db, ids: readonly string[], reading: 'locked' | 'free'): Promise<Map<string, Book>> {
  const rows = await (reading === 'locked' ? lockSpaces : findSpaces)(db, ids)
  const found = rows.map(({ id }) => id)
  const heads = await findHeads(db, found)
  const members = await findMembersIn(db, found)
  const epochs = await findNewestEpochs(db, found, members)
  return new Map(
    rows.flatMap(({ id, lastNumber }) => {
      const newest = epochs.get(id)
      const own = heads.get(id)
      return newest && own ? [[id, { epoch: newest[0], view: { space: id, epochs: new Map([newest]), heads: own }, heads: own, lastNumber }]] : []
    }),
  )
}

/** Whether it may come next, all that can be told before its signature is verified. Whoever is no member hears what a stranger hears. */
export function refusalIn(book: Book | undefined, { from, entry: { header } }: Sent): RefusalCode | null {
  const newest = book?.view.epochs.get(book.epoch)
  if (!book || !newest || !memberOf(newest.members, from)) return 'not-found'
  if (header.from !== from) return 'signature-wrong'
  // Sealed under a key that is not the newest any more: the sender seals it anew.
  if (header.epoch < book.epoch) return 'epoch-stale'
  return entryRefusal(book.view, header)
}

/** It comes next. @returns its number */
export function take(book: Book, { from, entry, hash }: Sent): number {
  book.heads.set(from, { seq: entry.header.seq, hash })
  return (book.lastNumber += 1)
}

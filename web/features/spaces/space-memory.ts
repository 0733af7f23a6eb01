import type { Head } from '#domain/spaces/entry-order'
import type { Memory } from './sealed-memory.ts'
import type { SpaceBook } from './space-book.ts'
import { refuseSpace } from './space-refusal.ts'

/** How far this account has come in a space, whichever browser it used: less than this a server can never show again. */
export type SpaceMemory = {
  readonly v: 1
  readonly epoch: number
  /** Hash of that epoch's record. */
  readonly head: string
  readonly number: number
  readonly heads: Readonly<Record<string, Head>>
}

const nameOf = (space: string) => `space-${space}`

export const recall = (memory: Memory, space: string): Promise<SpaceMemory | null> => memory.recall<SpaceMemory>(nameOf(space))

/**
 * Whichever tab or device has come further is right, in who is there and in what was said each by itself: it only ever grows.
 * @throws {SpaceRefusal} when this account's browsers were shown different things: epoch-forked, history-changed
 */
export async function remember(memory: Memory, book: SpaceBook): Promise<void> {
  const { epoch, head } = book.chain.state
  const own: SpaceMemory = { v: 1, epoch, head, number: book.number, heads: Object.fromEntries(book.heads) }
  await memory.change<SpaceMemory>(nameOf(book.space), (known) => {
    if (!known) return own
    checkSame(known, own, book)
    if (known.number >= own.number && known.epoch >= own.epoch) return null
    const membership = known.epoch > own.epoch ? known : own
    const said = known.number > own.number ? known : own
    return { v: 1, epoch: membership.epoch, head: membership.head, number: said.number, heads: said.heads }
  })
}

/** As far as both have come, they must have seen the same. */
function checkSame(known: SpaceMemory, own: SpaceMemory, { chain }: SpaceBook): void {
  const there = chain.epochs[known.epoch]
  if (there && there.view.hash !== known.head) refuseSpace('epoch-forked')
  const [less, more] = known.number <= own.number ? [known, own] : [own, known]
  for (const [uid, { seq, hash }] of Object.entries(less.heads)) {
    const later = more.heads[uid]
    if (!later || later.seq < seq || (later.seq === seq && later.hash !== hash)) refuseSpace('history-changed')
  }
}

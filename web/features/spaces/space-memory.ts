import type { Head } from '#domain/spaces/entry-order'
import type { Memory } from './sealed-memory.ts'
import type { SpaceBook } from './space-book.ts'

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

/** Whichever tab or device has come further is right. */
export async function remember(memory: Memory, { space, chain, heads, number }: SpaceBook): Promise<void> {
  const { epoch, head } = chain.state
  await memory.change<SpaceMemory>(nameOf(space), (known) =>
    known && known.number >= number && known.epoch >= epoch ? null : { v: 1, epoch, head, number, heads: Object.fromEntries(heads) },
  )
}

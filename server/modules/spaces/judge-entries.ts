import type { RefusalCode } from '#platform/refusal'
import { refusalIn, take, type Book } from './books.ts'
import type { Accepted, Move } from './keep-statement.ts'
import type { Sent } from './read-sent.ts'

/** When it was kept, and as which; or why not. */
export type Outcome = { readonly number: number; readonly keptAt: string } | { readonly refused: RefusalCode }

export type Judged<T> = {
  readonly accepted: readonly (Accepted & { readonly one: T })[]
  readonly refused: readonly { readonly one: T; readonly refused: RefusalCode }[]
  readonly moves: readonly Move[]
}

/** Each by the books as those before it left them; the books go along. */
export function judgeEntries<T extends { readonly sent: Sent }>(books: ReadonlyMap<string, Book>, batch: readonly T[]): Judged<T> {
  const accepted: (Accepted & { one: T })[] = []
  const refused: { one: T; refused: RefusalCode }[] = []
  const before = new Map<Book, number>()
  const places = new Set<string>()
  for (const one of batch) {
    const { sent } = one
    const book = books.get(sent.entry.header.space)
    const place = placeOf(sent)
    const code = places.has(place) ? 'entry-repeated' : refusalIn(book, sent)
    if (code !== null || !book) {
      refused.push({ one, refused: code ?? 'not-found' })
      continue
    }
    places.add(place)
    if (!before.has(book)) before.set(book, book.lastNumber)
    const number = take(book, sent)
    accepted.push({ ...sent, number, book, one })
  }
  const moves = [...before].map(([{ view, epoch, lastNumber }, was]) => ({ space: view.space, epoch, was, to: lastNumber }))
  return { accepted, refused, moves }
}

/** An id is given once by each sender in each space. */
export const placeOf = ({ from, entry: { header } }: Sent) => `${header.space} ${from} ${header.id}`
export const spacesOf = (sent: readonly Sent[]) => [...new Set(sent.map(({ entry }) => entry.header.space))]

import type { Database } from '#platform/database'
import { readBooks, type Book } from './books.ts'
import { judgeEntries, placeOf, spacesOf, type Outcome } from './judge-entries.ts'
import { answersOf } from './keep-entries.ts'
import { keepText, keepValues, type Accepted, type Move } from './keep-statement.ts'
import type { Sent } from './read-sent.ts'

export type Answer = (outcome: Outcome | { readonly fault: unknown }) => void
export type Waiting = { readonly sent: Sent; readonly answer: Answer; readonly origin: unknown }
/** Kept a moment ago; `origin`: by whom it came. */
export type JustKept = Accepted & { readonly keptAt: string; readonly origin: unknown; readonly one: Waiting }

/** Told after each round: what is durable now, and what the others are answered. */
type Tell = (kept: readonly JustKept[], others: Iterable<readonly [Waiting, Outcome]>) => void

const mostBooks = 20_000
/** Others may be faster that often, at one and the same space. */
const mostRounds = 20

const none: ReadonlySet<string> = new Set()
const noOthers: readonly never[] = []

/** One batch at a time, see [Note: group commit]. */
export function makeBatches(database: Database, now: () => Temporal.Instant, tell: Tell) {
  const books = new Map<string, Book>()

  const keepBatch = async (batch: readonly Waiting[]) => {
    let open = batch
    try {
      for (let round = 0; open.length > 0 && round < mostRounds; round += 1) open = await keepRound(open, await readMissing(open))
      for (const { answer } of open) answer({ refused: 'not-ready' })
    } catch (fault) {
      for (const { answer } of open) answer({ fault })
    }
  }

  /** @returns those that were read just now: nothing that is told by them is out of date */
  const readMissing = async (open: readonly Waiting[]): Promise<ReadonlySet<string>> => {
    const missing = spacesOf(open.map(({ sent }) => sent)).filter((id) => !books.has(id))
    if (missing.length === 0) return none
    if (books.size > mostBooks) books.clear()
    for (const [id, book] of await readBooks(database.db, missing, 'free')) books.set(id, book)
    return new Set(missing)
  }

  /** @returns what is to be judged anew, in the order in which it came */
  const keepRound = async (open: readonly Waiting[], fresh: ReadonlySet<string>): Promise<readonly Waiting[]> => {
    const { accepted, refused, moves } = judgeEntries(books, open)
    const keptAt = now().round('microsecond').toString()
    const moved = await write(accepted, moves, keptAt)
    const kept = accepted.flatMap((one) => (moved.has(one.entry.header.space) ? [{ ...one, keptAt, origin: one.one.origin }] : []))
    if (kept.length === open.length) {
      tell(kept, noOthers)
      return noOthers
    }
    const doubtful = [...refused, ...accepted.flatMap(({ one, entry }) => (moved.has(entry.header.space) ? [] : [{ one, refused: null }]))]
    // What was sent again has its answer; what was refused by a book that may be old is judged anew.
    const known = await answersOf(
      database.db,
      doubtful.map(({ one }) => one.sent),
    )
    const settled = new Map<Waiting, Outcome>()
    for (const { one, refused: code } of doubtful) {
      const { space } = one.sent.entry.header
      const outcome = known.get(placeOf(one.sent))?.(one.sent) ?? (code !== null && fresh.has(space) && { refused: code })
      if (outcome) settled.set(one, outcome)
      else books.delete(space)
    }
    tell(kept, settled)
    const done = new Set([...settled.keys(), ...kept.map(({ one }) => one)])
    return open.filter((one) => !done.has(one))
  }

  /** @returns the spaces that moved: none when an id is there already, or another process waited for what this one held */
  const write = async (accepted: readonly Accepted[], moves: readonly Move[], keptAt: string): Promise<ReadonlySet<string>> => {
    if (accepted.length === 0) return none
    try {
      const { rows } = await database.pool.query<[string]>({
        name: 'keep-entries',
        text: keepText,
        values: keepValues(accepted, moves, keptAt),
        rowMode: 'array',
      })
      if (rows.length < moves.length) for (const { space } of moves) books.delete(space)
      return new Set(rows.map(([id]) => id))
    } catch (error) {
      for (const { space } of moves) books.delete(space)
      if (againCodes.has((error as { code?: unknown }).code)) return none
      throw error
    }
  }

  return keepBatch
}

/** PostgreSQL: unique_violation, deadlock_detected, serialization_failure. */
const againCodes: ReadonlySet<unknown> = new Set(['23505', '40P01', '40001'])

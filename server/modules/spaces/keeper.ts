import type { Database } from '#platform/database'
import type { Outcome } from './judge-entries.ts'
import { makeBatches, type Answer, type JustKept, type Waiting } from './keep-batch.ts'
import type { Sent } from './read-sent.ts'

/** Hears of what was kept, in the order of the numbers, and calls `answers`, which tells those who sent. */
export type KeptListener = (kept: readonly JustKept[], answers: () => void) => void

export type Keeper = {
  /** Answers once it is durable, or refused. @param origin whatever the caller knows it by */
  keep(sent: Sent, answer: Answer, origin?: unknown): void
  onKept(listener: KeptListener): void
  /** How many were kept lately. */
  readonly pacePerSecond: number
  /** Until everything that came was answered. */
  drained(): Promise<unknown>
}

const mostAtOnce = 500

/**
 * [Note: group commit] Keeps what many send at the same moment in one statement: one wait for the disk for all of them. What comes while
 * one is under way goes with the next. What is judged by lies in memory and is not locked: the statement keeps an entry only where
 * the space stands as it was judged by, and where it does not, it is read and judged anew.
 */
export function makeKeeper(database: Database, now: () => Temporal.Instant): Keeper {
  let listener: KeptListener | null = null
  let waiting: Waiting[] = []
  let running: Promise<void> | null = null
  const pace = { second: 0, kept: 0, before: 0 }

  const count = (kept: number) => {
    const second = Math.floor(performance.now() / 1000)
    if (second !== pace.second) Object.assign(pace, { second, before: second === pace.second + 1 ? pace.kept : 0, kept: 0 })
    pace.kept += kept
  }

  const tell = (kept: readonly JustKept[], others: Iterable<readonly [Waiting, Outcome]>) => {
    count(kept.length)
    const answers = () => {
      for (const { one, number, keptAt } of kept) one.answer({ number, keptAt })
      for (const [one, outcome] of others) one.answer(outcome)
    }
    if (listener) listener(kept, answers)
    else answers()
  }
  const keepBatch = makeBatches(database, now, tell)

  const run = async () => {
    try {
      while (waiting.length > 0) {
        const batch = waiting.slice(0, mostAtOnce)
        waiting = waiting.slice(mostAtOnce)
        await keepBatch(batch)
      }
    } finally {
      // An answer that fails must not be the end of all keeping.
      running = waiting.length > 0 ? run() : null
    }
  }

  return {
    keep(sent, answer, origin = null) {
      waiting.push({ sent, answer, origin })
      running ??= run()
    },
    onKept: (given) => void (listener = given),
    get pacePerSecond() {
      count(0)
      return Math.max(pace.before, pace.kept)
    },
    drained: async () => running,
  }
}

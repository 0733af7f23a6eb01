import { setTimeout as pause } from 'node:timers/promises'

const shortestPauseMs = 10
const longestPauseMs = 250

/** Looks again and again, less often the longer it takes, until there is an answer; `undefined` if there was none in time. */
export async function waitForFact<T>(look: () => T | undefined | Promise<T | undefined>, within: Temporal.Duration): Promise<T | undefined> {
  const start = performance.now()
  for (;;) {
    const answer = await look()
    const passedMs = performance.now() - start
    if (answer !== undefined || passedMs >= within.total('milliseconds')) return answer
    await pause(Math.min(longestPauseMs, Math.max(shortestPauseMs, passedMs / 4)))
  }
}

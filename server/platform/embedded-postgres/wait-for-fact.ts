import { setTimeout as pause } from 'node:timers/promises'

const betweenLooksMs = 20

/** Looks again and again until there is an answer; `undefined` if there was none in time. */
export async function waitForFact<T>(look: () => T | undefined | Promise<T | undefined>, within: Temporal.Duration): Promise<T | undefined> {
  const deadline = performance.now() + within.total('milliseconds')
  for (;;) {
    const answer = await look()
    if (answer !== undefined || performance.now() >= deadline) return answer
    await pause(betweenLooksMs)
  }
}

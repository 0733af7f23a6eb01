import { setTimeout as pause } from 'node:timers/promises'

/** Generous: other work may share the machine. */
const withinMs = 30_000
const betweenLooksMs = 15

/** Looks again and again until something is so, and returns what was seen; fails the test when it does not become so. */
export async function fact<T>(look: () => T | undefined | false | null | Promise<T | undefined | false | null>): Promise<T> {
  const deadline = performance.now() + withinMs
  for (;;) {
    const seen = await look()
    if (seen !== undefined && seen !== false && seen !== null) return seen
    if (performance.now() > deadline) throw new Error(`It did not become a fact in ${withinMs / 1000} seconds: ${look.toString()}`)
    await pause(betweenLooksMs)
  }
}

/** Milliseconds: the first wait, and the longest. */
const shortestMs = 500
const longestMs = 30_000

export type Backoff = {
  wait(): void
  /** There is a reason to hope: the person came back, or the network did. */
  now(): void
  reset(): void
}

/** Waits longer after each failure, and never all browsers at the same moment: full jitter, so that a practice that comes back is not run down. */
export function makeBackoff(again: () => void, random: () => number = Math.random): Backoff {
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    wait(): void {
      clearTimeout(timer)
      const mostMs = Math.min(longestMs, shortestMs * 2 ** failures)
      failures = Math.min(failures + 1, 10)
      timer = setTimeout(again, mostMs * random())
    },
    now(): void {
      clearTimeout(timer)
      again()
    },
    reset(): void {
      clearTimeout(timer)
      failures = 0
    },
  }
}

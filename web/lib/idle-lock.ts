/** Minutes without a sign of the person until the keys are dropped (security.md section 2). */
export const idleMinutes = { staff: 15, client: 60 } as const

const signs = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const

export type IdleLockParts = {
  readonly minutes: number
  readonly onIdle: () => void
  /** Milliseconds that go on while the device sleeps. */
  readonly nowMs?: () => number
  readonly target?: EventTarget
}

/**
 * Locks after a while without touch, key or wheel. A timer alone would stand still while a phone sleeps: whoever comes back to the
 * page is measured by the clock. @returns how to end it
 */
export function startIdleLock({ minutes, onIdle, nowMs = Date.now, target = document }: IdleLockParts): () => void {
  const limitMs = minutes * 60_000
  let lastSignMs = nowMs()
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    const leftMs = lastSignMs + limitMs - nowMs()
    clearTimeout(timer)
    if (leftMs > 0) {
      timer = setTimeout(look, leftMs)
      return
    }
    // Where the keys are kept all the same, the count begins anew: asking at every sign would ask the disk at every key.
    lastSignMs = nowMs()
    timer = setTimeout(look, limitMs)
    onIdle()
  }
  const sign = () => {
    // Back from sleep, the first touch must not count as having been there all the time.
    if (nowMs() - lastSignMs < limitMs) lastSignMs = nowMs()
    else look()
  }
  for (const kind of signs) target.addEventListener(kind, sign, { passive: true, capture: true })
  target.addEventListener('visibilitychange', look)
  look()
  return () => {
    clearTimeout(timer)
    for (const kind of signs) target.removeEventListener(kind, sign, { capture: true })
    target.removeEventListener('visibilitychange', look)
  }
}

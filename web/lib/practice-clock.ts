/** A clock that is set wrong by less is not told from an answer that took its time. */
const leastSkewMs = 3000

let skewMs = 0

/**
 * What time it is where times are kept. A phone whose clock is wrong would count down to another moment than the practice does, and
 * show a time as gone that is still there; each answer tells the practice's own (RFC 9110, Date).
 */
export const practiceClock = {
  /** @param date as the head of an answer has it */
  heard(date: string | null, nowMs = Date.now()): void {
    const toldMs = date === null ? Number.NaN : Date.parse(date)
    if (Number.isNaN(toldMs)) return
    const found = toldMs - nowMs
    skewMs = Math.abs(found) < leastSkewMs ? 0 : found
  },
  /** Milliseconds since 1970. */
  nowMs: (ownMs = Date.now()): number => ownMs + skewMs,
}

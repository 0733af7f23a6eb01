/** An epoch's key is used this long, and for so many entries; then any member's browser makes the next one. */
export const rotation = { days: 30, entries: 10_000 } as const

const dayMs = 24 * 60 * 60 * 1000

/** @param madeAtMs when the server took the epoch, in milliseconds since 1970 */
export function isRotationDue({ madeAtMs, entries }: { madeAtMs: number; entries: number }, nowMs: number): boolean {
  return entries >= rotation.entries || nowMs - madeAtMs >= rotation.days * dayMs
}

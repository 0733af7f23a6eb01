/**
 * An epoch's key is used this long, and for so many entries; then any member's browser makes the next one. At once, where whoever made it
 * is not in it: by leaving they drew a secret that they still know.
 */
export const rotation = { days: 30, entries: 10_000 } as const

const dayMs = 24 * 60 * 60 * 1000

/** @param madeAtMs when the server took the epoch, in milliseconds since 1970 */
export function isRotationDue(
  { madeAtMs, entries, isMakerGone }: { madeAtMs: number; entries: number; isMakerGone: boolean },
  nowMs: number,
): boolean {
  return isMakerGone || entries >= rotation.entries || nowMs - madeAtMs >= rotation.days * dayMs
}

import { createHash, timingSafeEqual } from 'node:crypto'

/** In the same time whatever is wrong with it, its length included. */
export function isSame(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHash('sha256').update(text).digest())
  return one !== undefined && other !== undefined && timingSafeEqual(one, other)
}

/** `250000`, `250000.00`: whole rupiah, more than nothing. */
export function rupiahIn(value: unknown): number | undefined {
  const [, whole] = /^(\d{1,10})(?:\.0{1,2})?$/.exec(String(value)) ?? []
  return whole === undefined || Number(whole) === 0 ? undefined : Number(whole)
}

export const textIn = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' && value.length <= 200 ? value : undefined)

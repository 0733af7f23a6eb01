/** How long a time is still kept, as it is shown and said. Seconds are counted down, never rounded up to a minute that is not there. */
export type Countdown = { readonly secondsLeft: number; readonly isOver: boolean }

export function countdown(untilMs: number, nowMs: number): Countdown {
  const secondsLeft = Math.max(0, Math.ceil((untilMs - nowMs) / 1000))
  return { secondsLeft, isOver: secondsLeft === 0 }
}

/** Longer than this, one reads until when and not how long: nobody watches an hour go by. */
export const longestCountSeconds = 60 * 60

/** Each of the last minutes, before that every fifth: enough to know, too seldom to disturb. */
const isMark = (minutes: number) => minutes > 0 && (minutes <= 5 || minutes % 5 === 0)

/**
 * What a screen reader is told when the count goes from one second to another: minutes left; null when no mark lies between. A page that
 * slept tells the last mark it passed.
 */
export function minuteMark(beforeSeconds: number, nowSeconds: number): number | null {
  const from = Math.ceil(nowSeconds / 60)
  const to = Math.ceil(beforeSeconds / 60) - 1
  for (let minutes = from; minutes <= to; minutes += 1) if (isMark(minutes)) return minutes
  return null
}

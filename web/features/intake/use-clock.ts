import { formatMoment } from '#lib/format'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import type { Clock } from './episode-words.ts'

/** Moments as this person reads them, in their own zone, as of this rendering. */
export function useClock(): Clock {
  const { language } = usePage()
  const { timeZone } = useMe()
  const now = Temporal.Now.instant()
  return { now, tell: (instant) => formatMoment(instant, timeZone, language, now) }
}

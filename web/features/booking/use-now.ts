import { useEffect, useState } from 'react'
import { practiceClock } from '#lib/practice-clock'

/** The practice's time, each second as long as something is counted down to; null: nothing is, and it stands still. */
export function useNow(untilMs: number | null): number {
  const [nowMs, setNow] = useState(() => practiceClock.nowMs())
  const isCounting = untilMs !== null && nowMs < untilMs
  useEffect(() => {
    if (!isCounting) return undefined
    const tick = () => setNow(practiceClock.nowMs())
    const timer = setInterval(tick, 1000)
    // A page in the background counts seldom or not at all.
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [isCounting])
  return nowMs
}

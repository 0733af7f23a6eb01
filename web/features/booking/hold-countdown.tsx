import { Hourglass } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { m } from '#messages'
import { formatLength, formatMoment } from '#lib/format'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { countdown, longestCountSeconds, minuteMark } from './countdown.ts'

/** How long the time is kept: by numbers for the eye, at minutes for the ear. @param nowMs ticks while it counts */
export function HoldCountdown({ until, nowMs }: { until: string; nowMs: number }) {
  const { language } = usePage()
  const { timeZone } = useMe()
  const { secondsLeft } = countdown(Date.parse(until), nowMs)
  const said = useMinuteMark(secondsLeft)
  const isLong = secondsLeft > longestCountSeconds
  return (
    <p className="flex items-center gap-2.5 rounded-lg border border-line bg-mist-soft px-4 py-3">
      <Hourglass aria-hidden="true" className="size-5 shrink-0 text-leaf" />
      {isLong ? (
        <span>{m.paying_kept_until({ time: formatMoment(until, timeZone, language, Temporal.Instant.fromEpochMilliseconds(nowMs)) })}</span>
      ) : (
        <span role="timer" aria-live="off">
          {m.paying_kept_for()} <strong className="font-semibold tabular-nums">{formatLength(secondsLeft, language)}</strong>{' '}
          {m.paying_kept_minutes()}
        </span>
      )}
      <span role="status" className="sr-only">
        {said === null || isLong ? '' : m.paying_kept_said({ minutes: said })}
      </span>
    </p>
  )
}

/** The last mark that was passed; a politely spoken region says it when it changes. */
function useMinuteMark(secondsLeft: number): number | null {
  const before = useRef(secondsLeft)
  const [mark, setMark] = useState<number | null>(null)
  useEffect(() => {
    const passed = minuteMark(before.current, secondsLeft)
    before.current = secondsLeft
    if (passed !== null) setMark(passed)
  }, [secondsLeft])
  return mark
}

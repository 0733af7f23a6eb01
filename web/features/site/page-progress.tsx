import { useEffect, useState } from 'react'
import { useNavigation } from 'react-router'
import { m } from '#messages'

/** What comes sooner than this needs no word; a bar that flashes by would only unsettle. */
const slowAfterMs = 300

/** While the next page takes its time: a thin line at the upper edge, and the same in words for the ear. */
export function PageProgress() {
  const isSlow = useTrueFor(useNavigation().state !== 'idle', slowAfterMs)
  return (
    <>
      <p role="status" className="sr-only">
        {isSlow ? m.page_under_way() : ''}
      </p>
      {isSlow ? (
        <div role="progressbar" aria-label={m.page_under_way()} className="fixed inset-x-0 top-0 z-50 h-1 overflow-hidden bg-mist print:hidden">
          <div className="h-full w-1/3 animate-pass bg-leaf motion-reduce:w-full forced-colors:bg-[Highlight]" />
        </div>
      ) : null}
    </>
  )
}

/** Whether it has been true for so long without a break. */
function useTrueFor(now: boolean, milliseconds: number): boolean {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!now) return undefined
    const timer = setTimeout(() => setLong(true), milliseconds)
    return () => {
      clearTimeout(timer)
      setLong(false)
    }
  }, [now, milliseconds])
  return isLong && now
}

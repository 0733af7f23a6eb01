import { useEffect, useState } from 'react'
import { m } from '#messages'
import { Progress } from '#ui/progress'

const slowAfterMs = 2500
const tickMs = 100

/** Argon2id says nothing while it computes: a bar that goes on by the clock, slower and slower, and a word when it takes long. */
export function KeyProgress({ isShown, label }: { isShown: boolean; label: string }) {
  return (
    <div role="status" className="empty:absolute">
      {isShown ? <Moving label={label} /> : null}
    </div>
  )
}

/** Under a button at the foot of a small screen it would begin unseen; below it there is room for the longer words that come later. */
const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' })

function Moving({ label }: { label: string }) {
  const [elapsedMs, setElapsedMs] = useState(0)
  useEffect(() => {
    const startedAt = performance.now()
    const timer = setInterval(() => setElapsedMs(performance.now() - startedAt), tickMs)
    return () => clearInterval(timer)
  }, [])
  return (
    <div ref={intoView} className="grid scroll-mb-12 gap-1.5">
      <Progress id="key-progress" label={label} value={5 + (90 * elapsedMs) / (elapsedMs + slowAfterMs)} />
      <p className="text-sm text-muted">{elapsedMs > slowAfterMs ? m.entry_key_slow() : m.entry_key_why()}</p>
    </div>
  )
}

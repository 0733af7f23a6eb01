import { useEffect, useState } from 'react'
import { m } from '#messages'
import { Progress } from '#ui/progress'

const slowAfterMs = 2500

/** Argon2id says nothing while it computes: a bar that moves, and after a while a word that this is as it should be. */
export function KeyProgress({ isShown, label }: { isShown: boolean; label: string }) {
  return (
    <div role="status" aria-live="polite" className="empty:absolute">
      {isShown ? <Moving label={label} /> : null}
    </div>
  )
}

function Moving({ label }: { label: string }) {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slowAfterMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="grid gap-1.5">
      <Progress id="key-progress" label={label} />
      <p className="text-sm text-muted">{isSlow ? m.entry_key_slow() : m.entry_key_why()}</p>
    </div>
  )
}

import { useEffect, useState } from 'react'
import { m } from '#messages'
import { ApiRefusal } from '#lib/api'
import { forgetKeptKeys, hasKeptKeys } from '#lib/kept-keys'
import { useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { focusPart } from '#ui/focus'
import { Refused } from './refused.tsx'
import { Setting } from './setting.tsx'

const part = 'staying-open'

/** See [Note: staying unlocked]. */
export function StayingOpen({ accountId }: { accountId: string }) {
  const [isKept, setKept] = useState<boolean | null>(null)
  const [isStopped, setStopped] = useState(false)
  useEffect(() => {
    let isOld = false
    void hasKeptKeys(accountId).then((kept) => isOld || setKept(kept))
    return () => void (isOld = true)
  }, [accountId])
  const stop = useAct(async () => {
    setStopped(false)
    const isGone = await forgetKeptKeys()
    if (!isGone) throw new ApiRefusal('not-forgotten', { title: m.staying_not_stopped(), next: m.staying_not_stopped_next() })
    setKept(false)
    setStopped(true)
    focusPart(part)
  })
  return (
    <Setting id={part} title={m.staying_title()} told={isStopped ? m.staying_stopped() : null}>
      {isKept === null ? null : <p className="text-muted">{isKept ? m.staying_on() : m.staying_off()}</p>}
      <Refused words={stop.refused} />
      {isKept ? (
        <SubmitButton type="button" variant="secondary" className="justify-self-start" isPending={stop.isPending} onClick={() => void stop.run()}>
          {m.staying_stop()}
        </SubmitButton>
      ) : null}
    </Setting>
  )
}

import { useEffect, useState } from 'react'
import { m } from '#messages'
import { forgetKeptKeys, hasKeptKeys } from '#lib/kept-keys'
import { useAct } from '#lib/use-act'
import { SubmitButton } from '#ui/button'
import { focusPart } from './focus-once.ts'
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
    await forgetKeptKeys()
    setKept(await hasKeptKeys(accountId))
    setStopped(true)
    focusPart(part)
  })
  return (
    <Setting id={part} title={m.staying_title()} told={isStopped ? m.staying_stopped() : null}>
      {isKept === null ? null : <p className="text-muted">{isKept ? m.staying_on() : m.staying_off()}</p>}
      {isKept ? (
        <SubmitButton type="button" variant="secondary" className="justify-self-start" disabled={stop.isPending} onClick={() => void stop.run()}>
          {m.staying_stop()}
        </SubmitButton>
      ) : null}
    </Setting>
  )
}

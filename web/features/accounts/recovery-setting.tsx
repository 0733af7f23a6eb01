import { useState } from 'react'
import { m } from '#messages'
import { useMe } from '#lib/me'
import { useProof } from '#lib/proof'
import { focusOnce, focusPart } from '#ui/focus'
import { makeRecoveryCode } from './changing-keys.ts'
import { ConfirmedAct } from './confirmed-act.tsx'
import { RecoveryKit } from './recovery-kit.tsx'
import { Setting } from './setting.tsx'

const part = 'recovery'

export function RecoverySetting({ onChanged }: { onChanged: () => Promise<void> }) {
  const { accountId, username, recoveryConfirmed } = useMe()
  const proof = useProof()
  const [code, setCode] = useState<string | null>(null)
  const [told, setTold] = useState('')
  const make = async () => {
    setTold('')
    setCode(await makeRecoveryCode(accountId, await proof.open()))
    await onChanged()
  }

  async function settle() {
    setCode(null)
    setTold(m.recovery_made())
    await onChanged()
    focusPart(part)
  }

  return (
    <Setting
      id={part}
      title={m.recovery_title()}
      badge={recoveryConfirmed ? { tone: 'leaf', text: m.recovery_kept() } : { tone: 'turmeric', text: m.recovery_not_kept() }}
      lead={m.recovery_lead()}
      told={told}
    >
      {code === null ? (
        <ConfirmedAct label={m.recovery_make()} text={m.recovery_make_ask()} act={make} />
      ) : (
        <div ref={focusOnce} tabIndex={-1} className="outline-none">
          <RecoveryKit username={username} code={code} onKept={() => void settle()} />
        </div>
      )}
    </Setting>
  )
}

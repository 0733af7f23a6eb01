import { useState } from 'react'
import { removePasskey, type BackupCodes as Codes, type PasskeyView } from '#contract/second-factors'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { formatDate } from '#lib/format'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { canUsePasskeys } from '#lib/passkey'
import { useProof } from '#lib/proof'
import { useAct } from '#lib/use-act'
import { Badge } from '#ui/badge'
import { SubmitButton } from '#ui/button'
import { focusPart } from '#ui/focus'
import { BackupCodes } from './backup-codes.tsx'
import { addOwnPasskey, renewOwnPasskey } from './changing-keys.ts'
import { ConfirmedAct } from './confirmed-act.tsx'
import { Refused } from './refused.tsx'
import { Setting } from './setting.tsx'

const part = 'passkeys'

export function PasskeysSetting({ passkeys, onChanged }: { passkeys: readonly PasskeyView[]; onChanged: () => Promise<void> }) {
  const me = useMe()
  const proof = useProof()
  const [told, setTold] = useState('')
  const [codes, setCodes] = useState<Codes | null>(null)
  const add = useAct(async () => {
    setTold('')
    const made = await addOwnPasskey(me.accountId, await proof.open())
    setCodes(made.backupCodes)
    await settle(made.unlocks ? m.passkeys_added() : m.passkeys_added_plain())
  })

  async function settle(done: string) {
    setTold(done)
    await onChanged()
    focusPart(part)
  }

  return (
    <Setting id={part} title={m.passkeys_title()} lead={m.passkeys_lead()} told={told}>
      {codes ? (
        <BackupCodes codes={codes} onKept={() => setCodes(null)} />
      ) : (
        <>
          {passkeys.length === 0 ? (
            <p>{m.passkeys_none()}</p>
          ) : (
            <ul className="grid list-none divide-y divide-line border-y border-line">
              {passkeys.map((passkey) => (
                <PasskeyLine key={passkey.id} passkey={passkey} onDone={settle} />
              ))}
            </ul>
          )}
          <Refused words={add.refused} />
          {canUsePasskeys() ? (
            <SubmitButton type="button" variant="secondary" className="justify-self-start" isPending={add.isPending} onClick={() => void add.run()}>
              {add.isPending ? m.own_busy() : m.passkeys_add()}
            </SubmitButton>
          ) : (
            <p className="text-sm text-muted">{m.passkeys_unsupported()}</p>
          )}
        </>
      )}
    </Setting>
  )
}

type LineProps = { passkey: PasskeyView; onDone: (told: string) => Promise<void> }

function PasskeyLine({ passkey: { id, device, unlocks, madeAt, lastUsed }, onDone }: LineProps) {
  const { language } = usePage()
  const { accountId, timeZone } = useMe()
  const proof = useProof()
  const name = device === '?' ? m.logins_unknown() : device
  const dayOf = (instant: string) => formatDate(Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString(), language)
  const remove = async () => {
    await proof.guard(() => callApi(removePasskey, { params: { id } }))
    await onDone(m.passkeys_removed())
  }
  const renew = async () => {
    const made = await renewOwnPasskey(accountId, await proof.open(), id)
    await onDone(made.unlocks ? m.passkeys_added() : m.passkeys_still_plain())
  }
  return (
    <li className="grid gap-3 py-4">
      <div className="grid gap-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold">
          {name}
          <Badge tone={unlocks ? 'leaf' : 'neutral'}>{unlocks ? m.passkeys_unlocks() : m.passkeys_logs_in()}</Badge>
        </p>
        <p className="text-sm text-muted">{m.passkeys_made({ date: dayOf(madeAt) })}</p>
        <p className="text-sm text-muted">{lastUsed ? m.passkeys_used({ date: dayOf(lastUsed) }) : m.passkeys_unused()}</p>
      </div>
      {unlocks || !canUsePasskeys() ? null : (
        <>
          <p>{m.passkeys_lead_to_unlock()}</p>
          <ConfirmedAct
            size="small"
            label={m.passkeys_make_unlock()}
            fullLabel={m.passkeys_make_unlock_label({ device: name })}
            text={m.passkeys_make_unlock_ask({ device: name })}
            act={renew}
          />
        </>
      )}
      <ConfirmedAct
        size="small"
        label={m.passkeys_remove()}
        fullLabel={m.passkeys_remove_label({ device: name })}
        text={m.passkeys_remove_ask({ device: name })}
        act={remove}
      />
    </li>
  )
}

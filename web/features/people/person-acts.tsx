import { useState } from 'react'
import { changeRole, freeze, resetSecondFactor, unfreeze, type Person } from '#contract/people'
import { roles, type Role } from '#domain/accounts/roles'
import { ConfirmedAct, roleName } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { useMe } from '#lib/me'
import { useProof } from '#lib/proof'
import { focusPart } from '#ui/focus'
import { SelectField } from '#ui/field'
import { Heading } from '#ui/heading'

type Props = { person: Person; onBegin: () => void; onDone: (told: string) => Promise<void> }

/** What an admin can do about an account. Nobody pauses themselves or forgets their own second factor. */
export function PersonActs({ person, onBegin, onDone }: Props) {
  const me = useMe()
  const { guard } = useProof()
  const { accountId, username: name, state, secondFactor } = person
  const isMe = accountId === me.accountId
  const target = { params: { accountId } }
  return (
    <section aria-labelledby="acts" className="grid gap-5">
      <Heading id="acts" size="small" face="sans">
        {m.person_acts()}
      </Heading>
      <ChangeRole person={person} onBegin={onBegin} onDone={onDone} />
      {isMe ? <p className="text-muted">{m.person_is_you()}</p> : null}
      {!isMe && secondFactor ? (
        <ConfirmedAct
          onAsk={onBegin}
          label={m.person_reset()}
          text={m.person_reset_text({ name })}
          doLabel={m.person_reset_do()}
          act={() => guard(() => callApi(resetSecondFactor, target)).then(() => onDone(m.person_reset_done({ name })))}
        />
      ) : null}
      {!isMe && state === 'active' ? (
        <ConfirmedAct
          onAsk={onBegin}
          label={m.person_freeze()}
          text={m.person_freeze_text({ name })}
          doLabel={m.person_freeze_do()}
          act={() => guard(() => callApi(freeze, target)).then(() => onDone(m.person_freeze_done({ name })))}
        />
      ) : null}
      {!isMe && state === 'frozen' ? (
        <ConfirmedAct
          onAsk={onBegin}
          label={m.person_unfreeze()}
          text={m.person_unfreeze_text({ name })}
          doLabel={m.person_unfreeze_do()}
          variant="secondary"
          act={() => guard(() => callApi(unfreeze, target)).then(() => onDone(m.person_unfreeze_done({ name })))}
        />
      ) : null}
    </section>
  )
}

function ChangeRole({ person: { accountId, role, username: name }, onBegin, onDone }: Props) {
  const { guard } = useProof()
  const [chosen, setChosen] = useState<Role | ''>('')
  const [isMissing, setMissing] = useState(false)
  // None is chosen beforehand: one press too many must not make a colleague a client.
  const options = [
    { value: '', label: m.person_new_role_none() },
    ...roles.filter((one) => one !== role).map((one) => ({ value: one, label: roleName[one]() })),
  ]
  function isReady() {
    setMissing(!chosen)
    if (!chosen) focusPart('new-role')
    return chosen !== ''
  }
  async function change() {
    if (!chosen) return
    await guard(() => callApi(changeRole, { params: { accountId }, body: { role: chosen } }))
    await onDone(m.person_change_role_done({ name, role: roleName[chosen]() }))
  }
  return (
    <ConfirmedAct
      label={m.person_change_role()}
      text={m.person_change_role_text({ name })}
      doLabel={m.person_change_role_do()}
      onAsk={onBegin}
      isReady={isReady}
      act={change}
    >
      <SelectField
        id="new-role"
        name=""
        label={m.person_new_role()}
        error={isMissing ? m.person_new_role_missing() : undefined}
        value={chosen}
        onChange={(event) => {
          setChosen(event.target.value as Role | '')
          setMissing(false)
        }}
        options={options}
      />
    </ConfirmedAct>
  )
}

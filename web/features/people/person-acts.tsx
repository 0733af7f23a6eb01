import { useState } from 'react'
import { changeRole, freeze, resetSecondFactor, unfreeze, type Person } from '#contract/people'
import { roles, type Role } from '#domain/accounts/roles'
import { ConfirmAct, roleName } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { useMe } from '#lib/me'
import { useProof } from '#lib/proof'
import { useAct } from '#lib/use-act'
import { SelectField } from '#ui/field'
import { Heading } from '#ui/heading'

type Props = { person: Person; onDone: (told: string) => Promise<void> }

/** What an admin can do about an account. Nobody pauses themselves or forgets their own second factor. */
export function PersonActs({ person, onDone }: Props) {
  const me = useMe()
  const { guard } = useProof()
  const { accountId, username: name, state, secondFactor } = person
  const isMe = accountId === me.accountId
  const target = { params: { accountId } }
  const reset = useAct(() => guard(() => callApi(resetSecondFactor, target)).then(() => onDone(m.person_reset_done({ name }))))
  const pause = useAct(() => guard(() => callApi(freeze, target)).then(() => onDone(m.person_freeze_done({ name }))))
  const open = useAct(() => guard(() => callApi(unfreeze, target)).then(() => onDone(m.person_unfreeze_done({ name }))))
  return (
    <section aria-labelledby="acts" className="grid gap-5">
      <Heading id="acts" size="small" face="sans">
        {m.person_acts()}
      </Heading>
      <ChangeRole person={person} onDone={onDone} />
      {isMe ? <p className="text-muted">{m.person_is_you()}</p> : null}
      {!isMe && secondFactor ? (
        <ConfirmAct label={m.person_reset()} question={m.person_reset_text({ name })} doLabel={m.person_reset_do()} variant="danger" act={reset} />
      ) : null}
      {!isMe && state === 'active' ? (
        <ConfirmAct label={m.person_freeze()} question={m.person_freeze_text({ name })} doLabel={m.person_freeze_do()} variant="danger" act={pause} />
      ) : null}
      {!isMe && state === 'frozen' ? (
        <ConfirmAct
          label={m.person_unfreeze()}
          question={m.person_unfreeze_text({ name })}
          doLabel={m.person_unfreeze_do()}
          doVariant="secondary"
          act={open}
        />
      ) : null}
    </section>
  )
}

function ChangeRole({ person: { accountId, role, username: name }, onDone }: Props) {
  const { guard } = useProof()
  const others = roles.filter((one) => one !== role)
  const [chosen, setChosen] = useState<Role>(others[0] ?? 'client')
  const change = useAct(async () => {
    await guard(() => callApi(changeRole, { params: { accountId }, body: { role: chosen } }))
    await onDone(m.person_change_role_done({ name, role: roleName[chosen]() }))
  })
  return (
    <ConfirmAct
      label={m.person_change_role()}
      question={m.person_change_role_text({ name })}
      doLabel={m.person_change_role_do()}
      doVariant="secondary"
      act={change}
    >
      <SelectField
        id="new-role"
        name=""
        label={m.person_new_role()}
        value={chosen}
        onChange={(event) => setChosen(event.target.value as Role)}
        options={others.map((one) => ({ value: one, label: roleName[one]() }))}
      />
    </ConfirmAct>
  )
}

import { useState } from 'react'
import { invite, withdrawInvitation, type InvitationView } from '#contract/people'
import { staffRoles, type StaffRole } from '#domain/accounts/roles'
import { Refused, roleName } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { formatDateTime } from '#lib/format'
import { usePage, usePractice } from '#lib/page'
import { useProof } from '#lib/proof'
import { submitting, useAct } from '#lib/use-act'
import { Badge } from '#ui/badge'
import { SubmitButton } from '#ui/button'
import { Card } from '#ui/card'
import { SelectField } from '#ui/field'
import { Heading } from '#ui/heading'
import { InvitationLink } from './invitation-link.tsx'

type Props = { invitations: readonly InvitationView[]; onChanged: () => Promise<void> }

export function Invitations({ invitations, onChanged }: Props) {
  return (
    <section aria-labelledby="invitations" className="grid gap-5">
      <div className="grid gap-1">
        <Heading id="invitations" size="small" face="sans">
          {m.invitations_title()}
        </Heading>
        <p className="max-w-2xl text-muted">{m.invitations_lead()}</p>
      </div>
      <InviteForm onChanged={onChanged} />
      {invitations.length === 0 ? <p className="text-muted">{m.invitations_none()}</p> : null}
      <ul className="grid list-none gap-3 md:grid-cols-2">
        {invitations.map((invitation) => (
          <InvitationCard key={invitation.id} invitation={invitation} onChanged={onChanged} />
        ))}
      </ul>
    </section>
  )
}

type Made = { readonly token: string; readonly expiresAt: string; readonly role: StaffRole }

function InviteForm({ onChanged }: Pick<Props, 'onChanged'>) {
  const { guard } = useProof()
  const [role, setRole] = useState<StaffRole>('counsellor')
  const [made, setMade] = useState<Made | null>(null)
  const act = useAct(async () => {
    const { token, expiresAt } = await guard(() => callApi(invite, { body: { role } }))
    setMade({ token, expiresAt, role })
    await onChanged()
  })
  return (
    <div className="grid gap-5">
      <form onSubmit={submitting(() => void act.run())} className="grid max-w-lg gap-4">
        <Refused words={act.refused} />
        <SelectField
          id="invited-role"
          name=""
          label={m.invite_role()}
          hint={m.invite_role_hint()}
          value={role}
          onChange={(event) => setRole(event.target.value as StaffRole)}
          options={staffRoles.map((one) => ({ value: one, label: roleName[one]() }))}
        />
        <SubmitButton disabled={act.isPending} className="justify-self-start">
          {m.invite_do()}
        </SubmitButton>
      </form>
      {made ? <InvitationLink key={made.token} {...made} /> : null}
    </div>
  )
}

function InvitationCard({ invitation: { id, role, expiresAt, used }, onChanged }: { invitation: InvitationView; onChanged: () => Promise<void> }) {
  const { language } = usePage()
  const { timeZone } = usePractice()
  const act = useAct(async () => {
    await callApi(withdrawInvitation, { params: { id } })
    await onChanged()
  })
  const isOver = Temporal.Instant.compare(Temporal.Instant.from(expiresAt), Temporal.Now.instant()) <= 0
  const isOpen = !used && !isOver
  return (
    <Card as="li" className="grid content-start gap-2 p-4 sm:p-5">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-semibold">{roleName[role]()}</span>
        <Badge tone={used ? 'leaf' : isOver ? 'neutral' : 'turmeric'}>
          {used ? m.invitation_used() : isOver ? m.invitation_over() : m.invitation_open()}
        </Badge>
      </p>
      {used ? null : <p className="text-sm text-muted">{m.invitation_until({ until: formatDateTime(expiresAt, timeZone, language) })}</p>}
      <Refused words={act.refused} />
      {isOpen ? (
        <SubmitButton
          type="button"
          variant="danger"
          size="small"
          disabled={act.isPending}
          onClick={() => void act.run()}
          className="justify-self-start"
        >
          {m.invitation_withdraw()}
        </SubmitButton>
      ) : null}
    </Card>
  )
}

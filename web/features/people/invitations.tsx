import { useState } from 'react'
import { Link } from 'react-router'
import { invite, withdrawInvitation, type InvitationView } from '#contract/people'
import { staffRoles, type StaffRole } from '#domain/accounts/roles'
import { Refused, roleName, ToldNotice, useTelling } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { formatDateTime } from '#lib/format'
import { usePage, usePractice } from '#lib/page'
import { pathOf } from '#lib/paths'
import { useProof } from '#lib/proof'
import { submitting, useAct } from '#lib/use-act'
import { Badge } from '#ui/badge'
import { SubmitButton } from '#ui/button'
import { Card } from '#ui/card'
import { SelectField } from '#ui/field'
import { Heading } from '#ui/heading'
import { linkClasses } from '#ui/recipes'
import { InvitationLink } from './invitation-link.tsx'

type Props = { invitations: readonly InvitationView[]; onChanged: () => Promise<void> }

export function Invitations({ invitations, onChanged }: Props) {
  const [made, setMade] = useState<Made | null>(null)
  const { told, begin, tell } = useTelling()
  async function onWithdrawn(id: string) {
    // A dead link is not to be sent to anybody.
    if (made?.id === id) setMade(null)
    await onChanged()
    tell(m.invitation_withdrawn())
  }
  return (
    <section aria-labelledby="invitations" className="grid gap-5">
      <div className="grid gap-1">
        <Heading id="invitations" size="small" face="sans">
          {m.invitations_title()}
        </Heading>
        <p className="max-w-2xl text-muted">{m.invitations_lead()}</p>
      </div>
      <InviteForm
        onBegin={begin}
        onMade={async (one) => {
          setMade(one)
          await onChanged()
        }}
      />
      {made ? <InvitationLink key={made.id} token={made.token} expiresAt={made.expiresAt} role={made.role} /> : null}
      <ToldNotice told={told} />
      {invitations.length === 0 ? <p className="text-muted">{m.invitations_none()}</p> : null}
      <ul className="grid list-none gap-3 md:grid-cols-2">
        {invitations.map((invitation) => (
          <InvitationCard key={invitation.id} invitation={invitation} onBegin={begin} onWithdrawn={onWithdrawn} />
        ))}
      </ul>
    </section>
  )
}

type Made = { readonly id: string; readonly token: string; readonly expiresAt: string; readonly role: StaffRole }

function InviteForm({ onBegin, onMade }: { onBegin: () => void; onMade: (made: Made) => Promise<void> }) {
  const { guard } = useProof()
  const [role, setRole] = useState<StaffRole>('counsellor')
  const act = useAct(async () => {
    onBegin()
    const { id, token, expiresAt } = await guard(() => callApi(invite, { body: { role } }))
    await onMade({ id, token, expiresAt, role })
  })
  return (
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
      <SubmitButton isPending={act.isPending} className="justify-self-start">
        {m.invite_do()}
      </SubmitButton>
    </form>
  )
}

type CardProps = { invitation: InvitationView; onBegin: () => void; onWithdrawn: (id: string) => Promise<void> }

function InvitationCard({ invitation: { id, role, madeAt, madeBy, expiresAt, used }, onBegin, onWithdrawn }: CardProps) {
  const { language } = usePage()
  const { timeZone } = usePractice()
  const act = useAct(async () => {
    onBegin()
    await callApi(withdrawInvitation, { params: { id } })
    await onWithdrawn(id)
  })
  const isOver = Temporal.Instant.compare(Temporal.Instant.from(expiresAt), Temporal.Now.instant()) <= 0
  const made = formatDateTime(madeAt, timeZone, language)
  const isOpen = !used && !isOver
  return (
    <Card as="li" className="grid content-start gap-2 p-4 sm:p-5">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-semibold">{roleName[role]()}</span>
        <Badge tone={used ? 'leaf' : isOver ? 'neutral' : 'turmeric'}>
          {used ? m.invitation_used() : isOver ? m.invitation_over() : m.invitation_open()}
        </Badge>
      </p>
      <p className="text-sm text-muted">{madeBy ? m.invitation_made_by({ at: made, name: madeBy }) : m.invitation_made({ at: made })}</p>
      {used ? (
        <p className="text-sm text-muted">
          {m.invitation_used_on({ at: formatDateTime(used.at, timeZone, language) })}
          {used.accountId && used.username ? (
            <>
              {` ${m.invitation_used_by()} `}
              <Link to={pathOf('person', language, { accountId: used.accountId })} className={`${linkClasses} wrap-anywhere`}>
                {used.username}
              </Link>
            </>
          ) : null}
        </p>
      ) : (
        <p className="text-sm text-muted">{m.invitation_until({ until: formatDateTime(expiresAt, timeZone, language) })}</p>
      )}
      <Refused words={act.refused} />
      {isOpen ? (
        <SubmitButton
          type="button"
          variant="danger"
          size="small"
          isPending={act.isPending}
          onClick={() => void act.run()}
          className="justify-self-start"
        >
          {m.invitation_withdraw()}
        </SubmitButton>
      ) : null}
    </Card>
  )
}

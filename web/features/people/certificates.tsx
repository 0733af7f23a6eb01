import { revokeCertificate, type CertificateView } from '#contract/keys'
import type { Role } from '#domain/accounts/roles'
import { ConfirmedAct, roleName } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { formatDate } from '#lib/format'
import { usePage, usePractice } from '#lib/page'
import { useProof } from '#lib/proof'
import { Badge } from '#ui/badge'
import { Card } from '#ui/card'
import { Facts } from '#ui/facts'
import { Heading } from '#ui/heading'
import { dayOf, lastDayOf } from './person-badges.tsx'
import type { CertificateState } from './vouching.ts'

type Judged = CertificateView & { readonly state: CertificateState }
type Props = { certificates: readonly Judged[]; onBegin: () => void; onRevoked: () => Promise<void> }

export function Certificates({ certificates, onBegin, onRevoked }: Props) {
  return (
    <section aria-labelledby="certificates" className="grid gap-4">
      <div className="grid gap-1">
        <Heading id="certificates" size="small" face="sans">
          {m.certificates_title()}
        </Heading>
        <p className="text-muted">{m.certificates_lead()}</p>
      </div>
      {certificates.length === 0 ? <p>{m.certificates_none()}</p> : null}
      <ul className="grid list-none gap-3">
        {certificates.map((certificate) => (
          <CertificateCard key={certificate.id} certificate={certificate} onBegin={onBegin} onRevoked={onRevoked} />
        ))}
      </ul>
    </section>
  )
}

const stateWords: Partial<Record<CertificateState, () => string>> = {
  holds: m.certificate_holds,
  revoked: m.certificate_revoked,
  'certificate-expired': m.certificate_expired,
  'certificate-for-another': m.certificate_other_key,
  'certificate-lacks-role': m.certificate_other_role,
}

function CertificateCard({ certificate, onBegin, onRevoked }: { certificate: Judged } & Omit<Props, 'certificates'>) {
  const { language } = usePage()
  const { timeZone } = usePractice()
  const { guard } = useProof()
  const { id, signed, issuedAt, state, fingerprintCompared } = certificate
  const { name, licence, roles, validUntil } = signed.certificate
  const lastDay = lastDayOf(Temporal.Instant.fromEpochMilliseconds(validUntil * 1000).toString(), timeZone)
  async function revoke() {
    await guard(() => callApi(revokeCertificate, { params: { id } }))
    await onRevoked()
  }
  return (
    <Card as="li" className="grid gap-4">
      <p className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-semibold wrap-anywhere">{name}</span>
        <span className="flex flex-wrap gap-2">
          <Badge tone={state === 'holds' ? 'leaf' : state in stateWords ? 'neutral' : 'alarm'}>
            {(stateWords[state] ?? m.certificate_unsound)()}
          </Badge>
          <Badge>{fingerprintCompared ? m.certificate_compared() : m.certificate_not_compared()}</Badge>
        </span>
      </p>
      <Facts
        facts={[
          { term: m.certify_licence(), value: licence },
          { term: m.person_role(), value: roles.map((role) => roleName[role as Role]?.() ?? role).join(', ') },
          { term: m.certificate_issued(), value: formatDate(dayOf(issuedAt, timeZone), language) },
          { term: m.certificate_until(), value: formatDate(lastDay, language) },
        ]}
      />
      {state === 'holds' ? (
        <ConfirmedAct
          onAsk={onBegin}
          label={m.certificate_revoke()}
          text={m.certificate_revoke_text({ name })}
          doLabel={m.certificate_revoke_do()}
          act={revoke}
        />
      ) : null}
    </Card>
  )
}

import { Link } from 'react-router'
import { getPersonKeys } from '#contract/keys'
import { Setting } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { buttonClasses } from '#ui/button'
import { Notice } from '#ui/notice'

/** Whether the practice vouches for this admin now; null where it could not be asked. */
export async function findProofReading(accountId: string): Promise<boolean | null> {
  const nowSeconds = Temporal.Now.instant().epochMilliseconds / 1000
  return callApi(getPersonKeys, { params: { accountId } }).then(
    ({ certificates }) => certificates.some(({ signed, revokedAt }) => revokedAt === null && signed.certificate.validUntil > nowSeconds),
    () => null,
  )
}

/** Proofs are sealed to those for whom the practice vouches: an admin who forgot themselves would never get one. */
export function ProofReading({ canRead }: { canRead: boolean | null }) {
  const { language } = usePage()
  const { accountId } = useMe()
  if (canRead === null) return null
  return (
    <Setting id="proofs" title={m.money_proof_title()} lead={m.money_proof_lead()}>
      {canRead ? (
        <p className="font-medium">{m.money_proof_read()}</p>
      ) : (
        <Notice
          tone="attention"
          title={m.money_proof_unread()}
          action={
            <Link to={pathOf('person', language, { accountId })} className={buttonClasses({ size: 'small' })}>
              {m.money_proof_vouch()}
            </Link>
          }
        >
          {m.money_proof_unread_why()}
        </Notice>
      )}
    </Setting>
  )
}

import { useState } from 'react'
import { Link } from 'react-router'
import type { Invoice } from '#contract/payments'
import { m } from '#messages'
import { formatIdr, formatMoment } from '#lib/format'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { buttonClasses, SubmitButton } from '#ui/button'
import { Facts } from '#ui/facts'
import { Proof } from './say-paid.tsx'
import type { StandingNow } from './use-standing.ts'

/** The practice looks at its account; nobody has to wait in front of the page. */
export function Checking({ invoice, standing, isLate }: { invoice: Invoice; standing: StandingNow; isLate: boolean }) {
  const { language } = usePage()
  const { timeZone } = useMe()
  const [isProving, setProving] = useState(false)
  const { appointment, refresh } = standing
  const tell = (at: string) => formatMoment(at, timeZone, language, Temporal.Now.instant())
  return (
    <div className="grid gap-6">
      <p>{isLate ? m.paying_checking_late() : m.paying_checking_text()}</p>
      <Facts
        facts={[
          { term: m.paying_amount(), value: formatIdr(invoice.qris?.amountIdr ?? invoice.transfer?.amountIdr ?? invoice.dueIdr) },
          ...(invoice.saidPaidAt === null ? [] : [{ term: m.paying_said_at(), value: tell(invoice.saidPaidAt) }]),
          ...(isLate || appointment.heldUntil === null ? [] : [{ term: m.paying_kept_to(), value: tell(appointment.heldUntil) }]),
          { term: m.paying_number(), value: invoice.number },
        ]}
      />
      {isProving || invoice.hasProof ? (
        <Proof invoice={invoice} onSent={refresh} />
      ) : (
        <div className="grid gap-2">
          <SubmitButton type="button" variant="secondary" onClick={() => setProving(true)}>
            {m.paying_proof_begin()}
          </SubmitButton>
          <p className="text-sm text-muted">{m.paying_proof_begin_hint()}</p>
        </div>
      )}
      <Link to={pathOf('appointments', language)} className={buttonClasses({ variant: 'primary', size: 'large', wide: true })}>
        {m.meetings_to_all()}
      </Link>
      <p className="text-center text-sm text-muted">{m.paying_may_close()}</p>
    </div>
  )
}

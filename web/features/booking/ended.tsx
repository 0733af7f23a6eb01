import { Link } from 'react-router'
import type { Invoice } from '#contract/payments'
import type { Appointment } from '#contract/scheduling'
import { m } from '#messages'
import { formatIdr } from '#lib/format'
import { usePage } from '#lib/page'
import { pathOf, timesPath } from '#lib/paths'
import { buttonClasses, ButtonLink } from '#ui/button'
import { Notice } from '#ui/notice'
import type { Stage } from './booking-flow.ts'
import { CalendarLink, DocumentLink } from './file-links.tsx'

/** Nothing is to be paid here any more: what came of it, and the ways on. */
export function Ended({ stage, appointment, invoice }: { stage: Stage; appointment: Appointment; invoice: Invoice | null }) {
  const { language } = usePage()
  const isConfirmed = stage === 'confirmed'
  return (
    <div className="grid gap-6">
      {isConfirmed ? <Notice tone="success">{m.paying_confirmed_text()}</Notice> : null}
      {stage === 'owed' && invoice ? <p>{m.paying_owed_text({ amount: formatIdr(invoice.owedBackIdr) })}</p> : null}
      <div className="flex flex-wrap gap-2">
        <Link to={pathOf('appointment', language, { appointment: appointment.id })} className={buttonClasses({ variant: 'primary' })}>
          {m.meeting_open()}
        </Link>
        {isConfirmed ? <CalendarLink appointment={appointment.id} /> : null}
        {invoice ? <DocumentLink invoice={invoice} /> : null}
        {!isConfirmed && appointment.counsellor.slug !== null ? (
          <ButtonLink href={timesPath(language, appointment.counsellor.slug, { service: appointment.service.id })}>{m.book_other_time()}</ButtonLink>
        ) : null}
      </div>
    </div>
  )
}

import { useState } from 'react'
import { Link } from 'react-router'
import type { Invoice } from '#contract/payments'
import type { Appointment } from '#contract/scheduling'
import { Told } from '#features/accounts'
import { m } from '#messages'
import { formatDateTime, formatIdr } from '#lib/format'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf, timesPath } from '#lib/paths'
import { practiceClock } from '#lib/practice-clock'
import { Badge } from '#ui/badge'
import { buttonClasses, ButtonLink } from '#ui/button'
import type { Fact } from '#ui/facts'
import { Heading } from '#ui/heading'
import { Notice } from '#ui/notice'
import { AppointmentActs } from './appointment-acts.tsx'
import { BookedFacts } from './booked-facts.tsx'
import { isAwaited, stageOf, type Stage } from './booking-flow.ts'
import { EarlierTimes } from './earlier-times.tsx'
import { CalendarLink, DocumentLink } from './file-links.tsx'
import { shortName } from './mode-name.ts'
import { bookedOf } from './of-appointment.ts'
import { RulesNote } from './rules-note.tsx'
import { stateOf } from './state-words.ts'
import { useNow } from './use-now.ts'
import { useStanding, type Standing } from './use-standing.ts'

const mayChange = ({ appointment, invoice }: Standing) => isAwaited(stageOf(appointment, invoice, practiceClock.nowMs()))

export function AppointmentView({ first }: { first: Standing }) {
  const { language } = usePage()
  const { timeZone } = useMe()
  const standing = useStanding(first, mayChange)
  const { appointment, invoice, take, refresh, unheard } = standing
  const nowMs = useNow(appointment.heldUntil === null ? Date.parse(appointment.changeUntil) : Date.parse(appointment.heldUntil))
  const [told, setTold] = useState('')
  const stage = stageOf(appointment, invoice, nowMs)
  const isAhead = Date.parse(appointment.startsAt) > nowMs
  const moved = (next: Appointment) => {
    take({ appointment: next })
    setTold(m.meeting_moved({ time: formatDateTime(next.startsAt, timeZone, language) }))
  }
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <Heading level={1} size="title">
          {m.meeting_heading({ name: shortName(appointment.counsellor.name) })}
        </Heading>
        <Badge tone={stateOf[stage].tone}>{stateOf[stage].text()}</Badge>
      </div>
      <Told>{told}</Told>
      <div role="status" className="empty:hidden">
        {unheard ? (
          <Notice tone="attention" title={unheard.title}>
            {m.paying_unheard()}
          </Notice>
        ) : null}
      </div>
      <StageNote stage={stage} appointment={appointment} invoice={invoice} />
      {stage === 'confirmed' && isAhead ? (
        <EarlierTimes appointment={appointment} onMoved={moved} onChanged={(next) => take({ appointment: next })} />
      ) : null}
      <BookedFacts booked={bookedOf(appointment, timeZone)} more={moneyOf(invoice)} />
      <div className="flex flex-wrap gap-2 empty:hidden">
        {stage === 'confirmed' && isAhead ? <CalendarLink appointment={appointment.id} /> : null}
        {invoice && invoice.state !== 'void' ? <DocumentLink invoice={invoice} /> : null}
      </div>
      <AppointmentActs
        appointment={appointment}
        invoice={invoice}
        onMoved={moved}
        onCancelled={async (next) => {
          take({ appointment: next })
          setTold(m.meeting_cancelled_done())
          await refresh()
        }}
      />
      {stage === 'confirmed' && isAhead ? (
        <RulesNote
          changeUntilMs={Date.parse(appointment.changeUntil)}
          graceMinutes={Math.round((Date.parse(appointment.graceUntil) - Date.parse(appointment.startsAt)) / 60_000)}
          nowMs={nowMs}
        />
      ) : null}
    </>
  )
}

/** What was paid, what comes back. */
function moneyOf(invoice: Invoice | null): Fact[] {
  if (!invoice) return []
  const lines: [string, number][] = [
    [m.paying_off(), invoice.offIdr],
    [m.paying_paid(), invoice.paidIdr],
    [m.paying_refunded(), invoice.refundedIdr],
    [m.paying_owed_back(), invoice.owedBackIdr],
  ]
  return lines.filter(([, amountIdr]) => amountIdr > 0).map(([term, amountIdr]) => ({ term, value: formatIdr(amountIdr) }))
}

/** What the state means for the client, and the way on from it. */
function StageNote({ stage, appointment, invoice }: { stage: Stage; appointment: Appointment; invoice: Invoice | null }) {
  const { language } = usePage()
  const { cancelled, counsellor } = appointment
  const toPay = (label: string) => (
    <Link to={pathOf('pay', language, { appointment: appointment.id })} className={buttonClasses({ variant: 'primary' })}>
      {label}
    </Link>
  )
  const again = counsellor.slug ? (
    <ButtonLink href={timesPath(language, counsellor.slug, { service: appointment.service.id })}>{m.book_other_time()}</ButtonLink>
  ) : null
  if (stage === 'confirmed') return null
  if (stage === 'choosing' || stage === 'paying')
    return (
      <Notice tone="attention" title={m.meeting_held_title()} action={toPay(m.meeting_go_on_paying())}>
        {m.meeting_held_text()}
      </Notice>
    )
  if (stage === 'not-found')
    return (
      <Notice tone="attention" title={m.paying_not_found()} action={toPay(m.meeting_go_on_paying())}>
        {m.paying_not_found_text()}
      </Notice>
    )
  if (stage === 'checking' || stage === 'checking-late')
    return (
      <Notice title={m.paying_checking()} action={toPay(m.meeting_see_payment())}>
        {stage === 'checking' ? m.paying_checking_text() : m.paying_checking_late()}
      </Notice>
    )
  if (stage === 'run-out')
    return (
      <Notice title={m.paying_run_out()} action={toPay(m.meeting_take_again())}>
        {m.meeting_run_out_text()}
      </Notice>
    )
  if (stage === 'owed')
    return (
      <Notice title={m.paying_owed()} action={again}>
        {m.paying_owed_text({ amount: formatIdr(invoice?.owedBackIdr ?? 0) })}
      </Notice>
    )
  if (stage === 'missed')
    return (
      <Notice title={m.meeting_missed_title()} action={again}>
        {m.meeting_missed_text()}
      </Notice>
    )
  return (
    <Notice title={cancelled ? cancelledBy[cancelled.by]() : m.meeting_cancelled()} action={again}>
      {cancelledText(appointment, invoice)}
    </Notice>
  )
}

const cancelledBy = { client: m.meeting_cancelled_own, counsellor: m.meeting_cancelled_counsellor, practice: m.meeting_cancelled_practice }

function cancelledText({ cancelled }: Appointment, invoice: Invoice | null): string {
  if (!invoice || invoice.paidIdr === 0) return m.meeting_cancelled_unpaid()
  if (invoice.owedBackIdr > 0) return m.meeting_cancelled_owed({ amount: formatIdr(invoice.owedBackIdr) })
  if (invoice.refundedIdr > 0) return m.meeting_cancelled_refunded({ amount: formatIdr(invoice.refundedIdr) })
  return cancelled?.late ? m.meeting_cancelled_late() : m.meeting_cancelled_paid()
}

import { useState } from 'react'
import { resendReminder, type listReminders } from '#contract/calendars'
import type { ReplyOf } from '#contract/endpoint'
import { m } from '#messages'
import { Refused, Told } from '#features/accounts'
import { callApi } from '#lib/api'
import { formatMoment } from '#lib/format'
import { usePage, usePractice } from '#lib/page'
import { useAct } from '#lib/use-act'
import { Badge, type BadgeTone } from '#ui/badge'
import { SubmitButton } from '#ui/button'

type Reminder = ReplyOf<typeof listReminders>['reminders'][number]

const occasionName = {
  confirmed: m.reminders_occasion_confirmed,
  moved: m.reminders_occasion_moved,
  cancelled: m.reminders_occasion_cancelled,
  'day-before': m.reminders_occasion_day_before,
  'hour-before': m.reminders_occasion_hour_before,
  'earlier-time': m.reminders_occasion_earlier_time,
  'payment-not-found': m.reminders_occasion_payment_not_found,
  'paid-back': m.reminders_occasion_paid_back,
} as const satisfies Record<Reminder['occasion'], () => string>

const wayName = { push: m.reminders_push, email: m.reminders_email } as const

type Outcome = NonNullable<Reminder['outcome']>

const whyOf: Partial<Record<Outcome, () => string>> = {
  'no-way': m.reminders_why_no_way,
  gone: m.reminders_why_gone,
  refused: m.reminders_why_refused,
  busy: m.reminders_why_busy,
  silent: m.reminders_why_silent,
  'not-allowed': m.reminders_why_not_allowed,
  'given-up': m.reminders_why_given_up,
}

function stateOf(outcome: Reminder['outcome']): { tone: BadgeTone; text: string; why: string | null } {
  if (outcome === 'sent') return { tone: 'leaf', text: m.reminders_state_sent(), why: null }
  if (outcome === null) return { tone: 'neutral', text: m.reminders_state_waiting(), why: m.reminders_why_waiting() }
  const why = whyOf[outcome]?.() ?? null
  return outcome === 'no-way' ? { tone: 'turmeric', text: m.reminders_state_no_way(), why } : { tone: 'alarm', text: m.reminders_state_failed(), why }
}

/** To whom, on what occasion, and how it went. */
export function ReminderRow({ one: { id, at, person, occasion, channel, outcome }, onResent }: { one: Reminder; onResent: () => Promise<void> }) {
  const { language } = usePage()
  const { timeZone } = usePractice()
  const [told, setTold] = useState<string | null>(null)
  const resending = useAct(async () => {
    setTold(null)
    await callApi(resendReminder, { params: { reminder: id } })
    await onResent()
    setTold(m.reminders_resent())
  })
  const { tone, text, why } = stateOf(outcome)
  const name = person === '' ? m.reminders_unknown() : person
  const by = channel ? `, ${wayName[channel]()}` : ''
  return (
    <li className="grid content-start gap-2 rounded-xl border border-line bg-surface p-4 sm:p-5">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <h3 className="font-semibold">{occasionName[occasion]()}</h3>
        <Badge tone={tone}>{text}</Badge>
      </div>
      <p className="wrap-anywhere">
        {name}
        <span className="text-muted">{by}</span>
      </p>
      <p className="text-sm text-muted first-letter:uppercase">{formatMoment(at, timeZone, language, Temporal.Now.instant())}</p>
      {why ? <p className="text-sm">{why}</p> : null}
      <Refused words={resending.refused} />
      <Told>{told}</Told>
      <SubmitButton
        type="button"
        variant="secondary"
        size="small"
        isPending={resending.isPending}
        aria-label={`${m.reminders_resend()}: ${occasionName[occasion]()}, ${name}`}
        onClick={() => void resending.run()}
        className="justify-self-start"
      >
        {m.reminders_resend()}
      </SubmitButton>
    </li>
  )
}

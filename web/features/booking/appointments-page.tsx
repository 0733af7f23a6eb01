import { useState } from 'react'
import { useRevalidator } from 'react-router'
import { listInvoices, type Invoice } from '#contract/payments'
import { listAppointments, type Appointment } from '#contract/scheduling'
import { NotLoaded, PageHead, Refused, wordsOfReading } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { formatIdr } from '#lib/format'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { practiceClock } from '#lib/practice-clock'
import { useAct } from '#lib/use-act'
import { ButtonLink, SubmitButton } from '#ui/button'
import { Container } from '#ui/container'
import { EmptyState } from '#ui/empty-state'
import { Heading } from '#ui/heading'
import { Notice } from '#ui/notice'
import { AppointmentCard } from './appointment-card.tsx'
import { ForClients } from './for-clients.tsx'
import { ownOf, type Listed } from './own-appointments.ts'
import { useLast } from './use-last.ts'
import type { Route } from './+types/appointments-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.meetings_title() }, { name: 'robots', content: 'noindex' }]

const load = async () => {
  const [{ appointments }, { invoices }] = await Promise.all([callApi(listAppointments, { query: {} }), callApi(listInvoices)])
  return { appointments, invoices }
}

export const clientLoader = () =>
  load().then(
    (found) => ({ found, refused: null }),
    (error: unknown) => ({ found: null, refused: wordsOfReading(error) }),
  )

/** A client's appointments: the next one large, the others, and on asking those that are over. */
export default function AppointmentsPage({ loaderData: { found, refused } }: Route.ComponentProps) {
  const { role } = useMe()
  const { revalidate } = useRevalidator()
  const shown = useLast(found)
  const isClient = role === 'client'
  return (
    <Container width="reading" className="grid gap-8 py-8 sm:py-12">
      <PageHead title={m.meetings_title()} lead={isClient ? m.meetings_lead() : null} />
      {isClient ? null : <ForClients />}
      {isClient && refused ? <NotLoaded words={refused} onRetry={revalidate} /> : null}
      {isClient && shown ? <OwnAppointments {...shown} /> : null}
    </Container>
  )
}

function OwnAppointments({ appointments, invoices }: { appointments: readonly Appointment[]; invoices: readonly Invoice[] }) {
  const { language } = usePage()
  const [earlier, setEarlier] = useState<readonly Appointment[] | null>(null)
  const all = [...new Map([...(earlier ?? []), ...appointments].map((one) => [one.id, one])).values()]
  const { next, coming, over, owedBackIdr } = ownOf(all, invoices, practiceClock.nowMs())
  const find = (
    <ButtonLink href={pathOf('counsellors', language)} variant={next ? 'secondary' : 'primary'}>
      {m.meetings_find()}
    </ButtonLink>
  )
  return (
    <>
      {owedBackIdr > 0 ? <Notice title={m.meetings_owed({ amount: formatIdr(owedBackIdr) })}>{m.meetings_owed_text()}</Notice> : null}
      {next ? (
        <section className="grid gap-3">
          <Heading size="small">{m.meetings_next()}</Heading>
          <AppointmentCard listed={next} isNext />
        </section>
      ) : (
        <EmptyState title={m.meetings_empty()} action={find}>
          {m.meetings_empty_text()}
        </EmptyState>
      )}
      {coming.length > 0 ? <Cards title={m.meetings_coming()} list={coming} /> : null}
      {over.length > 0 ? <Cards title={m.meetings_over()} list={over} /> : null}
      <Earlier isShown={earlier !== null} isNone={over.length === 0} onFound={setEarlier} />
      {next ? <div>{find}</div> : null}
    </>
  )
}

const Cards = ({ title, list }: { title: string; list: readonly Listed[] }) => (
  <section className="grid gap-3">
    <Heading size="small">{title}</Heading>
    <ul className="grid list-none gap-3">
      {list.map((listed) => (
        <AppointmentCard key={listed.appointment.id} listed={listed} />
      ))}
    </ul>
  </section>
)

const aYear = Temporal.Duration.from({ hours: 24 * 366 })

/** What is longer ago comes on asking. */
function Earlier({ isShown, isNone, onFound }: { isShown: boolean; isNone: boolean; onFound: (found: readonly Appointment[]) => void }) {
  const looking = useAct(async () => {
    const now = Temporal.Instant.fromEpochMilliseconds(practiceClock.nowMs())
    const { appointments } = await callApi(listAppointments, { query: { from: now.subtract(aYear).toString(), to: now.toString() } })
    onFound(appointments)
  })
  return (
    <div className="grid gap-2">
      <Refused words={looking.refused} />
      {isShown ? null : (
        <SubmitButton type="button" variant="quiet" className="justify-self-start" isPending={looking.isPending} onClick={() => void looking.run()}>
          {m.meetings_show_over()}
        </SubmitButton>
      )}
      <p role="status" className="text-sm text-muted empty:hidden">
        {isShown && isNone ? m.meetings_over_none() : ''}
      </p>
    </div>
  )
}

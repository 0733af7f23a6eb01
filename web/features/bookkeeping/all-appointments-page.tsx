import { useRevalidator } from 'react-router'
import { getPractice } from '#contract/practice'
import { listAllAppointments } from '#contract/scheduling'
import { NotLoaded } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { wordsOf } from '#lib/words-of'
import { AppointmentList } from './appointment-list.tsx'
import { AppointmentsFilter } from './appointments-filter.tsx'
import { DeskPage } from './desk-page.tsx'
import { findCounsellors } from './find-counsellors.ts'
import { appointmentsQuestion, instantsOf } from './stretch.ts'
import type { Route } from './+types/all-appointments-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.money_appointments() }, { name: 'robots', content: 'noindex' }]

async function find(search: URLSearchParams) {
  const { timeZone } = await callApi(getPractice)
  const question = appointmentsQuestion(search, Temporal.Now.plainDateISO(timeZone).toString())
  const { counsellor, state, after } = question
  const query = { ...instantsOf(question, timeZone), ...(counsellor && { counsellor }), ...(state && { state }), ...(after && { after }) }
  const [list, counsellors] = await Promise.all([callApi(listAllAppointments, { query }), findCounsellors()])
  return { question, list, counsellors }
}

export const clientLoader = ({ request }: Route.ClientLoaderArgs) =>
  find(new URL(request.url).searchParams).then(
    (found) => ({ found, refused: null }),
    (error: unknown) => ({ found: null, refused: wordsOf(error) }),
  )

/** That somebody meets somebody, when, and how it stands; what about, the practice does not know. */
export default function AllAppointmentsPage({ loaderData: { found, refused } }: Route.ComponentProps) {
  const { revalidate } = useRevalidator()
  return (
    <DeskPage title={m.money_appointments()} lead={m.money_appointments_lead()}>
      {found ? (
        <>
          <AppointmentsFilter question={found.question} counsellors={found.counsellors} />
          <AppointmentList question={found.question} appointments={found.list.appointments} after={found.list.after} />
        </>
      ) : refused ? (
        <NotLoaded words={refused} onRetry={revalidate} />
      ) : null}
    </DeskPage>
  )
}

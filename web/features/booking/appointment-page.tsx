import { Link, useRevalidator } from 'react-router'
import { NotLoaded, PageHead, wordsOfReading } from '#features/accounts'
import { m } from '#messages'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { Container } from '#ui/container'
import { linkClasses } from '#ui/recipes'
import { AppointmentView } from './appointment-view.tsx'
import { ForClients } from './for-clients.tsx'
import { loadStanding } from './use-standing.ts'
import { useLast } from './use-last.ts'
import type { Route } from './+types/appointment-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.meeting_title() }, { name: 'robots', content: 'noindex' }]

export const clientLoader = ({ params }: Route.ClientLoaderArgs) =>
  loadStanding(params.appointment).then(
    (found) => ({ found, refused: null }),
    (error: unknown) => ({ found: null, refused: wordsOfReading(error) }),
  )

/** One appointment: when, how it stands, and what can be done about it. */
export default function AppointmentPage({ loaderData: { found, refused } }: Route.ComponentProps) {
  const { role } = useMe()
  const { language } = usePage()
  const { revalidate } = useRevalidator()
  const shown = useLast(found)
  return (
    <Container width="reading" className="grid gap-6 py-8 sm:py-12">
      <p>
        <Link to={pathOf('appointments', language)} className={linkClasses}>
          {m.meetings_to_all()}
        </Link>
      </p>
      {role === 'client' && shown ? (
        <AppointmentView key={shown.appointment.id} first={shown} />
      ) : (
        <>
          <PageHead title={m.meeting_title()} />
          {role === 'client' && refused ? <NotLoaded words={refused} onRetry={revalidate} /> : <ForClients />}
        </>
      )}
    </Container>
  )
}

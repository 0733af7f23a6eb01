import { CalendarClock, Tag } from 'lucide-react'
import { Link } from 'react-router'
import { listEpisodes, type Episode } from '#contract/episodes'
import { getBookingRules, getWorkingHours } from '#contract/scheduling'
import { PageHead } from '#features/accounts'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { buttonClasses } from '#ui/button'
import { Container } from '#ui/container'
import { EmptyState } from '#ui/empty-state'
import { Notice } from '#ui/notice'
import { AgendaCalendar } from './agenda-calendar.tsx'
import { hasHours } from './hours-draft.ts'
import type { Route } from './+types/agenda-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.agenda_title() }, { name: 'robots', content: 'noindex' }]

export async function clientLoader() {
  const [{ hours }, { closedDays }, { episodes }] = await Promise.all([
    callApi(getWorkingHours),
    callApi(getBookingRules),
    // Without them there are only no ways to the conversations.
    callApi(listEpisodes).catch(() => ({ episodes: [] as Episode[] })),
  ])
  return { hours, closedDays, episodes }
}

/** A counsellor’s days: who comes when, and what can be done about it. */
export default function AgendaPage({ loaderData: { hours, closedDays, episodes } }: Route.ComponentProps) {
  const { language } = usePage()
  const isNew = hours === null || !hasHours(hours)
  return (
    <Container className="grid gap-6 py-8 sm:py-12">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <PageHead title={m.agenda_title()} />
        {isNew ? null : (
          <div className="flex flex-wrap gap-2">
            <Link to={pathOf('hours', language)} className={buttonClasses({ size: 'small' })}>
              <CalendarClock aria-hidden="true" />
              {m.hours_title()}
            </Link>
            <Link to={pathOf('ownServices', language)} className={buttonClasses({ size: 'small' })}>
              <Tag aria-hidden="true" />
              {m.services_own_title()}
            </Link>
          </div>
        )}
      </div>
      {hours === null ? <FirstStep /> : null}
      {hours !== null && isNew ? (
        <Notice
          title={m.agenda_first()}
          action={
            <Link to={pathOf('hours', language)} className={buttonClasses({ size: 'small' })}>
              {m.agenda_first_hours()}
            </Link>
          }
        >
          {m.agenda_first_text()}
        </Notice>
      ) : null}
      {hours === null ? null : <AgendaCalendar hours={hours} closedDays={closedDays} episodes={episodes} />}
    </Container>
  )
}

/** Before anything was told: what will be here, and how it begins. */
function FirstStep() {
  const { language } = usePage()
  return (
    <EmptyState
      title={m.agenda_first()}
      action={
        <>
          <Link to={pathOf('hours', language)} className={buttonClasses({ variant: 'primary' })}>
            {m.agenda_first_hours()}
          </Link>
          <Link to={pathOf('ownServices', language)} className={buttonClasses()}>
            {m.agenda_first_services()}
          </Link>
        </>
      }
    >
      {m.agenda_first_text()}
    </EmptyState>
  )
}

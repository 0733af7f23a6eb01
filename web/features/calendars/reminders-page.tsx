import { Link, useRevalidator } from 'react-router'
import { listReminders } from '#contract/calendars'
import { m } from '#messages'
import { NotLoaded, PageHead } from '#features/accounts'
import { callApi } from '#lib/api'
import { usePage } from '#lib/page'
import { pathOf, remindersFields, remindersPath } from '#lib/paths'
import { wordsOf } from '#lib/words-of'
import { buttonClasses } from '#ui/button'
import { Container } from '#ui/container'
import { EmptyState } from '#ui/empty-state'
import { ReminderRow } from './reminder-row.tsx'
import type { Route } from './+types/reminders-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.reminders_title() }, { name: 'robots', content: 'noindex' }]

export async function clientLoader({ request }: Route.ClientLoaderArgs) {
  const after = new URL(request.url).searchParams.get(remindersFields.after) ?? undefined
  return callApi(listReminders, { query: { ...(after && { after }) } }).then(
    (list) => ({ list, refused: null, isFirst: after === undefined }),
    (error: unknown) => ({ list: null, refused: wordsOf(error), isFirst: after === undefined }),
  )
}

/** The job log of what people were told of appointments. */
export default function RemindersPage({ loaderData: { list, refused, isFirst } }: Route.ComponentProps) {
  const { revalidate } = useRevalidator()
  return (
    <Container className="grid gap-6 py-8 sm:py-12">
      <PageHead title={m.reminders_title()} lead={m.reminders_lead()} />
      {refused ? <NotLoaded words={refused} onRetry={revalidate} /> : null}
      {list && list.reminders.length === 0 && isFirst ? <EmptyState title={m.reminders_none()}>{m.reminders_none_text()}</EmptyState> : null}
      {list && list.reminders.length > 0 ? (
        <section aria-labelledby="list" className="grid gap-3">
          <h2 id="list" className="text-lg font-semibold">
            {m.reminders_list()}
          </h2>
          <ul className="grid list-none gap-3 lg:grid-cols-2">
            {list.reminders.map((one) => (
              <ReminderRow key={one.id} one={one} onResent={revalidate} />
            ))}
          </ul>
        </section>
      ) : null}
      {list ? <Pages after={list.after} isFirst={isFirst} /> : null}
    </Container>
  )
}

function Pages({ after, isFirst }: { after: string | null; isFirst: boolean }) {
  const { language } = usePage()
  if (isFirst && after === null) return null
  return (
    <nav aria-label={m.reminders_pages()} className="flex flex-wrap justify-between gap-3">
      {isFirst ? null : (
        <Link to={pathOf('reminders', language)} className={buttonClasses()}>
          {m.reminders_first_page()}
        </Link>
      )}
      {after === null ? null : (
        <Link to={remindersPath(language, after)} className={`${buttonClasses()} ms-auto`}>
          {m.reminders_next_page()}
        </Link>
      )}
    </nav>
  )
}

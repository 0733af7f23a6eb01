import { useRevalidator } from 'react-router'
import { getCalendarLinks } from '#contract/calendars'
import { m } from '#messages'
import { NotLoaded, PageHead } from '#features/accounts'
import { callApi } from '#lib/api'
import { useMe } from '#lib/me'
import { wordsOf } from '#lib/words-of'
import { Container } from '#ui/container'
import { FeedSetting } from './feed-setting.tsx'
import { ImportsSetting } from './imports-setting.tsx'
import type { Route } from './+types/calendars-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.calendars_title() }, { name: 'robots', content: 'noindex' }]

export const clientLoader = () =>
  callApi(getCalendarLinks).then(
    (links) => ({ links, refused: null }),
    (error: unknown) => ({ links: null, refused: wordsOf(error) }),
  )

/** Appointments in calendars of elsewhere; of counsellors, the busy times of those calendars here. */
export default function CalendarsPage({ loaderData: { links, refused } }: Route.ComponentProps) {
  const { revalidate } = useRevalidator()
  const isCounsellor = useMe().role === 'counsellor'
  return (
    <Container width="reading" className="grid gap-6 py-8 sm:py-12">
      <PageHead title={m.calendars_title()} lead={isCounsellor ? m.calendars_lead() : m.calendars_lead_client()} />
      {refused ? <NotLoaded words={refused} onRetry={revalidate} /> : null}
      {links ? <FeedSetting links={links} onChanged={revalidate} /> : null}
      {links && isCounsellor ? <ImportsSetting first={links.imports} /> : null}
    </Container>
  )
}

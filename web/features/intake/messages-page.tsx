import { usePracticeSocket } from '#features/spaces'
import { NotLoaded, PageHead } from '#features/accounts'
import { m } from '#messages'
import { useMe } from '#lib/me'
import { useKeys } from '#lib/use-keys'
import { Container } from '#ui/container'
import { EmptyState } from '#ui/empty-state'
import { Notice } from '#ui/notice'
import { CounsellorInbox } from './counsellor-inbox.tsx'
import { DutySetting } from './duty-setting.tsx'
import { summariesOf } from './episode-order.ts'
import { OwnEpisodes } from './own-episodes.tsx'
import { loadEpisodes, useEpisodes } from './use-episodes.ts'
import type { Route } from './+types/messages-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.messages_title() }, { name: 'robots', content: 'noindex' }]

export const clientLoader = loadEpisodes

/** A client's own questions and conversations; a counsellor's inbox. */
export default function MessagesPage({ loaderData }: Route.ComponentProps) {
  const { role } = useMe()
  return (
    <Container width="reading" className="grid gap-8 py-8 sm:py-12">
      <PageHead title={m.messages_title()} lead={leads[role]?.()} />
      {role === 'counsellor' ? <DutySetting /> : null}
      {role === 'client' || role === 'counsellor' ? <Episodes loaded={loaderData} isClient={role === 'client'} /> : null}
      {role === 'supervisor' ? <EmptyState title={m.messages_other_empty()}>{m.messages_other_empty_supervisor()}</EmptyState> : null}
      {role === 'admin' ? <EmptyState title={m.messages_other_empty()}>{m.messages_other_empty_admin()}</EmptyState> : null}
    </Container>
  )
}

const leads: Partial<Record<string, () => string>> = { client: m.messages_lead, counsellor: m.inbox_lead }

function Episodes({ loaded, isClient }: { loaded: Route.ComponentProps['loaderData']; isClient: boolean }) {
  const { episodes, refused, retry } = useEpisodes(loaded)
  const { connection, spaces } = usePracticeSocket(useKeys())
  const summaries = summariesOf(spaces)
  // What stands there may be old; it is no failure while there is no connection.
  const isOld = connection === 'offline' && (episodes !== null || !refused)
  return (
    <>
      {refused && !isOld ? <NotLoaded words={refused} onRetry={retry} /> : null}
      <div role="status" className="empty:hidden">
        {isOld ? <Notice title={m.messages_not_now()}>{m.messages_offline()}</Notice> : null}
      </div>
      {episodes && isClient ? <OwnEpisodes episodes={episodes} summaries={summaries} /> : null}
      {episodes && !isClient ? <CounsellorInbox episodes={episodes} summaries={summaries} /> : null}
    </>
  )
}

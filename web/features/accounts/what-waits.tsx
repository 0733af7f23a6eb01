import { Link } from 'react-router'
import type { Episode } from '#contract/episodes'
import { usePracticeSocket } from '#features/spaces'
import { m } from '#messages'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf, writePath } from '#lib/paths'
import { useKeys } from '#lib/use-keys'
import { ButtonLink, buttonClasses } from '#ui/button'
import { Card } from '#ui/card'
import { Heading } from '#ui/heading'

/** For clients and counsellors: what has come since, and the way there; for a client who never wrote, the first step. */
export function WhatWaits({ episodes }: { episodes: readonly Episode[] | null }) {
  const { role } = useMe()
  if (role === 'client' && !episodes?.length) return <FirstStep />
  return role === 'client' || role === 'counsellor' ? <Waiting episodes={episodes ?? []} /> : null
}

function Waiting({ episodes }: { episodes: readonly Episode[] }) {
  const { language } = usePage()
  const { role } = useMe()
  const { spaces } = usePracticeSocket(useKeys())
  const due = episodes.filter(({ state, answerDueAt }) => state === 'asked' || (state === 'active' && answerDueAt !== null)).length
  const lines = [
    ...(role === 'counsellor' && due > 0 ? [m.account_waits_answers({ count: due })] : []),
    ...(spaces?.some(({ unread }) => unread > 0) ? [m.account_waits_unread()] : []),
    ...(role === 'client' && episodes.some(({ state }) => state === 'asked') ? [m.account_waits_asked()] : []),
  ]
  return (
    <Card tone="mist" className="grid justify-items-start gap-3">
      <Heading size="small">{lines.length > 0 ? m.account_waits_title() : m.account_waits_quiet()}</Heading>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Link to={pathOf('messages', language)} className={buttonClasses({ variant: lines.length > 0 ? 'primary' : 'secondary' })}>
        {m.account_waits_do()}
      </Link>
    </Card>
  )
}

function FirstStep() {
  const { language } = usePage()
  return (
    <Card tone="mist" className="grid justify-items-start gap-3">
      <Heading size="small">{m.account_next_title()}</Heading>
      <p>{m.account_next_text()}</p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={pathOf('counsellors', language)} variant="primary">
          {m.account_next_do()}
        </ButtonLink>
        <Link to={writePath(language)} className={buttonClasses()}>
          {m.write_entry()}
        </Link>
      </div>
    </Card>
  )
}

import { Link, useLocation } from 'react-router'
import type { Episode } from '#contract/episodes'
import { NotLoaded, PageHead, Told } from '#features/accounts'
import { m } from '#messages'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { Container } from '#ui/container'
import { Notice } from '#ui/notice'
import { linkClasses } from '#ui/recipes'
import { GivenIntake } from './given-intake.tsx'
import { OwnIntake } from './own-intake.tsx'
import { loadEpisodes, useEpisodes } from './use-episodes.ts'
import type { Route } from './+types/intake-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.intake_title() }, { name: 'robots', content: 'noindex' }]

export const clientLoader = loadEpisodes

/** One first word: as its client wrote it, or as a counsellor reads it. */
export default function IntakePage({ loaderData, params: { episode: id } }: Route.ComponentProps) {
  const { role } = useMe()
  const { language } = usePage()
  const { episodes, refused, retry } = useEpisodes(loaderData)
  const isSent = (useLocation().state as { sent?: boolean } | null)?.sent === true
  const episode = episodes?.find((one) => one.id === id)
  const isOwn = role === 'client'
  const heading = isOwn ? m.intake_own_heading() : episode ? m.intake_from({ name: episode.client.name }) : m.intake_title()
  return (
    <Container width="reading" className="grid gap-7 py-8 sm:py-12">
      <div className="grid gap-3">
        <p>
          <Link to={pathOf('messages', language)} className={linkClasses}>
            {m.intake_back()}
          </Link>
        </p>
        <PageHead title={heading} />
      </div>
      {isOwn && isSent && episode?.state === 'asked' ? <Told>{m.intake_sent()}</Told> : null}
      {refused ? <NotLoaded words={refused} onRetry={retry} /> : null}
      {episodes ? <One key={id} episode={episode} isOwn={isOwn} onChanged={retry} /> : null}
    </Container>
  )
}

type OneProps = { episode: Episode | undefined; isOwn: boolean; onChanged: () => Promise<void> }

function One({ episode, isOwn, onChanged }: OneProps) {
  if (isOwn && episode) return <OwnIntake episode={episode} onChanged={onChanged} />
  if (isOwn) return <Notice title={m.intake_gone_own()}>{m.intake_gone_own_text()}</Notice>
  return <GivenIntake episode={episode} onChanged={onChanged} />
}

import { Link } from 'react-router'
import type { Episode } from '#contract/episodes'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { pathOf, writePath } from '#lib/paths'
import { ButtonLink, buttonClasses } from '#ui/button'
import { EmptyState } from '#ui/empty-state'
import { Heading } from '#ui/heading'
import { EpisodeLine } from './episode-line.tsx'
import { lastOf, ownEpisodes, unreadIn, type Summaries } from './episode-order.ts'
import { standingWords, toWhom, unreadWords } from './episode-words.ts'
import { useClock } from './use-clock.ts'

/** What a client asked, and the conversations that came of it. */
export function OwnEpisodes({ episodes, summaries }: { episodes: readonly Episode[]; summaries: Summaries }) {
  const { language } = usePage()
  const { open, closed } = ownEpisodes(episodes, summaries)
  // Whoever can help is asked once at a time.
  const isAsked = open.some(({ state, askedOf }) => state === 'asked' && askedOf === 'anyone')
  const writeNew = isAsked ? (
    <ButtonLink href={pathOf('counsellors', language)}>{m.account_next_do()}</ButtonLink>
  ) : (
    <Link to={writePath(language)} className={buttonClasses({ variant: open.length > 0 ? 'secondary' : 'primary' })}>
      {m.write_entry()}
    </Link>
  )
  if (episodes.length === 0) {
    const waysOn = (
      <>
        {writeNew}
        <ButtonLink href={pathOf('counsellors', language)}>{m.account_next_do()}</ButtonLink>
      </>
    )
    return (
      <EmptyState title={m.messages_empty()} action={waysOn}>
        {m.messages_empty_text()}
      </EmptyState>
    )
  }
  return (
    <>
      {open.length > 0 ? (
        <section aria-labelledby="open" className="grid gap-3">
          <h2 id="open" className="sr-only">
            {m.messages_list()}
          </h2>
          <Lines episodes={open} summaries={summaries} />
        </section>
      ) : null}
      <p>{writeNew}</p>
      {closed.length > 0 ? (
        <section aria-labelledby="closed" className="grid gap-3">
          <Heading id="closed" size="small" face="sans">
            {m.messages_closed()}
          </Heading>
          <Lines episodes={closed} summaries={summaries} />
        </section>
      ) : null}
    </>
  )
}

function Lines({ episodes, summaries }: { episodes: readonly Episode[]; summaries: Summaries }) {
  const { language } = usePage()
  const clock = useClock()
  return (
    <ul className="grid list-none gap-3">
      {episodes.map((episode) => (
        <EpisodeLine
          key={episode.id}
          to={
            episode.state === 'active' && episode.chatSpace
              ? pathOf('conversation', language, { space: episode.chatSpace })
              : pathOf('intake', language, { episode: episode.id })
          }
          face={episode.counsellor?.name}
          name={toWhom(episode)}
          unread={unreadWords(unreadIn(episode, summaries))}
          standing={standingWords(episode, clock)}
          detail={m.messages_last({ time: clock.tell(lastOf(episode, summaries)) })}
        />
      ))}
    </ul>
  )
}

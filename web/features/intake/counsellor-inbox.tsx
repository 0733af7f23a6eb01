import { Link } from 'react-router'
import type { Episode } from '#contract/episodes'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { pathOf } from '#lib/paths'
import { Badge } from '#ui/badge'
import { Heading } from '#ui/heading'
import { linkClasses } from '#ui/recipes'
import { EpisodeLine } from './episode-line.tsx'
import { inboxOf, unreadIn, type Summaries } from './episode-order.ts'
import { dueWords, isOverdue, unreadWords } from './episode-words.ts'
import { useClock } from './use-clock.ts'

type Props = { episodes: readonly Episode[]; summaries: Summaries }

/** Whom one answers next, and who else is in one's care. */
export function CounsellorInbox({ episodes, summaries }: Props) {
  const { awaiting, inCare } = inboxOf(episodes, summaries)
  return (
    <>
      <Part id="awaiting" title={m.inbox_awaiting()} none={m.inbox_awaiting_none()} episodes={awaiting} summaries={summaries} />
      <Part
        id="in-care"
        title={m.inbox_in_care()}
        none={awaiting.some(({ state }) => state === 'active') ? m.inbox_in_care_all_wait() : m.inbox_in_care_none()}
        episodes={inCare}
        summaries={summaries}
      />
    </>
  )
}

function Part({ id, title, none, episodes, summaries }: Props & { id: string; title: string; none: string }) {
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <Heading id={id} size="small" face="sans">
        {title}
      </Heading>
      {episodes.length === 0 ? <p className="text-muted">{none}</p> : null}
      <ul className="grid list-none gap-3 empty:hidden">
        {episodes.map((episode) => (
          <Line key={episode.id} episode={episode} unread={unreadWords(unreadIn(episode, summaries))} />
        ))}
      </ul>
    </section>
  )
}

function Line({ episode, unread }: { episode: Episode; unread: string }) {
  const { language } = usePage()
  const clock = useClock()
  const { id, state, client, chatSpace } = episode
  const reading = pathOf('intake', language, { episode: id })
  const due = dueWords(episode, clock)
  return (
    <EpisodeLine
      to={chatSpace ? pathOf('conversation', language, { space: chatSpace }) : reading}
      face={client.name}
      name={client.name}
      kind={state === 'asked' ? m.inbox_first_word() : undefined}
      unread={unread}
      standing={isOverdue(episode, clock) ? <Badge tone="turmeric">{due}</Badge> : due}
      detail={
        state === 'asked' ? (
          `${episode.askedOf === 'anyone' ? m.episode_of_anyone() : m.episode_of_you()} · ${couldTakeWords(episode)}`
        ) : (
          <Link to={reading} aria-label={m.inbox_request_of({ name: client.name })} className={`relative ${linkClasses}`}>
            {m.inbox_request_read()}
          </Link>
        )
      }
    />
  )
}

export const couldTakeWords = ({ couldTake }: Episode): string =>
  couldTake <= 1 ? m.episode_could_take_you() : m.episode_could_take({ count: couldTake })

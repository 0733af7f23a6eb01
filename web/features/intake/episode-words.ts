import type { Episode } from '#contract/episodes'
import { m } from '#messages'

/** How a moment is told to this person, and what is now. */
export type Clock = { readonly now: Temporal.Instant; readonly tell: (instant: string) => string }

export const isOverdue = ({ answerDueAt }: Episode, { now }: Clock): boolean => answerDueAt !== null && Temporal.Instant.compare(answerDueAt, now) < 0

/** Where it stands, for whoever asked. */
export function standingWords(episode: Episode, clock: Clock): string {
  switch (episode.state) {
    case 'asked':
      return waitingWords(episode, clock)
    case 'active':
      return m.episode_taken({ time: clock.tell(episode.takenAt ?? episode.askedAt) })
    case 'declined':
      return m.episode_declined()
    case 'lapsed':
      return m.episode_lapsed()
    case 'withdrawn':
      return m.episode_withdrawn()
  }
}

function waitingWords(episode: Episode, clock: Clock): string {
  if (episode.answerDueAt === null) return m.episode_waiting_open()
  const time = clock.tell(episode.answerDueAt)
  return isOverdue(episode, clock) ? m.episode_waiting_over({ time }) : m.episode_waiting({ time })
}

/** By when whoever is asked should answer; where nothing is due, since when the person is in their care. */
export function dueWords(episode: Episode, clock: Clock): string {
  if (episode.answerDueAt === null) return m.episode_in_care_since({ time: clock.tell(episode.takenAt ?? episode.askedAt) })
  const time = clock.tell(episode.answerDueAt)
  return isOverdue(episode, clock) ? m.episode_overdue({ time }) : m.episode_due({ time })
}

/** To whom a client wrote. */
export const toWhom = ({ counsellor }: Episode): string => counsellor?.name ?? m.episode_of_anyone()

export function unreadWords(count: number): string {
  if (count === 0) return ''
  return count >= 100 ? m.messages_unread_many() : m.messages_unread({ count })
}

import type { Episode } from '#contract/episodes'
import type { SpaceSummary } from '#contract/spaces'

/** What the socket tells of the spaces of an episode; empty until it has told anything. */
export type Summaries = ReadonlyMap<string, Pick<SpaceSummary, 'unread' | 'lastAt'>>

export const summariesOf = (spaces: readonly SpaceSummary[] | null): Summaries => new Map((spaces ?? []).map((one) => [one.space, one]))

/** The space that one opens: the conversation once there is one. */
export const spaceOf = ({ chatSpace, intakeSpace }: Episode): string => chatSpace ?? intakeSpace

export const unreadIn = (episode: Episode, summaries: Summaries): number => summaries.get(spaceOf(episode))?.unread ?? 0

/** When something last happened, ISO 8601. */
export function lastOf(episode: Episode, summaries: Summaries): string {
  const told = [episode.askedAt, episode.takenAt, summaries.get(spaceOf(episode))?.lastAt].filter((at) => typeof at === 'string')
  return told.reduce((last, at) => (isBefore(last, at) ? at : last))
}

/** Instants as text differ in how many digits their seconds have. */
const isBefore = (one: string, other: string) => Temporal.Instant.compare(one, other) < 0

const newestFirst = (summaries: Summaries) => (one: Episode, other: Episode) =>
  Temporal.Instant.compare(lastOf(other, summaries), lastOf(one, summaries)) || one.id.localeCompare(other.id)

const soonestDueFirst = (one: Episode, other: Episode) =>
  Temporal.Instant.compare(one.answerDueAt ?? one.askedAt, other.answerDueAt ?? other.askedAt) || one.id.localeCompare(other.id)

/** A client's: what goes on first, each with what is newest on top. What came to an end asks to be written anew as long as nothing else goes on. */
export function ownEpisodes(episodes: readonly Episode[], summaries: Summaries): { open: Episode[]; closed: Episode[] } {
  const sorted = episodes.toSorted(newestFirst(summaries))
  const isOpen = ({ state }: Episode) => state === 'asked' || state === 'active'
  return { open: sorted.filter(isOpen), closed: sorted.filter((one) => !isOpen(one)) }
}

/** A counsellor's: who waits for an answer, what is due first on top; and the others in their care, unread ones first. */
export function inboxOf(episodes: readonly Episode[], summaries: Summaries): { awaiting: Episode[]; inCare: Episode[] } {
  const isAwaiting = ({ state, answerDueAt }: Episode) => state === 'asked' || (state === 'active' && answerDueAt !== null)
  const inCare = episodes.filter((one) => one.state === 'active' && !isAwaiting(one)).toSorted(newestFirst(summaries))
  const isUnread = (one: Episode) => unreadIn(one, summaries) > 0
  return {
    awaiting: episodes.filter(isAwaiting).toSorted(soonestDueFirst),
    inCare: [...inCare.filter(isUnread), ...inCare.filter((one) => !isUnread(one))],
  }
}

import type { Episode } from '#contract/episodes'
import { answerDueAtMs } from '#domain/care/episode'
import { isoOf, msOf } from '#platform/instants'
import type { EpisodeRow } from './repository.ts'

/** What other modules say of the people and spaces of some episodes. */
export type Known = {
  readonly people: ReadonlyMap<string, { readonly username: string }>
  readonly names: ReadonlyMap<string, string>
  readonly slugs: ReadonlyMap<string, string>
  readonly members: ReadonlyMap<string, readonly { readonly uid: string }[]>
  readonly waiting: ReadonlyMap<string, { readonly hasAnswered: boolean; readonly since: Temporal.Instant | null }>
}

export function dueAtMsOf({ state, promisedUntil, takenAt, chatSpace }: EpisodeRow, { waiting }: Known): number | null {
  const exchange = waiting.get(chatSpace ?? '')
  return answerDueAtMs(
    { state, promisedUntilMs: msOf(promisedUntil), takenAtMs: takenAt === null ? null : msOf(takenAt) },
    { hasAnswered: exchange?.hasAnswered ?? false, waitingSinceMs: exchange?.since?.epochMilliseconds ?? null },
  )
}

export function presentEpisode(row: EpisodeRow, known: Known): Episode {
  const { id, state, clientId, askedId, intakeSpace, chatSpace, askedAt, takenAt } = row
  const counsellorId = row.counsellorId ?? askedId
  const dueAtMs = dueAtMsOf(row, known)
  return {
    id,
    state,
    client: { uid: clientId, name: known.people.get(clientId)?.username ?? '' },
    counsellor: counsellorId === null ? null : presentCounsellor(counsellorId, known),
    askedOf: askedId === null ? 'anyone' : 'chosen',
    intakeSpace,
    chatSpace,
    askedAt: isoOf(askedAt),
    takenAt: takenAt === null ? null : isoOf(takenAt),
    answerDueAt: dueAtMs === null ? null : Temporal.Instant.fromEpochMilliseconds(dueAtMs).toString(),
    couldTake: state === 'asked' ? (known.members.get(intakeSpace) ?? []).filter(({ uid }) => uid !== clientId).length : 0,
  }
}

/** Called as on their certificate, also when it holds no longer. */
function presentCounsellor(uid: string, { people, names, slugs }: Known): NonNullable<Episode['counsellor']> {
  return { uid, name: names.get(uid) ?? people.get(uid)?.username ?? '', slug: slugs.get(uid) ?? null }
}

import type { Episode } from '#contract/episodes'
import { byDue } from '#domain/care/episode'
import { standingOf } from '#modules/accounts'
import { slugsByAccount } from '#modules/counsellors'
import { namesOnCertificates } from '#modules/keys'
import { membersIn, spacesOfKind, waitingSince } from '#modules/spaces'
import type { Context } from '#platform/context'
import { instantOf } from '#platform/instants'
import { ownId } from '#platform/own-id'
import { dueAtMsOf, presentEpisode, type Known } from './presenter.ts'
import { findOfClient, findOfCounsellor, type EpisodeRow } from './repository.ts'

/** A client's own, whatever became of them; of a counsellor those that they could take and those in their care. */
export async function listEpisodes(context: Context): Promise<{ episodes: Episode[] }> {
  const rows = await ownRows(context)
  const known = await whatIsKnown(context, rows)
  const episodes = rows
    .map((row) => ({ row, dueAtMs: dueAtMsOf(row, known), askedAtMs: instantOf(row.askedAt).epochMilliseconds }))
    .toSorted(byDue)
    .map(({ row }) => presentEpisode(row, known))
  return { episodes }
}

async function ownRows(context: Context): Promise<EpisodeRow[]> {
  const { db, actor } = context
  const id = ownId(context)
  if (actor.kind === 'account' && actor.role === 'client') return findOfClient(db, id)
  return findOfCounsellor(db, id, await spacesOfKind(db, id, 'intake'))
}

async function whatIsKnown({ db }: Context, rows: readonly EpisodeRow[]): Promise<Known> {
  const counsellorIds = [...new Set(rows.flatMap(({ counsellorId, askedId }) => counsellorId ?? askedId ?? []))]
  const intakes = rows.map(({ intakeSpace }) => intakeSpace)
  const chats = rows.flatMap(({ chatSpace }) => chatSpace ?? [])
  const [people, names, slugs, members, waiting] = await Promise.all([
    standingOf(db, [...new Set([...rows.map(({ clientId }) => clientId), ...counsellorIds])]),
    namesOnCertificates(db, counsellorIds),
    slugsByAccount(db, counsellorIds),
    membersIn(db, intakes),
    waitingSince(db, chats),
  ])
  return { people, names, slugs, members, waiting }
}

import { episodeCan } from '#domain/care/episode'
import { hasBeenIn, membersIn } from '#modules/spaces'
import type { Context } from '#platform/context'
import { ownId } from '#platform/own-id'
import { notFound, Refusal } from '#platform/refusal'
import { lockEpisode, type EpisodeRow } from './repository.ts'

/** Held until the transaction ends, for the client whose it is. @throws Refusal not-found for anybody else */
export async function heldOfClient(inside: Context, id: string): Promise<EpisodeRow> {
  const row = await lockEpisode(inside.db, id)
  if (row?.clientId !== ownId(inside)) throw notFound()
  return row
}

/** Held until the transaction ends, for somebody who can read the intake or could once. @throws Refusal not-found for anybody else */
export async function heldOfAsked(inside: Context, id: string): Promise<EpisodeRow> {
  const row = await lockEpisode(inside.db, id)
  if (!row || !(await hasBeenIn(inside.db, row.intakeSpace, ownId(inside)))) throw notFound()
  return row
}

/** Who is in the intake now, the client included. */
export async function peopleOf({ db }: Context, { intakeSpace }: EpisodeRow): Promise<string[]> {
  return ((await membersIn(db, [intakeSpace])).get(intakeSpace) ?? []).map(({ uid }) => uid)
}

/** Whoever comes too late hears why: somebody works with the client already, or nobody is asked any more. */
export function needCan(act: keyof Pick<typeof episodeCan, 'take' | 'decline' | 'withdraw'>, row: EpisodeRow): void {
  if (!episodeCan[act](row)) throw new Refusal(row.state === 'active' ? 'episode-taken' : 'episode-over')
}

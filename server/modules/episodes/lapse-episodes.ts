import { appendAuditEvent } from '#modules/audit'
import { membersIn } from '#modules/spaces'
import { inTransaction, type Context } from '#platform/context'
import { emit } from '#platform/outbox'
import type { Outcome } from './concerned.ts'
import { lockOverdue, updateEpisode } from './repository.ts'

/** In one transaction, which holds the end of the audit trail. */
const atMost = 50

/**
 * What was not taken within the promised time is the client's again. Several processes may do so at once: each takes what the others
 * do not hold. Only the client's browser can take away the keys of those who were asked (`withdrawEpisode`).
 * @returns how many
 */
export async function lapseEpisodes(context: Context): Promise<Outcome<number>> {
  const { reply, concerned } = await inTransaction(context, lapseSome)
  if (reply < atMost) return { reply, concerned }
  const more = await lapseEpisodes(context)
  return { reply: reply + more.reply, concerned: [...concerned, ...more.concerned] }
}

async function lapseSome(inside: Context): Promise<Outcome<number>> {
  const rows = await lockOverdue(inside.db, inside.now(), atMost)
  const members = await membersIn(
    inside.db,
    rows.map(({ intakeSpace }) => intakeSpace),
  )
  const concerned: string[] = []
  for (const { id, clientId, intakeSpace } of rows) {
    const people = (members.get(intakeSpace) ?? []).map(({ uid }) => uid)
    await updateEpisode(inside.db, id, { state: 'lapsed' })
    await appendAuditEvent(inside, { action: 'episode.lapsed', subject: `episode:${id}` })
    await emit(inside, 'episode.has-lapsed', { episodeId: id, clientId, counsellorIds: people.filter((uid) => uid !== clientId) })
    concerned.push(...people)
  }
  return { reply: rows.length, concerned }
}

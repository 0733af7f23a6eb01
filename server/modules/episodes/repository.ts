import { and, asc, eq, inArray, lte, or, sql } from 'drizzle-orm'
import type { Db } from '#platform/database'
import { decline, duty, episode } from './tables.ts'

export type EpisodeRow = typeof episode.$inferSelect
type NewEpisode = Pick<EpisodeRow, 'clientId' | 'askedId' | 'intakeSpace' | 'askedAt' | 'promisedUntil'>

/** Until the transaction ends this client asks nobody else: what they have asked already can be counted. */
export async function holdAsker(db: Db, clientId: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('episodes.ask'), hashtext(${clientId}))`)
}

export async function insertEpisode(db: Db, row: NewEpisode): Promise<string> {
  const [inserted] = await db.insert(episode).values(row).returning({ id: episode.id })
  if (!inserted) throw new Error('insert returned no row')
  return inserted.id
}

/** Whoever takes, declines or withdraws it holds the episode first, and its spaces afterwards: in one order, so that two never wait for each other. */
export async function lockEpisode(db: Db, id: string): Promise<EpisodeRow | undefined> {
  const [row] = await db.select().from(episode).where(eq(episode.id, id)).for('update')
  return row
}

export async function updateEpisode(db: Db, id: string, changed: Partial<EpisodeRow>): Promise<void> {
  await db.update(episode).set(changed).where(eq(episode.id, id))
}

export async function findByIntake(db: Db, intakeSpace: string): Promise<EpisodeRow | undefined> {
  const [row] = await db.select().from(episode).where(eq(episode.intakeSpace, intakeSpace))
  return row
}

export async function isChatOfOne(db: Db, chatSpace: string): Promise<boolean> {
  const rows = await db.select({ id: episode.id }).from(episode).where(eq(episode.chatSpace, chatSpace))
  return rows.length > 0
}

export const findOfClient = (db: Db, clientId: string): Promise<EpisodeRow[]> => db.select().from(episode).where(eq(episode.clientId, clientId))

/** Whether this counsellor has taken them into care, and has them there still. */
export async function isInCareOf(db: Db, clientId: string, counsellorId: string): Promise<boolean> {
  const rows = await db
    .select({ id: episode.id })
    .from(episode)
    .where(and(eq(episode.clientId, clientId), eq(episode.counsellorId, counsellorId), eq(episode.state, 'active')))
    .limit(1)
  return rows.length > 0
}

/** In their care, and of these intakes those that nobody has taken yet. */
export const findOfCounsellor = (db: Db, counsellorId: string, intakes: readonly string[]): Promise<EpisodeRow[]> =>
  db
    .select()
    .from(episode)
    .where(
      or(
        and(eq(episode.counsellorId, counsellorId), eq(episode.state, 'active')),
        and(eq(episode.state, 'asked'), inArray(episode.intakeSpace, [...intakes])),
      ),
    )

/** Those of which the promised time is over, at most so many, but for those that somebody holds just now: they may be taken after all. */
export const lockOverdue = (db: Db, at: Temporal.Instant, atMost: number): Promise<EpisodeRow[]> =>
  db
    .select()
    .from(episode)
    .where(and(eq(episode.state, 'asked'), lte(episode.promisedUntil, at.toString())))
    .orderBy(asc(episode.promisedUntil))
    .limit(atMost)
    .for('update', { skipLocked: true })

export async function insertDecline(db: Db, episodeId: string, counsellorId: string, at: Temporal.Instant): Promise<void> {
  await db.insert(decline).values({ episodeId, counsellorId, at: at.toString() })
}

export async function hasDeclined(db: Db, episodeId: string, counsellorId: string): Promise<boolean> {
  const rows = await db
    .select({ at: decline.at })
    .from(decline)
    .where(and(eq(decline.episodeId, episodeId), eq(decline.counsellorId, counsellorId)))
  return rows.length > 0
}

/** Everybody who says to be on duty; with the fewest in their care first, and of those who has waited longest. */
export async function findOnDuty(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select d.account_id as id from episodes.duty d left join (
      select counsellor_id, count(*) filter (where state = 'active') as active, max(taken_at) as last
      from episodes.episode where counsellor_id in (select account_id from episodes.duty) group by counsellor_id
    ) e on e.counsellor_id = d.account_id
    order by coalesce(e.active, 0), coalesce(e.last, d.since), d.account_id`)
  return rows.map(({ id }) => id)
}

/** @returns whether they were not */
export async function insertDuty(db: Db, accountId: string, since: Temporal.Instant): Promise<boolean> {
  const rows = await db.insert(duty).values({ accountId, since: since.toString() }).onConflictDoNothing().returning({ id: duty.accountId })
  return rows.length === 1
}

/** @returns whether they were */
export async function deleteDuty(db: Db, accountId: string): Promise<boolean> {
  const rows = await db.delete(duty).where(eq(duty.accountId, accountId)).returning({ id: duty.accountId })
  return rows.length === 1
}

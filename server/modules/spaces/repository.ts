import { and, asc, desc, eq, getTableColumns, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { EntryHeader, EpochWrap, SignedEpoch } from '#crypto/public'
import type { EpochView, Head } from '#domain/spaces/entry-order'
import type { Member, SpaceState } from '#domain/spaces/membership'
import type { Db } from '#platform/database'
import { entry, epoch, head, mark, member, space, wrap } from './tables.ts'

type SpaceRow = typeof space.$inferSelect
export type EntryRow = typeof entry.$inferSelect
export type EpochRow = typeof epoch.$inferSelect

const bytesOf = (text: string) => Buffer.from(text, 'base64url')
export const textOf = (bytes: Buffer) => bytes.toString('base64url')

/** Nobody else adds an epoch or an entry until the transaction ends. In one order, so that two never wait for each other. */
export const lockSpaces = (db: Db, ids: readonly string[]): Promise<SpaceRow[]> =>
  db
    .select()
    .from(space)
    .where(inArray(space.id, [...ids]))
    .orderBy(asc(space.id))
    .for('update')

export const findSpaces = (db: Db, ids: readonly string[]): Promise<SpaceRow[]> =>
  db
    .select()
    .from(space)
    .where(inArray(space.id, [...ids]))

/** Who is in each of these, in the order of the records. */
export async function findMembersIn(db: Db, spaceIds: readonly string[]): Promise<Map<string, Member[]>> {
  const rows = await db
    .select()
    .from(member)
    .where(inArray(member.spaceId, [...spaceIds]))
    .orderBy(asc(member.accountId))
  const members = new Map(spaceIds.map((id) => [id, [] as Member[]]))
  for (const { spaceId, accountId, role, cardHash } of rows) members.get(spaceId)?.push({ uid: accountId, role, cardHash: textOf(cardHash) })
  return members
}

/** One space, locked as above, with who is in it. */
export async function lockState(db: Db, spaceId: string): Promise<SpaceState | undefined> {
  const [row] = await lockSpaces(db, [spaceId])
  if (!row) return undefined
  const { id, kind, clientId, epoch: newest, head: hash } = row
  const members = (await findMembersIn(db, [id])).get(id) ?? []
  return { space: id, kind, client: clientId ?? '', epoch: newest, head: textOf(hash), members }
}

export async function isMember(db: Db, spaceId: string, accountId: string): Promise<boolean> {
  const rows = await db
    .select({ id: member.accountId })
    .from(member)
    .where(and(eq(member.spaceId, spaceId), eq(member.accountId, accountId)))
  return rows.length > 0
}

/** More are counted as so many. */
const mostUnread = 100

/** Where somebody is a member, and what others wrote there since they last looked. */
export function findOwnSpaces(db: Db, accountId: string) {
  const since = sql`coalesce((select read from spaces.mark where space_id = ${space.id} and account_id = ${accountId}), 0)`
  const fresh = sql`select from spaces.entry where space_id = ${space.id} and number > ${since} and from_id <> ${accountId} limit ${mostUnread}`
  const own = db.select({ id: member.spaceId }).from(member).where(eq(member.accountId, accountId))
  return db
    .select({ ...getTableColumns(space), unread: sql<number>`(select count(*)::int from (${fresh}) as fresh)` })
    .from(space)
    .where(inArray(space.id, own))
    .orderBy(asc(space.id))
}

/** @returns false when there is one with this id already */
export async function insertSpace(db: Db, { space: id, kind, client, epoch: first, head: hash }: SpaceState, at: Temporal.Instant): Promise<boolean> {
  const inserted = await db
    .insert(space)
    .values({ id, kind, clientId: client || null, epoch: first, head: bytesOf(hash), madeAt: at.toString() })
    .onConflictDoNothing()
    .returning({ id: space.id })
  return inserted.length === 1
}

/** The record, its wraps, and who is in the space from here on. */
export async function insertEpoch(db: Db, { record, sig, wraps }: SignedEpoch, state: SpaceState, at: Temporal.Instant): Promise<void> {
  const spaceId = state.space
  await db.insert(epoch).values({ spaceId, epoch: state.epoch, record, sig, hash: bytesOf(state.head), madeAt: at.toString() })
  await db.insert(wrap).values(wraps.map(({ to, enc, ct }) => ({ spaceId, epoch: state.epoch, accountId: to, enc, ct })))
  await db.delete(member).where(eq(member.spaceId, spaceId))
  await db.insert(member).values(state.members.map(({ uid, role, cardHash }) => ({ spaceId, accountId: uid, role, cardHash: bytesOf(cardHash) })))
}

export async function moveSpace(db: Db, { space: id, epoch: newest, head: hash }: SpaceState): Promise<void> {
  await db
    .update(space)
    .set({ epoch: newest, head: bytesOf(hash) })
    .where(eq(space.id, id))
}

export const findEpochs = (db: Db, spaceId: string): Promise<EpochRow[]> =>
  db.select().from(epoch).where(eq(epoch.spaceId, spaceId)).orderBy(asc(epoch.epoch))

export async function findEpoch(db: Db, spaceId: string, number: number): Promise<EpochRow | undefined> {
  const [row] = await db
    .select()
    .from(epoch)
    .where(and(eq(epoch.spaceId, spaceId), eq(epoch.epoch, number)))
  return row
}

/** The own wraps of a space, by epoch. */
export async function findWraps(db: Db, spaceId: string, accountId: string): Promise<Map<number, EpochWrap>> {
  const rows = await db
    .select()
    .from(wrap)
    .where(and(eq(wrap.spaceId, spaceId), eq(wrap.accountId, accountId)))
  return new Map(rows.map((row) => [row.epoch, { to: row.accountId, enc: row.enc, ct: row.ct }]))
}

/** Who was given which epochs of a space. */
export async function findGiven(db: Db, spaceId: string): Promise<Set<string>> {
  const rows = await db.select({ epoch: wrap.epoch, accountId: wrap.accountId }).from(wrap).where(eq(wrap.spaceId, spaceId))
  return new Set(rows.map((row) => `${row.epoch} ${row.accountId}`))
}

/** What a record gave stays; what was granted may be granted anew, for the server cannot see whether it opens. @returns whether it was written */
export async function upsertGrant(db: Db, spaceId: string, number: number, { to, enc, ct }: EpochWrap, grantedBy: string): Promise<boolean> {
  const written = await db
    .insert(wrap)
    .values({ spaceId, epoch: number, accountId: to, enc, ct, grantedBy })
    .onConflictDoUpdate({ target: [wrap.spaceId, wrap.epoch, wrap.accountId], set: { enc, ct, grantedBy }, setWhere: isNotNull(wrap.grantedBy) })
    .returning({ epoch: wrap.epoch })
  return written.length === 1
}

/** Where the chains of these senders end, by space and sender. */
export async function findHeads(db: Db, spaceIds: readonly string[]): Promise<Map<string, Map<string, Head>>> {
  const rows = await db
    .select()
    .from(head)
    .where(inArray(head.spaceId, [...spaceIds]))
  const heads = new Map(spaceIds.map((id) => [id, new Map<string, Head>()]))
  for (const row of rows) heads.get(row.spaceId)?.set(row.accountId, { seq: row.seq, hash: textOf(row.hash) })
  return heads
}

/** The newest epoch of each of these, as entries are measured by it. */
export async function findNewestEpochs(
  db: Db,
  spaceIds: readonly string[],
  members: ReadonlyMap<string, readonly Member[]>,
): Promise<Map<string, readonly [number, EpochView]>> {
  const rows = await db
    .selectDistinctOn([epoch.spaceId], { spaceId: epoch.spaceId, epoch: epoch.epoch, hash: epoch.hash, by: sql<string>`${epoch.record} ->> 'by'` })
    .from(epoch)
    .where(inArray(epoch.spaceId, [...spaceIds]))
    .orderBy(epoch.spaceId, desc(epoch.epoch))
  return new Map(
    rows.map(({ spaceId, epoch: number, hash, by }) => [spaceId, [number, { hash: textOf(hash), by, members: members.get(spaceId) ?? [] }] as const]),
  )
}

export async function findLastNumber(db: Db, spaceId: string): Promise<number> {
  const [row] = await db.select({ lastNumber: space.lastNumber }).from(space).where(eq(space.id, spaceId))
  return row?.lastNumber ?? 0
}

/** Which of these are there already, by space, sender and id: a repeated send is told apart from another under the same id. */
export function findSent(db: Db, sent: readonly EntryHeader[]) {
  const places = sent.map(({ space: spaceId, from, id }) => sql`(${spaceId}::uuid, ${from}::uuid, ${id}::uuid)`)
  const { spaceId: spaceIdOf, fromId, entryId, sig, number, keptAt } = entry
  return db
    .select({ spaceId: spaceIdOf, fromId, entryId, sig, number, keptAt })
    .from(entry)
    .where(sql`(${entry.spaceId}, ${entry.fromId}, ${entry.entryId}) in (${sql.join(places, sql`, `)})`)
}

/** In order, until there are so many or their bodies are that long together; at least one. */
export function findEntries(db: Db, spaceId: string, after: number, atMost: { readonly rows: number; readonly bytes: number }): Promise<EntryRow[]> {
  const bytes = sql`coalesce(octet_length(${entry.ct}), 0)`
  const page = db
    .select({
      ...getTableColumns(entry),
      bytesBefore: sql<number>`sum(${bytes}) over (order by ${entry.number}) - ${bytes}`.as('bytes_before'),
    })
    .from(entry)
    .where(and(eq(entry.spaceId, spaceId), gt(entry.number, after)))
    .orderBy(asc(entry.number))
    .limit(atMost.rows)
    .as('page')
  return db
    .select()
    .from(page)
    .where(sql`${page.bytesBefore} < ${atMost.bytes}`)
    .orderBy(asc(page.number))
}

/** How far each member has come: oneself as it is, the others as they wish to be seen. Whoever never said so is not there. */
export function findMarks(db: Db, spaceId: string, accountId: string) {
  const read = sql<number>`case when ${mark.accountId} = ${accountId} then ${mark.read} else ${mark.shown} end`.mapWith(Number)
  return db
    .select({ uid: mark.accountId, delivered: mark.delivered, read })
    .from(mark)
    .innerJoin(member, and(eq(member.spaceId, mark.spaceId), eq(member.accountId, mark.accountId)))
    .where(eq(mark.spaceId, spaceId))
    .orderBy(asc(mark.accountId))
}

/** `before`: it was erased already. */
export async function eraseBody(
  db: Db,
  spaceId: string,
  number: number,
  fromId: string,
  at: Temporal.Instant,
): Promise<'now' | 'before' | 'not-there'> {
  const isThis = and(eq(entry.spaceId, spaceId), eq(entry.number, number), eq(entry.fromId, fromId))
  const erased = await db
    .update(entry)
    .set({ iv: null, ct: null, erasedAt: at.toString() })
    .where(and(isThis, isNull(entry.erasedAt)))
    .returning({ number: entry.number })
  if (erased.length > 0) return 'now'
  const there = await db.select({ number: entry.number }).from(entry).where(isThis)
  return there.length > 0 ? 'before' : 'not-there'
}

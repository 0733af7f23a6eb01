import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { EpochWrap, SignedEpoch } from '#crypto/public'
import type { Head } from '#domain/spaces/entry-order'
import type { Member, SpaceState } from '#domain/spaces/membership'
import type { Db } from '#platform/database'
import { entry, epoch, head, member, space, wrap } from './tables.ts'

export type SpaceRow = typeof space.$inferSelect
export type EntryRow = typeof entry.$inferSelect
export type EpochRow = typeof epoch.$inferSelect

export const bytesOf = (text: string) => Buffer.from(text, 'base64url')
const textOf = (bytes: Buffer) => bytes.toString('base64url')

/** Nobody else adds an epoch or an entry until the transaction ends. In one order, so that two never wait for each other. */
export const lockSpaces = (db: Db, ids: readonly string[]): Promise<SpaceRow[]> =>
  db
    .select()
    .from(space)
    .where(inArray(space.id, [...ids]))
    .orderBy(asc(space.id))
    .for('update')

export const findMembers = async (db: Db, spaceId: string): Promise<readonly Member[]> => (await findMembersIn(db, [spaceId])).get(spaceId) ?? []

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

export function stateOf(row: SpaceRow, members: readonly Member[]): SpaceState {
  return { space: row.id, kind: row.kind, client: row.clientId ?? '', epoch: row.epoch, head: textOf(row.head), members }
}

export async function isMember(db: Db, spaceId: string, accountId: string): Promise<boolean> {
  const rows = await db
    .select({ id: member.accountId })
    .from(member)
    .where(and(eq(member.spaceId, spaceId), eq(member.accountId, accountId)))
  return rows.length > 0
}

export function findOwnSpaces(db: Db, accountId: string): Promise<SpaceRow[]> {
  const own = db.select({ id: member.spaceId }).from(member).where(eq(member.accountId, accountId))
  return db.select().from(space).where(inArray(space.id, own)).orderBy(asc(space.id))
}

/** @returns false when there is one with this id already */
export async function insertSpace(db: Db, row: typeof space.$inferInsert): Promise<boolean> {
  const inserted = await db.insert(space).values(row).onConflictDoNothing().returning({ id: space.id })
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

/** The first that comes stays: what somebody was given is not taken back or swapped. */
export async function insertGrant(db: Db, spaceId: string, number: number, { to, enc, ct }: EpochWrap, grantedBy: string): Promise<void> {
  await db.insert(wrap).values({ spaceId, epoch: number, accountId: to, enc, ct, grantedBy }).onConflictDoNothing()
}

/** Where the chains of these senders end, by space and sender. */
export async function findHeads(db: Db, spaceIds: readonly string[]): Promise<Map<string, Map<string, Head>>> {
  const rows = await db
    .select()
    .from(head)
    .where(inArray(head.spaceId, [...spaceIds]))
  const heads = new Map(spaceIds.map((id) => [id, new Map<string, Head>()]))
  for (const row of rows) heads.get(row.spaceId)?.set(row.accountId, { seq: row.seq, epoch: row.epoch, hash: textOf(row.hash) })
  return heads
}

export async function upsertHeads(db: Db, heads: readonly { spaceId: string; accountId: string; head: Head }[]): Promise<void> {
  await db
    .insert(head)
    .values(heads.map(({ spaceId, accountId, head: { seq, epoch: at, hash } }) => ({ spaceId, accountId, seq, epoch: at, hash: bytesOf(hash) })))
    .onConflictDoUpdate({
      target: [head.spaceId, head.accountId],
      set: { seq: sql`excluded.seq`, epoch: sql`excluded.epoch`, hash: sql`excluded.hash` },
    })
}

export async function insertEntries(db: Db, rows: readonly (typeof entry.$inferInsert)[]): Promise<void> {
  await db.insert(entry).values([...rows])
}

export async function findLastNumber(db: Db, spaceId: string): Promise<number> {
  const [row] = await db.select({ lastNumber: space.lastNumber }).from(space).where(eq(space.id, spaceId))
  return row?.lastNumber ?? 0
}

/** How far each space has come, in one statement. */
export async function moveNumbers(db: Db, numbers: ReadonlyMap<string, number>): Promise<void> {
  const moved = [...numbers].map(([id, number]) => sql`(${id}::uuid, ${number}::bigint)`)
  await db.execute(
    sql`update spaces.space as s set last_number = m.number from (values ${sql.join(moved, sql`, `)}) as m (id, number) where s.id = m.id`,
  )
}

/** What somebody sent before under this id. */
export async function findSent(db: Db, spaceId: string, fromId: string, entryId: string): Promise<EntryRow | undefined> {
  const [row] = await db
    .select()
    .from(entry)
    .where(and(eq(entry.spaceId, spaceId), eq(entry.fromId, fromId), eq(entry.entryId, entryId)))
  return row
}

export const findEntries = (db: Db, spaceId: string, after: number, atMost: number): Promise<EntryRow[]> =>
  db
    .select()
    .from(entry)
    .where(and(eq(entry.spaceId, spaceId), gt(entry.number, after)))
    .orderBy(asc(entry.number))
    .limit(atMost)

/** @returns false when it is not this sender's, or there is none */
export async function eraseBody(db: Db, spaceId: string, number: number, fromId: string, at: Temporal.Instant): Promise<boolean> {
  const erased = await db
    .update(entry)
    .set({ iv: null, ct: null, erasedAt: sql`coalesce(${entry.erasedAt}, ${at.toString()}::timestamptz)` })
    .where(and(eq(entry.spaceId, spaceId), eq(entry.number, number), eq(entry.fromId, fromId)))
    .returning({ number: entry.number })
  return erased.length === 1
}

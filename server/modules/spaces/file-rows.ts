import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { FileUsage } from '#domain/spaces/files'
import type { Db } from '#platform/database'
import { file } from './tables.ts'

export type FileRow = typeof file.$inferSelect

/** What an account has lying here, and how many it sent after an instant; those that it erased count for the day. */
export async function findUsage(db: Db, accountId: string, after: Temporal.Instant): Promise<FileUsage> {
  const [row] = await db
    .select({
      bytes: sql<number>`coalesce(sum(${file.bytes}) filter (where ${isNull(file.erasedAt)}), 0)`.mapWith(Number),
      today: sql<number>`count(*) filter (where ${gt(file.at, after.toString())})`.mapWith(Number),
    })
    .from(file)
    .where(eq(file.accountId, accountId))
  return row ?? { bytes: 0, today: 0 }
}

/** Until the transaction ends nobody else counts the files of this account. */
export async function lockUsage(db: Db, accountId: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`spaces.file ${accountId}`}, 0))`)
}

export async function insertFile(db: Db, row: typeof file.$inferInsert): Promise<string> {
  const [inserted] = await db.insert(file).values(row).returning({ id: file.id })
  if (!inserted) throw new Error('a file was not kept')
  return inserted.id
}

export async function findFile(db: Db, spaceId: string, id: string): Promise<FileRow | undefined> {
  const [row] = await db
    .select()
    .from(file)
    .where(and(eq(file.spaceId, spaceId), eq(file.id, id)))
  return row
}

/** Of its sender. @returns the row as it was, locked */
export async function lockOwnFile(db: Db, spaceId: string, id: string, accountId: string): Promise<FileRow | undefined> {
  const isThis = and(eq(file.spaceId, spaceId), eq(file.id, id), eq(file.accountId, accountId))
  const [row] = await db.select().from(file).where(isThis).for('update')
  return row
}

export async function eraseFile(db: Db, id: string, at: Temporal.Instant): Promise<void> {
  await db.update(file).set({ blob: null, erasedAt: at.toString() }).where(eq(file.id, id))
}

/** Which of these blobs belong to a file. */
export async function findBlobs(db: Db, blobs: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ blob: file.blob })
    .from(file)
    .where(inArray(file.blob, [...blobs]))
  return new Set(rows.flatMap(({ blob }) => blob ?? []))
}

import { and, desc, eq, sql } from 'drizzle-orm'
import type { Language } from '#contract/languages'
import type { Db } from '#platform/database'
import { practice, textVersion } from './tables.ts'

export type PracticeRow = typeof practice.$inferSelect
export type TextRow = typeof textVersion.$inferSelect

export async function findPractice(db: Db): Promise<PracticeRow | undefined> {
  const [row] = await db.select().from(practice)
  return row
}

/** None before there is a practice. */
export async function practiceNames(db: Db): Promise<string[]> {
  const row = await findPractice(db)
  return row ? [row.name] : []
}

/** Two set-ups at once: the second gets nothing. */
export async function insertPractice(db: Db, row: typeof practice.$inferInsert): Promise<PracticeRow | undefined> {
  const [inserted] = await db.insert(practice).values(row).onConflictDoNothing().returning()
  return inserted
}

/** A version of a text; without a number, the newest. */
export async function findText(db: Db, kind: TextRow['kind'], language: Language, version?: number): Promise<TextRow | undefined> {
  const [row] = await db
    .select()
    .from(textVersion)
    .where(and(eq(textVersion.kind, kind), eq(textVersion.language, language), version ? eq(textVersion.version, version) : sql`true`))
    .orderBy(desc(textVersion.version))
    .limit(1)
  return row
}

/** Which version is the newest, and of what it is made, without its words. */
export async function newestTextMark(db: Db, kind: TextRow['kind'], language: Language): Promise<Pick<TextRow, 'version' | 'sha256'> | undefined> {
  const [row] = await db
    .select({ version: textVersion.version, sha256: textVersion.sha256 })
    .from(textVersion)
    .where(and(eq(textVersion.kind, kind), eq(textVersion.language, language)))
    .orderBy(desc(textVersion.version))
    .limit(1)
  return row
}

/** Until the transaction ends: versions are given one after the other. */
export async function lockTexts(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('practice.text_version'))`)
}

export async function insertText(db: Db, row: TextRow): Promise<void> {
  await db.insert(textVersion).values(row)
}

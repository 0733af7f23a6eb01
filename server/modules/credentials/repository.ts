import { asc, between, eq, inArray, or } from 'drizzle-orm'
import type { Db } from '#platform/database'
import { licence, licenceKind } from './tables.ts'

export type LicenceRow = typeof licence.$inferSelect & { kindName: typeof licenceKind.$inferSelect.name }

export async function findLicences(db: Db, counsellorId: string): Promise<LicenceRow[]> {
  const rows = await db
    .select({ licence, kindName: licenceKind.name })
    .from(licence)
    .innerJoin(licenceKind, eq(licenceKind.code, licence.kind))
    .where(eq(licence.counsellorId, counsellorId))
    .orderBy(asc(licence.kind), asc(licence.number))
  return rows.map((row) => ({ ...row.licence, kindName: row.kindName }))
}

export const findLicencesOf = (db: Db, counsellorIds: readonly string[]): Promise<(typeof licence.$inferSelect)[]> =>
  db
    .select()
    .from(licence)
    .where(inArray(licence.counsellorId, [...counsellorIds]))

/** Whose licences begin or have just ended around a day, anywhere on earth. */
export async function findTurning(db: Db, from: string, to: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ counsellorId: licence.counsellorId })
    .from(licence)
    .where(or(between(licence.issuedOn, from, to), between(licence.expiresOn, from, to)))
  return rows.map((row) => row.counsellorId)
}

export async function insertLicence(db: Db, row: typeof licence.$inferInsert): Promise<void> {
  await db.insert(licence).values(row)
}

export async function insertLicenceKind(db: Db, row: typeof licenceKind.$inferInsert): Promise<void> {
  await db.insert(licenceKind).values(row).onConflictDoNothing()
}

import { asc, eq } from 'drizzle-orm'
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

export async function insertLicence(db: Db, row: typeof licence.$inferInsert): Promise<void> {
  await db.insert(licence).values(row)
}

export async function insertLicenceKind(db: Db, row: typeof licenceKind.$inferInsert): Promise<void> {
  await db.insert(licenceKind).values(row).onConflictDoNothing()
}

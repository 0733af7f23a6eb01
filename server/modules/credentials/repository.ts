import { and, eq, isNotNull, isNull, or, gte, lte } from 'drizzle-orm'
import type { Db } from '#platform/database'
import { licence, licenceKind } from './tables.ts'

export type LicenceRow = typeof licence.$inferSelect & { kindName: typeof licenceKind.$inferSelect.name }

/** Verified, begun, not ended, not revoked on that day. */
export async function findLicencesInForce(db: Db, counsellorId: string, today: string): Promise<LicenceRow[]> {
  const rows = await db
    .select({ licence, kindName: licenceKind.name })
    .from(licence)
    .innerJoin(licenceKind, eq(licenceKind.code, licence.kind))
    .where(
      and(
        eq(licence.counsellorId, counsellorId),
        isNotNull(licence.verifiedOn),
        isNull(licence.revokedOn),
        lte(licence.issuedOn, today),
        or(isNull(licence.expiresOn), gte(licence.expiresOn, today)),
      ),
    )
    .orderBy(licence.kind)
  return rows.map((row) => ({ ...row.licence, kindName: row.kindName }))
}

export async function insertLicence(db: Db, row: typeof licence.$inferInsert): Promise<void> {
  await db.insert(licence).values(row)
}

export async function insertLicenceKind(db: Db, row: typeof licenceKind.$inferInsert): Promise<void> {
  await db.insert(licenceKind).values(row).onConflictDoNothing()
}

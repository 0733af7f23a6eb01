import type { PublicLicence } from '#contract/credentials'
import type { Context } from '#platform/context'
import { findLicencesInForce, type LicenceRow } from './repository.ts'

/** The licences that carry a counsellor's practice on that day; others are nobody's business. */
export async function publicLicencesOf(context: Context, counsellorId: string, today: string): Promise<PublicLicence[]> {
  const rows = await findLicencesInForce(context.db, counsellorId, today)
  return rows.map(presentLicence)
}

/** The last day on which any licence in force still holds. */
export type LicensedUntil = { readonly kind: 'day'; readonly day: string } | { readonly kind: 'open-ended' } | { readonly kind: 'none' }

export async function licensedUntil(context: Context, counsellorId: string, today: string): Promise<LicensedUntil> {
  const rows = await findLicencesInForce(context.db, counsellorId, today)
  if (rows.length === 0) return { kind: 'none' }
  if (rows.some((row) => row.expiresOn === null)) return { kind: 'open-ended' }
  const days = rows.flatMap((row) => row.expiresOn ?? []).toSorted()
  return { kind: 'day', day: days.at(-1) ?? today }
}

function presentLicence(row: LicenceRow): PublicLicence {
  return {
    kind: row.kind,
    kindName: row.kindName,
    number: row.number,
    issuer: row.issuer,
    scope: row.scope,
    place: row.place,
    expiresOn: row.expiresOn,
    checkUrl: row.checkUrl,
    verifiedOn: row.verifiedOn ?? '',
  }
}

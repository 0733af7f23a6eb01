import { licenceCan, licenceState, warnBeforeDays } from '#domain/credentials/licence'
import type { PublicLicence } from '#contract/credentials'
import type { Context } from '#platform/context'
import { findLicences, findTurning, type LicenceRow } from './repository.ts'

/**
 * The licences that carry a counsellor's practice on that day; others are nobody's business.
 * @param today ISO date where the counsellor works
 */
export async function publicLicencesOf(context: Context, counsellorId: string, today: string): Promise<PublicLicence[]> {
  const rows = await licencesInForce(context, counsellorId, today)
  return rows.map(presentLicence)
}

/** The last day on which any licence in force still holds. */
export type LicensedUntil = { readonly kind: 'day'; readonly day: string } | { readonly kind: 'open-ended' } | { readonly kind: 'none' }

export async function licensedUntil(context: Context, counsellorId: string, today: string): Promise<LicensedUntil> {
  const rows = await licencesInForce(context, counsellorId, today)
  const ends = rows.map(lastDay).toSorted()
  if (ends.includes(null)) return { kind: 'open-ended' }
  const last = ends.at(-1)
  return last ? { kind: 'day', day: last } : { kind: 'none' }
}

/** The last day on which a licence holds: of its revocation, that is the day before. null: there is none. */
function lastDay({ expiresOn, revokedOn }: LicenceRow): string | null {
  const dayBefore = revokedOn && Temporal.PlainDate.from(revokedOn).subtract({ days: 1 }).toString()
  return dayBefore && (!expiresOn || dayBefore < expiresOn) ? dayBefore : expiresOn
}

/** Counsellors for whom yesterday, today or tomorrow is the first or the last day of a licence. */
export async function counsellorsAtTurn({ db, now }: Context): Promise<string[]> {
  const today = now().toZonedDateTimeISO('UTC').toPlainDate()
  return findTurning(db, today.subtract({ days: 2 }).toString(), today.add({ days: 1 }).toString())
}

async function licencesInForce({ db }: Context, counsellorId: string, today: string): Promise<LicenceRow[]> {
  const soon = Temporal.PlainDate.from(today).add({ days: warnBeforeDays }).toString()
  const rows = await findLicences(db, counsellorId)
  return rows.filter((row) => licenceCan.carryPractice(licenceState(row, today, soon)))
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

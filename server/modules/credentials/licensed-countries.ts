import { licenceCan, licenceState } from '#domain/credentials/licence'
import type { Db } from '#platform/database'
import { findLicencesOf } from './repository.ts'

/**
 * Where these counsellors may practise on that day: the countries of the licences that carry practice. What has run out, was revoked or was
 * never verified counts for nothing; who is missing may practise nowhere.
 * @param counsellorIds of the public rows, as in `licensedUntil`
 */
export async function licensedCountries(db: Db, counsellorIds: readonly string[], today: string): Promise<Map<string, readonly string[]>> {
  const rows = await findLicencesOf(db, counsellorIds)
  const found = new Map<string, Set<string>>()
  for (const row of rows.filter((one) => licenceCan.carryPractice(licenceState(one, today, today))))
    found.set(row.counsellorId, new Set([...(found.get(row.counsellorId) ?? []), ...row.countries]))
  return new Map([...found].map(([id, countries]) => [id, [...countries]]))
}

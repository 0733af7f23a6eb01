import type { Practice, PracticeText } from '#contract/practice'
import type { PracticeRow, TextRow } from './repository.ts'

export function presentPractice(row: PracticeRow): Practice {
  const { name, tagline, city, timeZone, languages, email, phone, address, hours, quickExitUrl } = row
  return { name, tagline, city, timeZone, languages, email, phone, address, hours, quickExitUrl }
}

export function presentText(row: TextRow): PracticeText {
  const { kind, language, version, title, body, sha256 } = row
  const publishedAt = Temporal.Instant.from(row.publishedAt.replace(' ', 'T')).toString()
  return { kind, language, version, title, body, sha256, publishedAt }
}

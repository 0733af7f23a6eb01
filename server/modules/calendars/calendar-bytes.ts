import type { Static } from 'typebox'
import type { GivenBytes } from '#contract/bytes'
import { sha256 } from '#platform/tokens'

/** A name that says nothing to whoever finds it among other files. */
const fileName = 'calendar.ics'

export function calendarBytes(ics: string): Static<typeof GivenBytes> {
  const bytes = Buffer.from(ics)
  return { bytes: bytes.length, stream: once(bytes), type: 'text/calendar; charset=utf-8', fileName, etag: `"${sha256(ics).toString('base64url')}"` }
}

async function* once(bytes: Buffer) {
  yield bytes
}

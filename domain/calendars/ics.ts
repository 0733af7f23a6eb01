/** RFC 5546: `REQUEST` and `CANCEL` go to one person by mail, `PUBLISH` is for whoever fetches it. */
export type IcsMethod = 'REQUEST' | 'CANCEL' | 'PUBLISH'

export type IcsEvent = {
  /** A UUID and nothing else (RFC 7986 section 5.3): the name of no practice. */
  readonly uid: string
  /** Grows with each change, so that a calendar program knows which of two is the newer. */
  readonly sequence: number
  /** When it became what it is; with a newer sequence never earlier. */
  readonly revisedAt: Temporal.Instant
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly isCancelled: boolean
  readonly summary: string
  /** Of a mail: who sends it, and to whom. */
  readonly between?: { readonly organizer: string; readonly attendee: string }
}

type IcsFile = {
  readonly method: IcsMethod
  readonly events: readonly IcsEvent[]
  /** Of a feed: what calendar programs call it, until somebody calls it otherwise. */
  readonly feedName?: string
}

/** iCalendar (RFC 5545): as long as a calendar lies open on a desk, it says when, and nothing else. */
export function icsFile({ method, events, feedName }: IcsFile): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Calendar//Appointments//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...(feedName === undefined ? [] : feedLines(feedName)),
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** How often programs may look again (RFC 7986 section 5.7, and what came before it). */
const feedLines = (name: string) => [
  `NAME:${escaped(name)}`,
  `X-WR-CALNAME:${escaped(name)}`,
  'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
  'X-PUBLISHED-TTL:PT15M',
]

function eventLines({ uid, sequence, revisedAt, startsAt, endsAt, isCancelled, summary, between }: IcsEvent): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(revisedAt)}`,
    `LAST-MODIFIED:${utc(revisedAt)}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(endsAt)}`,
    `SUMMARY:${escaped(summary)}`,
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `TRANSP:${isCancelled ? 'TRANSPARENT' : 'OPAQUE'}`,
    // Shared calendars show others that somebody is busy, and not with what.
    'CLASS:PRIVATE',
    ...(between ? betweenLines(between) : []),
    'END:VEVENT',
  ]
}

/** It was agreed already: nobody is asked for an answer. */
const betweenLines = ({ organizer, attendee }: NonNullable<IcsEvent['between']>) => [
  `ORGANIZER:mailto:${plain(organizer)}`,
  `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:${plain(attendee)}`,
]

const utc = (instant: Temporal.Instant) => instant.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')

/** What cannot stand in a line: it would begin another. */
const plain = (text: string) => text.replaceAll(/\p{Cc}+/gu, ' ')

/** TEXT (RFC 5545 section 3.3.11). */
const escaped = (text: string) => plain(text.replaceAll('\\', '\\\\').replaceAll(/\r\n|\r|\n/g, '\\n')).replaceAll(/[;,]/g, '\\$&')

const mostOctets = 75

/** Lines of at most 75 octets, not broken inside a character (RFC 5545 section 3.1); the blank that continues one counts. */
function folded(line: string): string {
  let [text, octets] = ['', 0]
  for (const character of line) {
    const more = octetsOf(character)
    if (octets + more > mostOctets) [text, octets] = [`${text}\r\n `, 1]
    text += character
    octets += more
  }
  return text
}

/** Of UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}

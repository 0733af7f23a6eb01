import { isTimeZone } from '#domain/accounts/time-zone'
import { timesFields } from '#lib/paths'

/** What the address asks for; a field that says nothing we know is left out, and named. */
export type ReadTimes = {
  readonly service: string | undefined
  readonly from: Temporal.PlainDate | undefined
  readonly zone: string | undefined
  readonly unread: { readonly from: boolean; readonly zone: boolean }
}

export function timesFromUrl(query: URLSearchParams): ReadTimes {
  const told = (field: keyof typeof timesFields) => query.get(timesFields[field])?.trim() || undefined
  const [date, place] = [told('from'), told('zone')]
  const [from, zone] = [date && dateIn(date), place && zoneIn(place)]
  return {
    service: told('service'),
    from: from || undefined,
    zone: zone || undefined,
    unread: { from: date !== undefined && !from, zone: place !== undefined && !zone },
  }
}

/** A day of the calendar, as a field of dates writes it. */
function dateIn(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return undefined
  }
}

/** As people in Indonesia write them. */
const knownAs: Readonly<Record<string, string>> = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' }
/** As the contract has it; a runtime also takes bare offsets. */
const shape = /^[A-Za-z]+(\/[A-Za-z0-9_+-]+)*$/

function zoneIn(text: string): string | undefined {
  const known = knownAs[text.toUpperCase()]
  if (known) return known
  if (text.length < 3 || text.length > 40 || !shape.test(text) || !isTimeZone(text)) return undefined
  // Small letters are understood as well, and would not be found in a list.
  return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
}

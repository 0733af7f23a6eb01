/** How times are said, on pages and in mails alike. */
type Language = 'id' | 'en'

const locales = { id: 'id-ID', en: 'en-GB' } as const

/** Names that Indonesians use for their zones; elsewhere the offset says it. */
const zoneNames: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}

/** `WIB`, `WITA`, `WIT`, or `UTC+9` for zones without a name of their own here. */
export function zoneName(timeZone: string, at: Temporal.Instant): string {
  const name = zoneNames[timeZone]
  if (name) return name
  const offset = at
    .toZonedDateTimeISO(timeZone)
    .offset.replace(/^([+-])0?(\d+):(\d+)$/, (_, sign, hours, minutes) => `${sign}${hours}${minutes === '00' ? '' : `:${minutes}`}`)
  return `UTC${offset}`
}

/** `Kamis, 20 November 2026, 19.30 WIB`: a time always with its zone. */
export function formatDateTime(instant: string, timeZone: string, language: Language): string {
  const at = Temporal.Instant.from(instant)
  const day = at
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toLocaleString(locales[language], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  return `${day}, ${formatClock(instant, timeZone, language)} ${zoneName(timeZone, at)}`
}

/** `19.30` or `19:30`, without the zone: for times on a page that says whose they are. */
export function formatClock(instant: string, timeZone: string, language: Language): string {
  const { hour, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(language === 'id' ? '.' : ':')
}

import type { Language } from '#contract/languages'

const locales = { id: 'id-ID', en: 'en-GB' } as const
const zoneNames: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}

/** `20 November 2026`, where the practice is. */
export const dayText = (at: Temporal.Instant, timeZone: string, language: Language): string =>
  at.toZonedDateTimeISO(timeZone).toPlainDate().toLocaleString(locales[language], { day: 'numeric', month: 'long', year: 'numeric' })

/** `20 November 2026, 19.30 WIB`: a time always with its zone. */
export function timeText(at: Temporal.Instant, timeZone: string, language: Language): string {
  const there = at.toZonedDateTimeISO(timeZone)
  const clock = [there.hour, there.minute].map((part) => String(part).padStart(2, '0')).join(language === 'id' ? '.' : ':')
  return `${dayText(at, timeZone, language)}, ${clock} ${zoneNames[timeZone] ?? `UTC${there.offset}`}`
}

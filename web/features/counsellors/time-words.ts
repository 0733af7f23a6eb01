import type { Language } from '#contract/languages'
import { formatClock, zoneName } from '#lib/format'

// Made once: a page has hundreds of times, and making a formatter costs far more than using it.
const made = { id: formatters('id-ID'), en: formatters('en-GB') }

function formatters(locale: string) {
  // A date of the calendar has no zone; noon in Greenwich is on that date.
  const days = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  return {
    weekday: days({ weekday: 'long' }),
    day: days({ day: 'numeric', month: 'long' }),
    whole: days({ weekday: 'long', day: 'numeric', month: 'long' }),
    range: days({ day: 'numeric', month: 'long', year: 'numeric' }),
  }
}

const noonOf = (date: Temporal.PlainDate) => Date.UTC(date.year, date.month - 1, date.day, 12)

export const dateIn = (instant: string, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate()

/** `Kamis` and `21 November`, which stand under each other on a wide screen. */
export function dayWords(date: Temporal.PlainDate, language: Language): { weekday: string; day: string } {
  const { weekday, day } = made[language]
  return { weekday: weekday.format(noonOf(date)), day: day.format(noonOf(date)) }
}

/** `21–27 November 2026`, with plain spaces, which one can search for. */
export const rangeWords = (from: Temporal.PlainDate, to: Temporal.PlainDate, language: Language): string =>
  made[language].range.formatRange(noonOf(from), noonOf(to)).replaceAll('\u2009', ' ')

/** `Kamis, 21 November, 19.30 WIB`. */
export function timeWords(instant: string, timeZone: string, language: Language): string {
  const noon = noonOf(dateIn(instant, timeZone))
  const clock = formatClock(instant, timeZone, language)
  const zone = zoneName(timeZone, Temporal.Instant.from(instant))
  return `${made[language].whole.format(noon)}, ${clock} ${zone}`
}

/** `WIT`, or `Amsterdam (UTC+1)` where no name of a zone is in use here. */
export function zoneWords(timeZone: string, at: Temporal.Instant): string {
  const name = zoneName(timeZone, at)
  return name.startsWith('UTC') ? `${(timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')} (${name})` : name
}

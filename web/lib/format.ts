import type { Language } from '#contract/languages'
import { formatIdr } from '#domain/payments/rupiah'
import { formatClock, zoneName } from '#domain/time/words'

export { formatIdr } from '#domain/payments/rupiah'
export { formatClock, formatDateTime, zoneName } from '#domain/time/words'

const locales = { id: 'id-ID', en: 'en-GB' } as const

// Making a formatter costs a hundred times what using it does.
const nearDays = {
  id: new Intl.RelativeTimeFormat('id-ID', { numeric: 'auto' }),
  en: new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' }),
} as const

/** `Rp75.000–Rp450.000`, or one amount when both are the same. */
export function formatIdrRange(fromIdr: number, toIdr: number): string {
  return fromIdr === toIdr ? formatIdr(fromIdr) : `${formatIdr(fromIdr)}–${formatIdr(toIdr)}`
}

/** `20 November 2026` for an ISO calendar date. */
export function formatDate(isoDate: string, language: Language): string {
  return Temporal.PlainDate.from(isoDate).toLocaleString(locales[language], { day: 'numeric', month: 'long', year: 'numeric' })
}

/** `hari ini, 19.30 WIB`, `besok, …`, else `Jumat, 21 November, 19.30 WIB`, with the year where it is another. For the middle of a sentence. */
export function formatMoment(instant: string, timeZone: string, language: Language, now: Temporal.Instant): string {
  const at = Temporal.Instant.from(instant)
  const [day, today] = [at, now].map((one) => one.toZonedDateTimeISO(timeZone).toPlainDate()) as [Temporal.PlainDate, Temporal.PlainDate]
  const { days } = today.until(day, { largestUnit: 'days' })
  const isNear = Math.abs(days) <= 1
  const year = day.year === today.year ? {} : ({ year: 'numeric' } as const)
  const name = isNear
    ? nearDays[language].format(days, 'day')
    : day.toLocaleString(locales[language], { weekday: 'long', day: 'numeric', month: 'long', ...year })
  return `${name}, ${formatClock(instant, timeZone, language)} ${zoneName(timeZone, at)}`
}

/** `Kamis, 20 November 2026`. */
export function formatDay(instant: string, timeZone: string, language: Language): string {
  const day = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate()
  return day.toLocaleString(locales[language], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
}

/** How many days ago it was there; 0 for today. */
export function daysAgo(instant: string, timeZone: string, now: Temporal.Instant = Temporal.Now.instant()): number {
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(timeZone).toPlainDate()
  return dayOf(Temporal.Instant.from(instant)).until(dayOf(now)).days
}

/** `2,4 MB`: 1 kB is 1,000 bytes. */
export function formatBytes(bytes: number, language: Language): string {
  const [amount, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'kB'] : [bytes / 1_000_000, 'MB']
  return `${amount.toLocaleString(locales[language], { maximumFractionDigits: 1 })} ${unit}`
}

/** `1.05` or `1:05` minutes, as one reads it on a clock. */
export function formatLength(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.round(seconds))
  return `${Math.floor(whole / 60)}${language === 'id' ? '.' : ':'}${String(whole % 60).padStart(2, '0')}`
}

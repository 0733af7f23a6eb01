import type { Language } from '#contract/languages'
import type { Window } from '#domain/scheduling/availability'
import { m } from '#messages'
import type { IsoDay } from './hours-draft.ts'

const locales = { id: 'id-ID', en: 'en-GB' } as const
const spans = {
  id: new Intl.DateTimeFormat(locales.id, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }),
  en: new Intl.DateTimeFormat(locales.en, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }),
} as const

/** `09.30` or `09:30` of minutes after midnight; the midnight that ends a day is `24.00`. */
export const clockOf = (minutes: number, language: Language): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(language === 'id' ? '.' : ':')

/** `09.00–12.00`. */
export const spanOf = ({ from, to }: Window, language: Language): string => `${clockOf(from, language)}–${clockOf(to, language)}`

/** `09–12.30`: for a day of a month, where there is little room. */
export const shortSpanOf = ({ from, to }: Window, language: Language): string =>
  [from, to].map((minutes) => clockOf(minutes, language).replace(/[.:]00$/, '')).join('–')

/** Of a day without any: that it is off. */
export const spansOf = (windows: readonly Window[], language: Language): string =>
  windows.length === 0 ? m.hours_off() : windows.map((one) => spanOf(one, language)).join(', ')

const shown = (day: IsoDay, language: Language, parts: Intl.DateTimeFormatOptions) =>
  Temporal.PlainDate.from(day).toLocaleString(locales[language], parts)

/** `Senin`. */
export const weekdayName = (day: IsoDay, language: Language) => shown(day, language, { weekday: 'long' })
/** `Sen`. */
export const weekdayShort = (day: IsoDay, language: Language) => shown(day, language, { weekday: 'short' })
/** `Senin, 23 November`. */
export const dayTitle = (day: IsoDay, language: Language) => shown(day, language, { weekday: 'long', day: 'numeric', month: 'long' })
/** `November 2026`. */
export const monthTitle = (day: IsoDay, language: Language) => shown(day, language, { month: 'long', year: 'numeric' })
/** `23–29 November 2026`. */
export const daysTitle = (days: readonly IsoDay[], language: Language) =>
  spans[language].formatRange(new Date(`${days[0]}T00:00Z`), new Date(`${days.at(-1)}T00:00Z`))
export const dayNumber = (day: IsoDay): string => String(Number(day.slice(8)))

import type { Language } from '#contract/languages'
import { pathOf } from '#lib/paths'

const isMonth = /^\d{4}-(?:0[1-9]|1[0-2])$/

/** The month in the address; this one where there is none, or it is no month. */
export function monthOf(search: URLSearchParams, today: string): string {
  const month = search.get('month') ?? ''
  return isMonth.test(month) ? month : today.slice(0, 7)
}

/** @param steps months on, or back where it is below nothing */
export const monthAfter = (month: string, steps: number): string => Temporal.PlainYearMonth.from(month).add({ months: steps }).toString()

export const ledgerPath = (language: Language, month: string): string => `${pathOf('ledger', language)}?${new URLSearchParams({ month }).toString()}`

/** `November 2026`, in either language. */
export const monthName = (month: string, language: Language): string =>
  Temporal.PlainYearMonth.from(month)
    .toPlainDate({ day: 1 })
    .toLocaleString(language === 'id' ? 'id-ID' : 'en-GB', { month: 'long', year: 'numeric' })

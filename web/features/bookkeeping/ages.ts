import type { Language } from '#contract/languages'

const words = {
  id: new Intl.RelativeTimeFormat('id-ID', { numeric: 'always' }),
  en: new Intl.RelativeTimeFormat('en-GB', { numeric: 'always' }),
} as const

/** `12 menit yang lalu`, `3 jam yang lalu`, `2 hari yang lalu`: how long somebody has waited. */
export function ageOf(instant: string, language: Language, now: Temporal.Instant): string {
  const minutes = Math.max(1, Math.floor(Temporal.Instant.from(instant).until(now).total('minutes')))
  if (minutes < 60) return words[language].format(-minutes, 'minute')
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? words[language].format(-hours, 'hour') : words[language].format(-Math.floor(hours / 24), 'day')
}

import type { Language } from '#contract/common'
import type { CounsellorSearch } from '#contract/counsellors'

/** Address patterns of every public page, Indonesian first. `web/routes.ts` mounts them; links are made below. */
export const addresses = {
  home: { id: '/', en: '/en' },
  counsellors: { id: '/konselor', en: '/en/counsellors' },
  counsellor: { id: '/konselor/:slug', en: '/en/counsellors/:slug' },
  services: { id: '/layanan', en: '/en/services' },
  about: { id: '/tentang-konseling-daring', en: '/en/about-online-counselling' },
  contact: { id: '/kontak', en: '/en/contact' },
  emergency: { id: '/darurat', en: '/en/emergency' },
  setUp: { id: '/setup', en: '/en/setup' },
  desk: { id: '/meja', en: '/en/desk' },
  refusal: { id: '/refusal/:code', en: '/en/refusal/:code' },
} as const satisfies Record<string, Record<Language, string>>

export type PageName = keyof typeof addresses

/** The address of a page in a language, its parameters filled in. */
export function pathOf(page: PageName, language: Language, params: Readonly<Record<string, string | undefined>> = {}): string {
  return addresses[page][language].replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}

/** Names of the search fields as they stand in the address, the same in both languages. */
export const searchFields = {
  text: 'q',
  specialisation: 'for',
  language: 'in',
  mode: 'by',
  maxPriceIdr: 'max',
  minYears: 'years',
  order: 'order',
  page: 'page',
} as const satisfies Record<keyof CounsellorSearch, string>

export function counsellorsPath(language: Language, search: CounsellorSearch = {}): string {
  const query = new URLSearchParams()
  for (const [field, name] of Object.entries(searchFields)) {
    const value = search[field as keyof CounsellorSearch]
    if (value !== undefined && value !== '' && !(field === 'page' && value === 1)) query.set(name, String(value))
  }
  const text = query.toString()
  return pathOf('counsellors', language) + (text && `?${text}`)
}

/** Sets the theme and comes back. */
export function themePath(theme: string, here: string): string {
  return `/tampilan?${new URLSearchParams({ theme, to: here }).toString()}`
}

import { languages, type Language } from '#contract/languages'
import { counsellorsPath, pathOf, timesPath, type PageName } from '#lib/paths'

/** A counsellor of the demo whose licence is in force and can be checked by anybody, and one whose licence has ended. */
export const licensedSlug = 'felicia-gunadi'
export const pausedSlug = 'ni-luh-komang-suwitri'

export type PublicPage = { readonly name: string; readonly language: Language; readonly path: string }

const names = ['home', 'counsellors', 'counsellor', 'services', 'about', 'contact', 'emergency'] as const satisfies readonly PageName[]

/** Every page that anybody can open and that search engines should find, in both languages. */
export const publicPages: readonly PublicPage[] = languages.flatMap((language) =>
  names.map((name) => ({ name, language, path: pathOf(name, language, { slug: licensedSlug }) })),
)

/** What the same site says when there is nothing to show. */
export const otherPages: readonly PublicPage[] = languages.flatMap((language) => [
  { name: 'empty search', language, path: `${pathOf('counsellors', language)}?q=zzzz&for=grief` },
  { name: 'free times', language, path: timesPath(language, licensedSlug, { zone: 'Asia/Jayapura' }) },
  { name: 'free times, wrongly asked', language, path: timesPath(language, licensedSlug, { service: 'x', from: '2026-02-30', zone: 'Mars' }) },
  { name: 'free times, paused', language, path: timesPath(language, pausedSlug) },
  { name: 'free soonest', language, path: counsellorsPath(language, { order: 'soonest' }) },
  { name: 'paused counsellor', language, path: pathOf('counsellor', language, { slug: pausedSlug }) },
  { name: 'not found', language, path: language === 'id' ? '/tidak-ada' : '/en/nothing-here' },
  { name: 'too many requests', language, path: pathOf('refusal', language, { code: 'too-many-requests' }) },
])

/** By which one comes in; they exist in the browser only. */
export const entryPages: readonly PublicPage[] = languages.flatMap((language) =>
  (['logIn', 'register', 'recover'] as const).map((name) => ({ name, language, path: pathOf(name, language) })),
)

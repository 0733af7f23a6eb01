import type { MetaDescriptor } from 'react-router'
import type { Language } from '#contract/languages'
import { addresses, pathOf, type PageName } from './paths.ts'
import type { PageFacts } from './page.ts'

/** What React Router gives to `meta`, as far as we use it. */
type MetaArgs = {
  readonly matches: readonly ({ readonly id: string; readonly loaderData?: unknown } | undefined)[]
  readonly params: Readonly<Record<string, string | undefined>>
}

type Words = {
  readonly title: string
  readonly description?: string
  readonly indexed?: boolean
  /** Path of a picture for shared links; the practice's own by default. */
  readonly picture?: string
  readonly jsonLd?: (facts: { url: string; origin: string; name: string }) => Record<string, unknown>
}

/** Title, description, canonical address, languages, Open Graph and JSON-LD of a page. */
export function pageMeta({ matches, params }: MetaArgs, words: Words): MetaDescriptor[] {
  const facts = matches.find((match) => match?.id === 'root')?.loaderData as PageFacts | undefined
  const page = matches.at(-1)?.id.split('/')[1]
  const name = facts?.practice?.name
  const title = name && words.title !== name ? `${words.title} · ${name}` : words.title
  const basic: MetaDescriptor[] = [{ title }, ...(words.description ? [{ name: 'description', content: words.description }] : [])]
  if (!facts?.practice || words.indexed === false || !page || !(page in addresses)) {
    return [...basic, { name: 'robots', content: 'noindex' }]
  }
  const addressIn = (language: Language) => facts.origin + pathOf(page as PageName, language, params)
  const url = addressIn(facts.language)
  return [
    ...basic,
    { tagName: 'link', rel: 'canonical', href: url },
    ...facts.practice.languages.map((language) => ({ tagName: 'link' as const, rel: 'alternate', hrefLang: language, href: addressIn(language) })),
    { tagName: 'link', rel: 'alternate', hrefLang: 'x-default', href: addressIn(facts.practice.languages[0] ?? 'id') },
    { property: 'og:type', content: 'website' },
    { property: 'og:site_name', content: facts.practice.name },
    { property: 'og:title', content: words.title },
    ...(words.description ? [{ property: 'og:description', content: words.description }] : []),
    { property: 'og:url', content: url },
    { property: 'og:locale', content: facts.language === 'id' ? 'id_ID' : 'en_GB' },
    { property: 'og:image', content: facts.origin + (words.picture ?? '/og/practice.png') },
    { property: 'og:image:width', content: '1200' },
    { property: 'og:image:height', content: '630' },
    { name: 'twitter:card', content: 'summary_large_image' },
    ...(words.jsonLd ? [{ 'script:ld+json': words.jsonLd({ url, origin: facts.origin, name: facts.practice.name }) } as MetaDescriptor] : []),
  ]
}

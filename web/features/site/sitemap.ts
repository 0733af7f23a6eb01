import type { Language } from '#contract/languages'
import { listSlugs } from '#contract/counsellors'
import { getPractice } from '#contract/practice'
import { ask, pageContext } from '#lib/page'
import { pathOf, type PageName } from '#lib/paths'
import type { Route } from './+types/sitemap'

const pages = ['home', 'counsellors', 'services', 'about', 'contact', 'emergency'] as const

/** Every public page with its languages (sitemaps.org 0.9, xhtml:link alternates). */
export async function loader({ context }: Route.LoaderArgs) {
  const { origin } = context.get(pageContext)
  const [{ languages }, { slugs }] = await Promise.all([ask(context, getPractice), ask(context, listSlugs)])
  const entry = (page: PageName, params = {}) => urlEntries(languages, (language) => origin + pathOf(page, language, params))
  const urls = [...pages.map((page) => entry(page)), ...slugs.map((slug) => entry('counsellor', { slug }))]
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('\n')}\n</urlset>\n`
  return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } })
}

function urlEntries(languages: readonly Language[], addressIn: (language: Language) => string): string {
  const links = languages.map((language) => `<xhtml:link rel="alternate" hreflang="${language}" href="${escaped(addressIn(language))}"/>`).join('')
  return languages.map((language) => `<url><loc>${escaped(addressIn(language))}</loc>${links}</url>`).join('\n')
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

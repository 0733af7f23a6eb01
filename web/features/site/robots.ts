import { languages } from '#contract/languages'
import { pageContext } from '#lib/page'
import { pathOf } from '#lib/paths'
import type { Route } from './+types/robots'

const operatorPages = ['setUp', 'desk'] as const

export function loader({ context }: Route.LoaderArgs) {
  const { origin } = context.get(pageContext)
  const lines = [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /keluar',
    'Disallow: /kembali',
    'Disallow: /tampilan',
    ...languages.flatMap((language) => operatorPages.map((page) => `Disallow: ${pathOf(page, language)}`)),
    // Weeks and zones without end, each at an address of its own.
    ...languages.map((language) => `Disallow: ${pathOf('times', language).replace('//', '/*/')}`),
    `Sitemap: ${origin}/sitemap.xml`,
  ]
  return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}

import { pageContext } from '#lib/page'
import type { Route } from './+types/robots'

export function loader({ context }: Route.LoaderArgs) {
  const { origin } = context.get(pageContext)
  const lines = [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /keluar',
    'Disallow: /kembali',
    'Disallow: /tampilan',
    'Disallow: /setup',
    'Disallow: /meja',
    `Sitemap: ${origin}/sitemap.xml`,
  ]
  return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}

import { getPractice } from '#contract/practice'
import { ask } from '#lib/page'
import type { Route } from './+types/manifest'

/** Web app manifest. The short name says nothing of counselling: it stands on a home screen that others see. */
export async function loader({ context }: Route.LoaderArgs) {
  const practice = await ask(context, getPractice)
  const manifest = {
    name: practice.name,
    short_name: 'Teduh',
    start_url: '/',
    display: 'standalone',
    lang: 'id',
    background_color: '#fbf8f2',
    theme_color: '#16352b',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
  return new Response(JSON.stringify(manifest), { headers: { 'content-type': 'application/manifest+json' } })
}

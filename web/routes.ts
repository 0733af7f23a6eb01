import { index, layout, route, type RouteConfig, type RouteConfigEntry } from '@react-router/dev/routes'
import { exitPath, returnPath, veilPagePath } from '#contract/pages'
import { addresses, type PageName } from '#lib/paths'

/** The table of contents of the pages: which file answers at which address, in both languages. */
const sitePages = {
  counsellors: 'features/counsellors/counsellors-page.tsx',
  counsellor: 'features/counsellors/counsellor-page.tsx',
  services: 'features/counsellors/services-page.tsx',
  about: 'features/practice/about-page.tsx',
  contact: 'features/practice/contact-page.tsx',
  emergency: 'features/safety/emergency-page.tsx',
  refusal: 'features/site/refusal-page.tsx',
  home: 'features/site/home-page.tsx',
} as const satisfies Partial<Record<PageName, string>>

const operatorPages = {
  setUp: 'features/practice/set-up-page.tsx',
  desk: 'features/practice/desk-page.tsx',
} as const satisfies Partial<Record<PageName, string>>

const mount = (pages: Partial<Record<PageName, string>>, language: 'id' | 'en'): RouteConfigEntry[] =>
  Object.entries(pages).map(([page, file]) => {
    const path = addresses[page as PageName][language]
    return path === '/' ? index(file, { id: `${language}/${page}` }) : route(path, file, { id: `${language}/${page}` })
  })

export default [
  ...(['id', 'en'] as const).map((language) => layout('features/site/site-layout.tsx', { id: `${language}/site` }, mount(sitePages, language))),
  ...(['id', 'en'] as const).map((language) =>
    layout('features/site/operator-layout.tsx', { id: `${language}/operator` }, mount(operatorPages, language)),
  ),
  route(exitPath, 'features/safety/quick-exit.ts'),
  route(returnPath, 'features/safety/return.ts'),
  route(veilPagePath, 'features/safety/veil-page.tsx'),
  route('/tampilan', 'features/site/choose-theme.ts'),
  route('/sitemap.xml', 'features/site/sitemap.ts'),
  route('/robots.txt', 'features/site/robots.ts'),
  route('/manifest.webmanifest', 'features/site/manifest.ts'),
  route('/_ui', 'features/gallery/gallery-page.tsx'),
  route('/en/*', 'features/site/not-found.ts', { id: 'en/not-found' }),
  route('*', 'features/site/not-found.ts', { id: 'id/not-found' }),
] satisfies RouteConfig

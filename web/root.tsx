import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  redirect,
  useMatches,
  useRouteError,
  type LinksFunction,
  type ShouldRevalidateFunction,
} from 'react-router'
import type { ReactNode } from 'react'
import { getPractice } from '#contract/practice'
import { PlainFrame, RefusalView, SiteFrame } from '#features/site'
import { pageContext, refusalCode, usePageIfAny, type PageFacts } from '#lib/page'
import { addresses, inLanguage, pathOf } from '#lib/paths'
import { codeOfError, wordsOfRefusal } from '#lib/refusal-words'
import { useInBrowser } from '#lib/use-in-browser'
import type { Route } from './+types/root'
import jakartaSans from './ui/fonts/plus-jakarta-sans.woff2?url'
import newsreader from './ui/fonts/newsreader.woff2?url'
import theme from './ui/theme.css?url'

export const links: LinksFunction = () => [
  { rel: 'preload', href: jakartaSans, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'preload', href: newsreader, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: theme },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
]

/** Before the practice is set up there is only the set-up page and what needs no practice. */
const needsNoPractice = /^\/(setup|en\/setup|_ui|_veil|kembali|keluar|tampilan|robots\.txt|refusal\/|en\/refusal\/)/

export async function loader({ context, request }: Route.LoaderArgs): Promise<PageFacts> {
  const { call, language, theme: chosenTheme, origin, now } = context.get(pageContext)
  const { pathname, search } = new URL(request.url)
  const practice = await call(getPractice).catch((error: unknown) => {
    if (refusalCode(error) === 'practice-not-set-up') return null
    throw error
  })
  if (!practice && !needsNoPractice.test(pathname)) throw redirect(pathOf('setUp', language))
  const available = practice?.languages ?? [language]
  if (!available.includes(language) && !isSetUp(pathname)) {
    const elsewhere = inLanguage(pathname, available[0] ?? 'id')
    if (elsewhere) throw redirect(elsewhere + search)
  }
  return { practice, language, theme: chosenTheme, origin, here: pathname + search, today: dayIn(practice?.timeZone ?? 'Asia/Jakarta', now()) }
}

/** Which day it is there: in Indonesia it begins while the server's clock still says yesterday. */
const dayIn = (timeZone: string, now: string) => Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate().toString()

/** The set-up makes the practice; no other step changes what every page knows. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl }) => isSetUp(currentUrl.pathname)

const isSetUp = (pathname: string) => Object.values<string>(addresses.setUp).includes(pathname)

export function Layout({ children }: { children: ReactNode }) {
  const isInBrowser = useInBrowser()
  const page = usePageIfAny()
  const kind = (useMatches().at(-1)?.handle as { kind?: string } | undefined)?.kind
  // What went wrong in a page that is there already makes the document anew: its scripts have run, and Trusted Types refuse new ones.
  const isAnew = useRouteError() !== undefined && isInBrowser
  return (
    <html lang={page?.language ?? 'id'} data-theme={page && page.theme !== 'system' ? page.theme : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {/* The id keeps react-aria from injecting a style element of its own, which the CSP would refuse; base.css has its rule. */}
        <meta id="react-aria-pressable-style" name="color-scheme" content="light dark" />
        <Meta />
        <Links />
        {isAnew ? null : <script type="module" src="/site.js" />}
      </head>
      <body>
        {children}
        {kind === 'hydrated' && !isAnew ? (
          <>
            <ScrollRestoration />
            <Scripts />
          </>
        ) : null}
      </body>
    </html>
  )
}

/** Of the page that tells a refusal; every other page has a title of its own. */
export function meta({ error }: Route.MetaArgs) {
  return error ? [{ title: wordsOfRefusal(error).title }, { name: 'robots', content: 'noindex' }] : []
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const page = usePageIfAny()
  const view = <RefusalView code={codeOfError(error)} words={wordsOfRefusal(error)} language={page?.language ?? 'id'} />
  if (!page?.practice) return <main>{view}</main>
  // Only private pages go on in the browser: the frame of the public ones stays behind.
  if (!import.meta.env.SSR) return <PlainFrame>{view}</PlainFrame>
  return <SiteFrame page={{ ...page, practice: page.practice }}>{view}</SiteFrame>
}

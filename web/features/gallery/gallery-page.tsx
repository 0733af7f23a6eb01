import { lazy, Suspense, useState, useSyncExternalStore } from 'react'
import { data } from 'react-router'
import { pageContext } from '#lib/page'
import { Container } from '#ui/container'
import { Heading } from '#ui/heading'
import { InterfaceLanguage } from '#ui/interface-language'
import { LeafShadow } from '#ui/leaf-shadow'
import { FieldParts } from './field-parts.tsx'
import { GroundParts } from './ground-parts.tsx'
import { samples, type SampleLanguage } from './samples.ts'
import { StaticParts } from './static-parts.tsx'
import { ViewSwitches } from './view-switches.tsx'
import type { Route } from './+types/gallery-page'

export const handle = { kind: 'hydrated' }

export const meta = () => [{ title: 'Teduh: ui' }, { name: 'robots', content: 'noindex' }]

/** Nobody's business but the builders': elsewhere there is no such page. */
export function loader({ context }: Route.LoaderArgs) {
  if (!context.get(pageContext).designPage) throw data({ code: 'not-found' }, { status: 404 })
  return null
}

/** In the browser only, and the heaviest by far: the server never loads it. */
const InteractiveParts = lazy(() => import('./interactive-parts.tsx').then((module) => ({ default: module.InteractiveParts })))

const ChatPart = lazy(() => import('./chat-part.tsx').then((module) => ({ default: module.ChatPart })))

const never = () => () => {}
const isBrowser = () => true
const isServer = () => false

/** Every part of `web/ui` in its states, for builders and for the tests of looks and access. */
export default function GalleryPage() {
  const [language, setLanguage] = useState<SampleLanguage>('id')
  const hydrated = useSyncExternalStore(never, isBrowser, isServer)
  const words = samples[language]
  return (
    <main id="main" tabIndex={-1} lang={language} className="relative isolate overflow-hidden pb-24">
      <LeafShadow />
      <Container className="grid gap-10">
        <header className="grid gap-4 pt-28">
          <Heading level={1} size="display">
            web/ui
          </Heading>
          <p className="max-w-[34rem] text-lg text-muted">{words.intro}</p>
          {hydrated ? <ViewSwitches language={language} onLanguage={setLanguage} /> : null}
        </header>
        <Heading>Ground</Heading>
        <GroundParts words={words} />
        <Heading>Static</Heading>
        <StaticParts words={words} />
        <Heading>Fields</Heading>
        <FieldParts words={words} />
        <Heading>Interactive</Heading>
        {hydrated ? (
          <InterfaceLanguage language={language}>
            <Suspense>
              <InteractiveParts words={words} />
              <ChatPart language={language} />
            </Suspense>
          </InterfaceLanguage>
        ) : null}
      </Container>
    </main>
  )
}

import { useState, useSyncExternalStore } from 'react'
import { Container } from '#ui/container'
import { Heading } from '#ui/heading'
import { InterfaceLanguage } from '#ui/interface-language'
import { LeafShadow } from '#ui/leaf-shadow'
import { FieldParts } from './field-parts.tsx'
import { GroundParts } from './ground-parts.tsx'
import { InteractiveParts } from './interactive-parts.tsx'
import { samples, type SampleLanguage } from './samples.ts'
import { StaticParts } from './static-parts.tsx'
import { ViewSwitches } from './view-switches.tsx'

export const handle = { kind: 'hydrated' }

export const meta = () => [{ title: 'Teduh: ui' }, { name: 'robots', content: 'noindex' }]

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
            <InteractiveParts words={words} />
          </InterfaceLanguage>
        ) : null}
      </Container>
    </main>
  )
}

import type { Language } from '#contract/languages'
import { m } from '#messages'
import { pathOf } from '#lib/paths'
import { refusalWords } from '#lib/refusal-words'
import { ButtonLink } from '#ui/button'
import { Container } from '#ui/container'
import { Heading } from '#ui/heading'
import { LeafShadow } from '#ui/leaf-shadow'

/** What happened, what is safe, what next: for every refusal that a page can meet. */
export function RefusalView({ code, language }: { code: string; language: Language }) {
  const { title, next } = refusalWords(code)
  return (
    <div className="relative isolate overflow-hidden">
      {/* An ornament of the pages that the server renders; in the browser every byte is waited for. */}
      {import.meta.env.SSR ? <LeafShadow /> : null}
      <Container className="grid gap-4 pt-28 pb-16 lg:py-24">
        <Heading level={1} size="title">
          {title}
        </Heading>
        <p className="max-w-xl text-lg">{next}</p>
        <div className="mt-2 flex flex-wrap gap-3">
          <ButtonLink href={pathOf('home', language)}>{m.to_home()}</ButtonLink>
          {code === 'not-found' ? <ButtonLink href={pathOf('counsellors', language)}>{m.find_counsellor()}</ButtonLink> : null}
          <ButtonLink href={pathOf('emergency', language)} variant="quiet">
            {m.emergency_link()}
          </ButtonLink>
        </div>
      </Container>
    </div>
  )
}

import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { hereInLanguage, pathOf } from '#lib/paths'
import { Container } from '#ui/container'
import { Logo } from '#ui/logo'
import { SkipLink } from '#ui/skip-link'
import { PageProgress } from './page-progress.tsx'
import { SafetyBar } from './safety-bar.tsx'

/** Beside a practice's name the whole of it takes two lines on a phone. */
const ShortIndonesian = () => (
  <>
    <span className="max-sm:sr-only">Bahasa </span>Indonesia
  </>
)

/**
 * Around pages that ask for one thing at a time: plain, with help and the way out where they always are. The other language is one
 * step within the private pages: a new document would lock them.
 */
export function PlainFrame({ menu, children }: { /** Skipped with the rest of the head. */ menu?: ReactNode; children: ReactNode }) {
  const { language, practice, here } = usePage()
  const other = language === 'id' ? 'en' : 'id'
  return (
    <>
      <SkipLink>{m.skip_to_content()}</SkipLink>
      {practice ? <SafetyBar language={language} /> : null}
      <header className="border-b border-line print:hidden">
        <PageProgress />
        <Container className="flex items-center justify-between gap-4 py-3">
          <a href={pathOf(practice ? 'home' : 'setUp', language)} className="min-w-0 text-ink no-underline">
            <Logo name={practice?.name} />
          </a>
          {practice && !practice.languages.includes(other) ? null : (
            <Link
              to={hereInLanguage(here, other)}
              hrefLang={other}
              lang={other}
              className="flex min-h-11 shrink-0 items-center font-medium whitespace-pre text-leaf"
            >
              {other === 'en' ? 'English' : <ShortIndonesian />}
            </Link>
          )}
        </Container>
        {menu}
      </header>
      <main id="main" tabIndex={-1} className="outline-none">
        {children}
      </main>
    </>
  )
}

import { Outlet } from 'react-router'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { hereInLanguage, pathOf } from '#lib/paths'
import { Container } from '#ui/container'
import { Logo } from '#ui/logo'
import { SkipLink } from '#ui/skip-link'
import { SafetyBar } from './safety-bar.tsx'

/** Around the pages of whoever runs the practice: plain, where work is done. */
export default function OperatorLayout() {
  const { language, practice, here } = usePage()
  const other = language === 'id' ? 'en' : 'id'
  return (
    <>
      <SkipLink>{m.skip_to_content()}</SkipLink>
      {practice ? <SafetyBar language={language} /> : null}
      <header className="border-b border-line">
        <Container className="flex items-center justify-between gap-4 py-3">
          <a href={pathOf(practice ? 'home' : 'setUp', language)} className="min-w-0 text-ink no-underline">
            <Logo name={practice?.name} />
          </a>
          <a href={hereInLanguage(here, other)} hrefLang={other} lang={other} className="flex min-h-11 items-center font-medium text-leaf">
            {other === 'en' ? 'English' : 'Bahasa Indonesia'}
          </a>
        </Container>
      </header>
      <main id="main" tabIndex={-1} className="outline-none">
        <Outlet />
      </main>
    </>
  )
}

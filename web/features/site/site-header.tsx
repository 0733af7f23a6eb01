import { Menu } from 'lucide-react'
import { useMatches } from 'react-router'
import type { Language } from '#contract/languages'
import { m } from '#messages'
import { addresses, hereInLanguage, pathOf, type PageName } from '#lib/paths'
import { Logo } from '#ui/logo'
import type { SitePage } from './site-frame.tsx'

const places = ['counsellors', 'services', 'about', 'contact'] as const

const placeName: Record<(typeof places)[number], () => string> = {
  counsellors: m.nav_counsellors,
  services: m.nav_services,
  about: m.nav_about,
  contact: m.nav_contact,
}

/** The page that is shown, by its route; null where no page of the table is. */
function useCurrentPage(): PageName | null {
  const name = useMatches().at(-1)?.id.split('/')[1]
  return name && name in addresses ? (name as PageName) : null
}

export function SiteHeader({ page }: { page: SitePage }) {
  const { language, practice } = page
  return (
    <header className="border-b border-line">
      <div className="mx-auto flex w-full max-w-[68rem] items-center justify-end gap-1 py-3 ps-5 pe-3 sm:gap-2 sm:px-8">
        <a href={pathOf('home', language)} className="me-auto min-w-0 rounded-sm wrap-anywhere text-ink no-underline">
          <Logo name={practice.name} />
        </a>
        <nav aria-label={m.nav_label()} className="hidden items-center gap-1 lg:flex">
          <Places language={language} />
          <LanguageSwitch page={page} />
        </nav>
        <a href={pathOf('logIn', language)} className={`${place} shrink-0 max-sm:px-1.5`}>
          {m.nav_log_in()}
        </a>
        <details className="group relative shrink-0 lg:hidden">
          <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-md border border-edge bg-surface px-3.5 font-semibold max-[25rem]:border-transparent max-[25rem]:bg-transparent max-[25rem]:px-3 [&::-webkit-details-marker]:hidden">
            <Menu aria-hidden="true" className="size-5" />
            <span className="max-[25rem]:sr-only">{m.menu()}</span>
          </summary>
          <nav
            aria-label={m.nav_label()}
            className="absolute end-0 z-20 mt-2 grid w-64 gap-1 rounded-lg border border-line bg-surface p-3 shadow-lifted"
          >
            <Places language={language} />
            <LanguageSwitch page={page} />
          </nav>
        </details>
      </div>
    </header>
  )
}

const place =
  'flex min-h-11 items-center rounded-md px-3 font-medium whitespace-nowrap lg:max-xl:px-2 text-ink no-underline hover:bg-mist-soft aria-[current]:text-leaf aria-[current]:underline aria-[current]:decoration-2 aria-[current]:underline-offset-8'

function Places({ language }: { language: Language }) {
  const current = useCurrentPage()
  return places.map((name) => (
    <a
      key={name}
      href={pathOf(name, language)}
      aria-current={current === name ? 'page' : current === 'counsellor' && name === 'counsellors' ? 'true' : undefined}
      className={place}
    >
      {placeName[name]()}
    </a>
  ))
}

/** Leads to the same page in the other language, search and all. */
function LanguageSwitch({ page }: { page: SitePage }) {
  const other = page.language === 'id' ? 'en' : 'id'
  if (!page.practice.languages.includes(other)) return null
  return (
    <a href={hereInLanguage(page.here, other)} hrefLang={other} lang={other} className={place}>
      {other === 'en' ? 'English' : 'Bahasa Indonesia'}
    </a>
  )
}

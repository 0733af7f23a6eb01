import { themes } from '#contract/pages'
import { m } from '#messages'
import { pathOf, themePath } from '#lib/paths'
import { zoneName } from '#lib/format'
import { TextLink } from '#ui/link'
import type { SitePage } from './site-frame.tsx'

const themeName = { system: m.theme_system, light: m.theme_light, dark: m.theme_dark }

export function SiteFooter({ page }: { page: SitePage }) {
  const { language, practice, theme, here, today } = page
  const zone = zoneName(practice.timeZone, Temporal.Instant.from(`${today}T00:00Z`))
  return (
    <footer className="mt-16 border-t border-line bg-mist-soft">
      <div className="mx-auto grid w-full max-w-[68rem] gap-x-16 gap-y-8 px-5 py-10 sm:px-8 md:grid-cols-[1fr_auto_auto]">
        <div className="grid content-start gap-2">
          <p className="font-serif text-xl font-medium">{practice.name}</p>
          <p className="text-muted">
            {practice.city} · {zone}
          </p>
          <p className="max-w-md text-sm text-muted">{m.footer_limit()}</p>
        </div>
        <nav aria-label={m.footer_nav_label()}>
          <ul className="grid list-none gap-1 md:-mt-1">
            <FooterLink href={pathOf('about', language)}>{m.nav_about()}</FooterLink>
            <FooterLink href={pathOf('services', language)}>{m.nav_services()}</FooterLink>
            <FooterLink href={pathOf('contact', language)}>{m.nav_contact()}</FooterLink>
            <FooterLink href={pathOf('emergency', language)}>{m.emergency_link()}</FooterLink>
            <FooterLink href={pathOf('logIn', language)}>{m.nav_log_in()}</FooterLink>
            <FooterLink href={pathOf('register', language)}>{m.nav_register()}</FooterLink>
          </ul>
        </nav>
        <nav aria-labelledby="theme-label" className="grid content-start gap-2">
          <p id="theme-label" className="text-sm text-muted">
            {m.theme_label()}
          </p>
          <ul className="flex list-none flex-wrap gap-2">
            {themes.map((one) => (
              <li key={one}>
                <a
                  href={themePath(one, here)}
                  rel="nofollow"
                  aria-current={one === theme ? 'true' : undefined}
                  className="inline-flex min-h-9 items-center rounded-full border border-transparent px-3 text-sm text-leaf aria-[current]:border-edge aria-[current]:bg-surface aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
                >
                  {themeName[one]()}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  )
}

function FooterLink({ href, children }: { href: string; children: string }) {
  return (
    <li>
      <TextLink bare href={href} className="inline-flex min-h-9 items-center">
        {children}
      </TextLink>
    </li>
  )
}

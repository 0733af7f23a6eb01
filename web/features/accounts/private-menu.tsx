import { Lock, LogOut } from 'lucide-react'
import { Link } from 'react-router'
import { m } from '#messages'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf, type PageName } from '#lib/paths'
import { Container } from '#ui/container'

const place =
  'flex min-h-11 items-center gap-2 rounded-md px-3 font-medium text-ink no-underline hover:bg-mist-soft aria-[current]:text-leaf aria-[current]:underline aria-[current]:decoration-2 aria-[current]:underline-offset-8 [&_svg]:size-4.5'

const names = {
  account: m.menu_account,
  profile: m.menu_profile,
  security: m.menu_security,
  logins: m.menu_logins,
  people: m.menu_people,
  desk: m.menu_desk,
} as const satisfies Partial<Record<PageName, () => string>>

const ownPages = ['account', 'profile', 'security', 'logins'] as const

/** The private pages, one step each; the way to lock and to leave is always among them. */
export function PrivateMenu({ onLock, onLeave }: { onLock: () => void; onLeave: () => void }) {
  const { language, here } = usePage()
  const { role } = useMe()
  const pages = role === 'admin' ? ([...ownPages, 'people', 'desk'] as const) : ownPages
  const [pathname] = here.split('?', 1)
  return (
    <nav aria-label={m.menu_private()} className="border-b border-line print:hidden">
      <Container className="flex flex-wrap items-center gap-x-1 py-1.5">
        {pages.map((page) => (
          <Link key={page} to={pathOf(page, language)} aria-current={pathOf(page, language) === pathname ? 'page' : undefined} className={place}>
            {names[page]()}
          </Link>
        ))}
        <span className="ms-auto flex flex-wrap">
          <button type="button" onClick={onLock} className={place}>
            <Lock aria-hidden="true" />
            {m.menu_lock()}
          </button>
          <button type="button" onClick={onLeave} className={place}>
            <LogOut aria-hidden="true" />
            {m.leave_do()}
          </button>
        </span>
      </Container>
    </nav>
  )
}

import { ClipboardList, House, Lock, LogOut, MonitorSmartphone, ShieldCheck, UserRound, UsersRound, type LucideIcon } from 'lucide-react'
import { Link } from 'react-router'
import { m } from '#messages'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf, type PageName } from '#lib/paths'
import { Container } from '#ui/container'
import { classes } from '#ui/recipes'

const places = {
  account: { name: m.menu_account, Icon: House },
  profile: { name: m.menu_profile, Icon: UserRound },
  security: { name: m.menu_security, Icon: ShieldCheck },
  logins: { name: m.menu_logins, Icon: MonitorSmartphone },
  people: { name: m.menu_people, Icon: UsersRound },
  desk: { name: m.menu_desk, Icon: ClipboardList },
} as const satisfies Partial<Record<PageName, { name: () => string; Icon: LucideIcon }>>

/** At a phone's foot is room for four: an admin finds these two on the page of the account. */
const sparedOfAdmin: ReadonlySet<PageName> = new Set(['profile', 'logins'])

const ownPages = ['account', 'profile', 'security', 'logins'] as const

const act =
  'flex min-h-11 items-center gap-2 rounded-md px-3 font-medium text-ink hover:bg-mist-soft max-sm:text-sm [&_svg]:size-4.5 [&_svg]:shrink-0'
/** On a phone in thumb's reach, the name under its sign; elsewhere one line of names. */
const place =
  'flex items-center font-medium text-ink no-underline aria-[current]:text-leaf max-sm:min-w-0 max-sm:flex-1 max-sm:flex-col max-sm:justify-center max-sm:gap-0.5 max-sm:py-2 max-sm:text-xs ' +
  'max-sm:-outline-offset-3 sm:min-h-11 sm:rounded-md sm:px-3 sm:hover:bg-mist-soft sm:aria-[current]:underline sm:aria-[current]:decoration-2 sm:aria-[current]:underline-offset-8'
const sign = 'size-5.5 rounded-full sm:hidden group-aria-[current]:fill-mist'

/** The private pages, one step each; the way to lock and to leave is always among them. */
export function PrivateMenu({ onLock, onLeave }: { onLock: () => void; onLeave: () => void }) {
  const { language, here } = usePage()
  const { role } = useMe()
  // A thumb has room for four: what only the admin has stands on the account's page as well.
  const pages = role === 'admin' ? ([...ownPages, 'people', 'desk'] as const) : ownPages
  const [pathname] = here.split('?', 1)
  return (
    <div className="border-t border-line">
      <Container className="flex items-center justify-end sm:justify-between sm:py-1.5">
        <nav
          aria-label={m.menu_private()}
          data-foot-bar=""
          className="flex gap-x-1 sm:-ms-3 max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-20 max-sm:gap-x-0 max-sm:border-t max-sm:border-line max-sm:bg-surface max-sm:pb-[env(safe-area-inset-bottom)]"
        >
          {pages.map((page) => {
            const { name, Icon } = places[page]
            return (
              <Link
                key={page}
                to={pathOf(page, language)}
                aria-current={pathOf(page, language) === pathname ? 'page' : undefined}
                className={classes('group', place, role === 'admin' && sparedOfAdmin.has(page) && 'max-sm:hidden')}
              >
                <Icon aria-hidden="true" className={sign} />
                <span className="max-sm:max-w-full max-sm:truncate max-sm:group-aria-[current]:underline max-sm:group-aria-[current]:underline-offset-4">
                  {name()}
                </span>
              </Link>
            )
          })}
        </nav>
        <div className="-me-3 flex">
          <button type="button" onClick={onLock} className={act}>
            <Lock aria-hidden="true" />
            {m.menu_lock()}
          </button>
          <button type="button" onClick={onLeave} className={act}>
            <LogOut aria-hidden="true" />
            {m.leave_do()}
          </button>
        </div>
      </Container>
    </div>
  )
}

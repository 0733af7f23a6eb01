import {
  Banknote,
  CalendarDays,
  ClipboardList,
  House,
  Lock,
  LogOut,
  MessagesSquare,
  MonitorSmartphone,
  ShieldCheck,
  UserRound,
  UsersRound,
  type LucideIcon,
} from 'lucide-react'
import { Link } from 'react-router'
import type { Language } from '#contract/languages'
import type { Role } from '#domain/accounts/roles'
import { usePracticeSocket } from '#features/spaces'
import { m } from '#messages'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf, type PageName } from '#lib/paths'
import { useKeys } from '#lib/use-keys'
import { Container } from '#ui/container'
import { classes } from '#ui/recipes'

const places = {
  appointments: { name: m.menu_appointments, Icon: CalendarDays },
  messages: { name: m.menu_messages, Icon: MessagesSquare },
  agenda: { name: m.menu_agenda, Icon: CalendarDays },
  account: { name: m.menu_account, Icon: House },
  profile: { name: m.menu_profile, Icon: UserRound },
  security: { name: m.menu_security, Icon: ShieldCheck },
  logins: { name: m.menu_logins, Icon: MonitorSmartphone },
  people: { name: m.menu_people, Icon: UsersRound },
  payments: { name: m.money_payments, Icon: Banknote },
  desk: { name: m.menu_desk, Icon: ClipboardList },
} as const satisfies Partial<Record<PageName, { name: () => string; Icon: LucideIcon }>>

/** At a phone's foot is room for four: the others are found on the page of the account. */
const spared: Record<Role, readonly PageName[]> = {
  client: ['profile', 'logins'],
  counsellor: ['profile', 'logins'],
  supervisor: [],
  admin: ['profile', 'logins', 'payments'],
}

const ownPages = ['account', 'profile', 'security', 'logins'] as const

const pagesOf: Record<Role, readonly (keyof typeof places)[]> = {
  client: ['appointments', 'messages', ...ownPages],
  counsellor: ['messages', 'agenda', ...ownPages],
  supervisor: ownPages,
  admin: [...ownPages, 'people', 'payments', 'desk'],
}
const hasMessages = (role: Role): boolean => pagesOf[role].includes('messages')

/**
 * What lies below Appointments and Messages is of that place; hours and services belong to the agenda, money and rules to the desk. The
 * account's other pages have places of their own.
 */
function isHere(page: PageName, pathname: string, language: Language): boolean {
  const place = pathOf(page, language)
  if (page === 'messages' || page === 'appointments') return pathname === place || pathname.startsWith(`${place}/`)
  return pathname === place || (belonging[page]?.some((one) => pathOf(one, language) === pathname) ?? false)
}
const belonging: Partial<Record<PageName, readonly PageName[]>> = {
  agenda: ['hours', 'ownServices'],
  desk: ['paymentWays', 'ledger', 'vouchers', 'allAppointments', 'bookingRules'],
}

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
  const [pathname = ''] = here.split('?', 1)
  const isUnread = useUnread(hasMessages(role))
  return (
    <div className="border-t border-line">
      <Container className="flex items-center justify-end sm:justify-between sm:py-1.5">
        <nav
          aria-label={m.menu_private()}
          data-foot-bar=""
          className="flex gap-x-1 sm:-ms-3 sm:min-w-0 sm:flex-wrap max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-20 max-sm:gap-x-0 max-sm:border-t max-sm:border-line max-sm:bg-surface max-sm:pb-[env(safe-area-inset-bottom)]"
        >
          {pagesOf[role].map((page) => {
            const { name, Icon } = places[page]
            return (
              <Link
                key={page}
                to={pathOf(page, language)}
                aria-current={isHere(page, pathname, language) ? 'page' : undefined}
                className={classes('group', place, spared[role].includes(page) && 'max-sm:hidden')}
              >
                <span className="relative">
                  <Icon aria-hidden="true" className={sign} />
                  {page === 'messages' && isUnread ? <UnreadMark /> : null}
                </span>
                <span className="max-sm:max-w-full max-sm:truncate max-sm:group-aria-[current]:underline max-sm:group-aria-[current]:underline-offset-4">
                  {name()}
                </span>
              </Link>
            )
          })}
        </nav>
        <div className="-me-3 flex shrink-0 self-start">
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

/** Whether anything is unread; asked of the socket only by those who have messages. */
function useUnread(isAsked: boolean): boolean {
  const keys = useKeys()
  const { spaces } = usePracticeSocket(isAsked ? keys : null)
  return spaces?.some(({ unread }) => unread > 0) ?? false
}

/** A point for the eye, words for the ear. */
function UnreadMark() {
  return (
    <>
      <span
        aria-hidden="true"
        className="absolute -end-1 -top-0.5 size-2.5 rounded-full border-2 border-surface bg-clay sm:static sm:me-1.5 sm:inline-block"
      />
      <span className="sr-only">{m.menu_unread()}: </span>
    </>
  )
}

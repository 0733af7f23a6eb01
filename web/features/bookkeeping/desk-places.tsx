import { Link } from 'react-router'
import { m } from '#messages'
import { usePage } from '#lib/page'
import { pathOf, type PageName } from '#lib/paths'

const places = [
  { page: 'desk', name: m.money_place_overview },
  { page: 'payments', name: m.money_payments },
  { page: 'paymentWays', name: m.money_ways },
  { page: 'ledger', name: m.money_ledger },
  { page: 'vouchers', name: m.money_vouchers },
  { page: 'allAppointments', name: m.money_appointments },
  { page: 'bookingRules', name: m.money_rules },
] as const satisfies readonly { page: PageName; name: () => string }[]

const place =
  'flex min-h-11 shrink-0 items-center border-b-2 border-transparent px-3 font-semibold text-muted no-underline transition-colors first-of-type:ps-0 ' +
  'hover:text-ink aria-[current]:border-leaf aria-[current]:text-ink'

/** The places of the practice's desk, one step from each other; on a phone the row scrolls. */
export function DeskPlaces() {
  const { language, here } = usePage()
  const [pathname] = here.split('?', 1)
  return (
    <nav aria-label={m.money_places()} className="-mx-5 overflow-x-auto border-b border-line px-5 sm:mx-0 sm:px-0">
      <ul className="flex list-none gap-1">
        {places.map(({ page, name }) => (
          <li key={page} className="shrink-0">
            <Link
              to={pathOf(page, language)}
              aria-current={pathOf(page, language) === pathname ? 'page' : undefined}
              ref={pathOf(page, language) === pathname ? intoView : undefined}
              className={place}
            >
              {name()}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Sideways only: the page stays where it is. */
function intoView(link: HTMLElement | null): void {
  const row = link?.closest('nav')
  if (link && row) row.scrollLeft = link.offsetLeft - (row.clientWidth - link.offsetWidth) / 2
}

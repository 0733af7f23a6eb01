import { BanknoteArrowUp, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { listPayments } from '#contract/payments'
import type { ReplyOf } from '#contract/endpoint'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { usePage } from '#lib/page'
import { Card } from '#ui/card'
import { classes, stretchedLinkClasses } from '#ui/recipes'
import { paymentsPath } from './payments-address.ts'

type Counts = ReplyOf<typeof listPayments>['counts']

/** What waits for the practice's desk; null where it could not be asked, for the rest of the page does not hang on it. */
export const findWaiting = (): Promise<Counts | null> =>
  callApi(listPayments, { query: { which: 'to-check' } }).then(
    ({ counts }) => counts,
    () => null,
  )

/** Two numbers that somebody is waiting behind. */
export function WaitingMoney({ counts: { toCheck, owedBack } }: { counts: Counts }) {
  const { language } = usePage()
  return (
    <ul className="grid list-none gap-4 sm:grid-cols-2">
      <Card as="li" className={classes('flex items-center gap-4', toCheck > 0 && 'border-leaf')}>
        <Sign isOn={toCheck > 0}>
          <Search aria-hidden="true" />
        </Sign>
        <p>
          <Link
            to={paymentsPath(language, { which: 'to-check' })}
            data-card-link=""
            className={`font-semibold text-inherit no-underline ${stretchedLinkClasses}`}
          >
            {toCheck === 0
              ? m.money_waits_none_to_check()
              : toCheck === 1
                ? m.money_waits_one_to_check()
                : m.money_waits_to_check({ count: String(toCheck) })}
          </Link>
          <span className="block text-sm text-muted">{m.money_waits_to_check_why()}</span>
        </p>
      </Card>
      <Card as="li" className={classes('flex items-center gap-4', owedBack > 0 && 'border-turmeric bg-turmeric-soft')}>
        <Sign isOn={owedBack > 0}>
          <BanknoteArrowUp aria-hidden="true" />
        </Sign>
        <p>
          <Link
            to={paymentsPath(language, { which: 'owed-back' })}
            data-card-link=""
            className={`font-semibold text-inherit no-underline ${stretchedLinkClasses}`}
          >
            {owedBack === 0 ? m.money_waits_none_owed() : owedBack === 1 ? m.money_waits_one_owed() : m.money_waits_owed({ count: String(owedBack) })}
          </Link>
          <span className="block text-sm text-muted">{m.money_waits_owed_why()}</span>
        </p>
      </Card>
    </ul>
  )
}

const Sign = ({ isOn, children }: { isOn: boolean; children: ReactNode }) => (
  <span
    className={classes('grid size-12 shrink-0 place-items-center rounded-leaf [&_svg]:size-5.5', isOn ? 'bg-leaf text-on-leaf' : 'bg-mist text-leaf')}
  >
    {children}
  </span>
)

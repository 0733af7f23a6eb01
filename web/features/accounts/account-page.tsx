import { Link } from 'react-router'
import { listEpisodes } from '#contract/episodes'
import type { Role } from '#domain/accounts/roles'
import { m } from '#messages'
import { callApi } from '#lib/api'
import { useMe } from '#lib/me'
import { usePage } from '#lib/page'
import { pathOf, type PageName } from '#lib/paths'
import { Card } from '#ui/card'
import { Container } from '#ui/container'
import { Heading } from '#ui/heading'
import { stretchedLinkClasses } from '#ui/recipes'
import { AccountReminders } from './account-reminders.tsx'
import { NextAppointment } from './next-appointment.tsx'
import { NextMeeting } from './next-meeting.tsx'
import { roleName } from './role-name.ts'
import { WhatWaits } from './what-waits.tsx'
import type { Route } from './+types/account-page'

export const handle = { kind: 'hydrated' }
export const meta = () => [{ title: m.account_title() }, { name: 'robots', content: 'noindex' }]

const ownPages = [
  { page: 'profile', title: m.menu_profile, text: m.account_profile_text },
  { page: 'security', title: m.menu_security, text: m.account_security_text },
  { page: 'logins', title: m.menu_logins, text: m.account_logins_text },
  { page: 'notices', title: m.notices_title, text: m.account_notices_text },
] as const

const clientPages = [{ page: 'agreements', title: m.agreements_title, text: m.account_agreements_text }] as const

/** Of those who can have appointments. */
const meetingPages = [{ page: 'calendars', title: m.calendars_title, text: m.account_calendars_text }] as const

const counsellorPages = [
  { page: 'hours', title: m.hours_title, text: m.account_hours_text },
  { page: 'ownServices', title: m.services_own_title, text: m.account_services_text },
] as const

const adminPages = [
  { page: 'payments', title: m.money_payments, text: m.money_account_payments },
  { page: 'allAppointments', title: m.money_appointments, text: m.money_account_appointments },
  { page: 'bookingRules', title: m.money_rules, text: m.money_account_rules },
  { page: 'people', title: m.menu_people, text: m.account_people_text },
  { page: 'texts', title: m.texts_title, text: m.account_texts_text },
  { page: 'crossBorder', title: m.border_title, text: m.account_border_text },
  { page: 'desk', title: m.menu_desk, text: m.account_desk_text },
  { page: 'reminders', title: m.reminders_title, text: m.account_reminders_text },
] as const

type Place = { readonly page: PageName; readonly title: () => string; readonly text: () => string }

const pagesOf: Readonly<Record<Role, readonly Place[]>> = {
  client: [...meetingPages, ...ownPages, ...clientPages],
  counsellor: [...counsellorPages, ...meetingPages, ...ownPages],
  supervisor: ownPages,
  admin: [...ownPages, ...adminPages],
}

/** Without the list the page still says who one is; nothing on it waits for it to be tried again. */
export const clientLoader = () =>
  callApi(listEpisodes).then(
    (reply) => reply,
    () => ({ episodes: null }),
  )

/** Where one arrives: who one is here, what is still to be done, and the ways on. */
export default function AccountPage({ loaderData: { episodes } }: Route.ComponentProps) {
  const { language } = usePage()
  const me = useMe()
  return (
    <Container className="grid gap-8 py-8 sm:py-12">
      <div className="grid gap-2">
        <Heading level={1} size="title">
          {m.account_welcome({ name: me.username })}
        </Heading>
        <p className="text-muted">{m.account_role({ role: roleName[me.role]() })}</p>
      </div>
      <AccountReminders me={me} />
      {me.role === 'client' ? <NextMeeting /> : null}
      <div className="grid gap-4 empty:hidden lg:auto-cols-fr lg:grid-flow-col">
        <WhatWaits episodes={episodes} />
        {me.role === 'counsellor' ? <NextAppointment /> : null}
      </div>
      <ul className="grid list-none gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {pagesOf[me.role].map(({ page, title, text }) => (
          <Card as="li" key={page} className="grid content-start gap-1">
            <h2 className="text-lg font-semibold">
              <Link to={pathOf(page, language)} data-card-link="" className={`text-inherit no-underline ${stretchedLinkClasses}`}>
                {title()}
              </Link>
            </h2>
            <p className="text-muted">{text()}</p>
          </Card>
        ))}
      </ul>
    </Container>
  )
}

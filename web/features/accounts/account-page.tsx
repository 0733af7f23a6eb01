import { Link } from 'react-router'
import { listEpisodes } from '#contract/episodes'
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
] as const satisfies readonly { page: PageName; title: () => string; text: () => string }[]

const counsellorPages = [
  { page: 'hours', title: m.hours_title, text: m.account_hours_text },
  { page: 'ownServices', title: m.services_own_title, text: m.account_services_text },
] as const satisfies readonly { page: PageName; title: () => string; text: () => string }[]

const adminPages = [
  { page: 'people', title: m.menu_people, text: m.account_people_text },
  { page: 'desk', title: m.menu_desk, text: m.account_desk_text },
] as const

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
      <WhatWaits episodes={episodes} />
      {me.role === 'counsellor' ? <NextAppointment /> : null}
      <ul className="grid list-none gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {[...(me.role === 'counsellor' ? counsellorPages : []), ...ownPages, ...(me.role === 'admin' ? adminPages : [])].map(
          ({ page, title, text }) => (
            <Card as="li" key={page} className="grid content-start gap-1">
              <h2 className="text-lg font-semibold">
                <Link to={pathOf(page, language)} data-card-link="" className={`text-inherit no-underline ${stretchedLinkClasses}`}>
                  {title()}
                </Link>
              </h2>
              <p className="text-muted">{text()}</p>
            </Card>
          ),
        )}
      </ul>
    </Container>
  )
}

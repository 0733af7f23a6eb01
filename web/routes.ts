import { index, layout, route, type RouteConfig, type RouteConfigEntry } from '@react-router/dev/routes'
import { exitPath, returnPath, veilPagePath } from '#contract/pages'
import { addresses, type PageName } from '#lib/paths'

/** The table of contents of the pages: which file answers at which address, in both languages. */
const sitePages = {
  counsellors: 'features/counsellors/counsellors-page.tsx',
  counsellor: 'features/counsellors/counsellor-page.tsx',
  times: 'features/counsellors/times-page.tsx',
  services: 'features/counsellors/services-page.tsx',
  about: 'features/practice/about-page.tsx',
  contact: 'features/practice/contact-page.tsx',
  emergency: 'features/safety/emergency-page.tsx',
  refusal: 'features/site/refusal-page.tsx',
  home: 'features/site/home-page.tsx',
} as const satisfies Partial<Record<PageName, string>>

/** By which one comes in. */
const entryPages = {
  logIn: 'features/accounts/log-in-page.tsx',
  register: 'features/accounts/register-page.tsx',
  invitation: 'features/accounts/invitation-page.tsx',
  recover: 'features/accounts/recover-page.tsx',
  confirmEmail: 'features/accounts/confirm-email-page.tsx',
} as const satisfies Partial<Record<PageName, string>>

/** Of a person: in the browser only. */
const privatePages = {
  write: 'features/intake/write-page.tsx',
  messages: 'features/intake/messages-page.tsx',
  intake: 'features/intake/intake-page.tsx',
  conversation: 'features/chat/conversation-page.tsx',
  book: 'features/booking/book-page.tsx',
  appointments: 'features/booking/appointments-page.tsx',
  appointment: 'features/booking/appointment-page.tsx',
  pay: 'features/booking/pay-page.tsx',
  agenda: 'features/agenda/agenda-page.tsx',
  hours: 'features/agenda/hours-page.tsx',
  ownServices: 'features/agenda/own-services-page.tsx',
  account: 'features/accounts/account-page.tsx',
  profile: 'features/accounts/profile-page.tsx',
  security: 'features/accounts/security-page.tsx',
  logins: 'features/accounts/logins-page.tsx',
  notices: 'features/notifications/notices-page.tsx',
  agreements: 'features/consents/agreements-page.tsx',
  secondFactor: 'features/accounts/second-factor-page.tsx',
  people: 'features/people/people-page.tsx',
  person: 'features/people/person-page.tsx',
  payments: 'features/bookkeeping/payments-page.tsx',
  paymentWays: 'features/bookkeeping/payment-ways-page.tsx',
  vouchers: 'features/bookkeeping/vouchers-page.tsx',
  ledger: 'features/bookkeeping/ledger-page.tsx',
  allAppointments: 'features/bookkeeping/all-appointments-page.tsx',
  bookingRules: 'features/bookkeeping/booking-rules-page.tsx',
  texts: 'features/consents/texts-page.tsx',
  crossBorder: 'features/consents/cross-border-page.tsx',
  calendars: 'features/calendars/calendars-page.tsx',
  reminders: 'features/calendars/reminders-page.tsx',
  desk: 'features/practice/desk-page.tsx',
} as const satisfies Partial<Record<PageName, string>>

const operatorPages = {
  setUp: 'features/practice/set-up-page.tsx',
} as const satisfies Partial<Record<PageName, string>>

const mount = (pages: Partial<Record<PageName, string>>, language: 'id' | 'en'): RouteConfigEntry[] =>
  Object.entries(pages).map(([page, file]) => {
    const path = addresses[page as PageName][language]
    return path === '/' ? index(file, { id: `${language}/${page}` }) : route(path, file, { id: `${language}/${page}` })
  })

const layouts = {
  site: { file: 'features/site/site-layout.tsx', pages: sitePages },
  entry: { file: 'features/accounts/entry-layout.tsx', pages: entryPages },
  private: { file: 'features/accounts/private-layout.tsx', pages: privatePages },
  operator: { file: 'features/site/operator-layout.tsx', pages: operatorPages },
} as const

export default [
  ...(['id', 'en'] as const).flatMap((language) =>
    Object.entries(layouts).map(([name, { file, pages }]) => layout(file, { id: `${language}/${name}` }, mount(pages, language))),
  ),
  route(exitPath, 'features/safety/quick-exit.ts'),
  route(returnPath, 'features/safety/return.ts'),
  route(veilPagePath, 'features/safety/veil-page.tsx'),
  route('/tampilan', 'features/site/choose-theme.ts'),
  route('/sitemap.xml', 'features/site/sitemap.ts'),
  route('/robots.txt', 'features/site/robots.ts'),
  route('/manifest.webmanifest', 'features/site/manifest.ts'),
  route('/_ui', 'features/gallery/gallery-page.tsx'),
  route('/en/*', 'features/site/not-found.ts', { id: 'en/not-found' }),
  route('*', 'features/site/not-found.ts', { id: 'id/not-found' }),
] satisfies RouteConfig

import type { Language } from '#contract/languages'
import type { CounsellorSearch } from '#contract/counsellors'
import { agendaPaths, appointmentPaths, confirmEmailPaths, messagesPaths, noticesPaths } from '#contract/pages'

/** Address patterns of every page, Indonesian first. `web/routes.ts` mounts them; links are made below. */
export const addresses = {
  home: { id: '/', en: '/en' },
  counsellors: { id: '/konselor', en: '/en/counsellors' },
  counsellor: { id: '/konselor/:slug', en: '/en/counsellors/:slug' },
  times: { id: '/konselor/:slug/waktu', en: '/en/counsellors/:slug/times' },
  services: { id: '/layanan', en: '/en/services' },
  about: { id: '/tentang-konseling-daring', en: '/en/about-online-counselling' },
  contact: { id: '/kontak', en: '/en/contact' },
  emergency: { id: '/darurat', en: '/en/emergency' },
  register: { id: '/daftar', en: '/en/register' },
  invitation: { id: '/undangan', en: '/en/invitation' },
  logIn: { id: '/masuk', en: '/en/log-in' },
  recover: { id: '/pulihkan', en: '/en/recover' },
  confirmEmail: confirmEmailPaths,
  write: { id: '/tulis', en: '/en/write' },
  messages: messagesPaths,
  intake: { id: '/pesan/tulisan/:episode', en: '/en/messages/requests/:episode' },
  conversation: { id: '/pesan/:space', en: '/en/messages/:space' },
  book: { id: '/janji/baru', en: '/en/appointments/new' },
  appointments: { id: '/janji', en: '/en/appointments' },
  appointment: appointmentPaths,
  pay: { id: '/janji/:appointment/bayar', en: '/en/appointments/:appointment/pay' },
  agenda: agendaPaths,
  hours: { id: '/jam-kerja', en: '/en/working-hours' },
  ownServices: { id: '/layanan-saya', en: '/en/my-services' },
  account: { id: '/akun', en: '/en/account' },
  profile: { id: '/akun/profil', en: '/en/account/profile' },
  security: { id: '/akun/keamanan', en: '/en/account/security' },
  logins: { id: '/akun/perangkat', en: '/en/account/devices' },
  notices: noticesPaths,
  agreements: { id: '/akun/persetujuan', en: '/en/account/agreements' },
  secondFactor: { id: '/akun/langkah-kedua', en: '/en/account/second-step' },
  people: { id: '/kelola/orang', en: '/en/manage/people' },
  person: { id: '/kelola/orang/:accountId', en: '/en/manage/people/:accountId' },
  payments: { id: '/kelola/pembayaran', en: '/en/manage/payments' },
  paymentWays: { id: '/kelola/pembayaran/cara', en: '/en/manage/payments/ways' },
  vouchers: { id: '/kelola/voucher', en: '/en/manage/vouchers' },
  ledger: { id: '/kelola/pembukuan', en: '/en/manage/ledger' },
  allAppointments: { id: '/kelola/janji', en: '/en/manage/appointments' },
  bookingRules: { id: '/kelola/aturan', en: '/en/manage/rules' },
  texts: { id: '/kelola/teks', en: '/en/manage/texts' },
  crossBorder: { id: '/kelola/lintas-negara', en: '/en/manage/cross-border' },
  calendars: { id: '/kalender', en: '/en/calendars' },
  reminders: { id: '/kelola/pengingat', en: '/en/manage/reminders' },
  setUp: { id: '/setup', en: '/en/setup' },
  desk: { id: '/meja', en: '/en/desk' },
  refusal: { id: '/refusal/:code', en: '/en/refusal/:code' },
} as const satisfies Record<string, Record<Language, string>>

export type PageName = keyof typeof addresses

/** The address of a page in a language, its parameters filled in. */
export function pathOf(page: PageName, language: Language, params: Readonly<Record<string, string | undefined>> = {}): string {
  return addresses[page][language].replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}

/** The same page in another language; null for an address that is no page of the table. */
export function inLanguage(pathname: string, language: Language): string | null {
  const parts = pathname.split('/')
  for (const [page, patterns] of Object.entries(addresses)) {
    for (const pattern of Object.values(patterns)) {
      const params = matched(pattern.split('/'), parts)
      if (params) return pathOf(page as PageName, language, params)
    }
  }
  return null
}

/** The same for an address with its search; the start page where there is no counterpart. */
export function hereInLanguage(here: string, language: Language): string {
  const [pathname = '/', search] = here.split('?', 2)
  const counterpart = inLanguage(pathname, language)
  return counterpart && search ? `${counterpart}?${search}` : (counterpart ?? pathOf('home', language))
}

function matched(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null
  const fits = pattern.every((part, place) => part === parts[place] || (part.startsWith(':') && parts[place] !== ''))
  if (!fits) return null
  return Object.fromEntries(pattern.flatMap((part, place) => (part.startsWith(':') ? [[part.slice(1), parts[place] ?? '']] : [])))
}

/** Who is free soonest has an endpoint of its own; on the page it is one order among others. */
export type PageSearch = Omit<CounsellorSearch, 'order'> & { order?: CounsellorSearch['order'] | 'soonest' }

/** Names of the search fields as they stand in the address, the same in both languages. */
export const searchFields = {
  text: 'q',
  specialisation: 'for',
  language: 'in',
  mode: 'by',
  maxPriceIdr: 'max',
  minYears: 'years',
  order: 'order',
  page: 'page',
} as const satisfies Record<keyof PageSearch, string>

export function counsellorsPath(language: Language, search: PageSearch = {}): string {
  const query = new URLSearchParams()
  for (const [field, name] of Object.entries(searchFields)) {
    const value = search[field as keyof PageSearch]
    if (value !== undefined && value !== '' && !(field === 'page' && value === 1)) query.set(name, String(value))
  }
  const text = query.toString()
  return pathOf('counsellors', language) + (text && `?${text}`)
}

/** Names of what the page of free times knows from its address: a service, the first day, whose wall clock. */
export const timesFields = { service: 'service', from: 'from', zone: 'zone' } as const
type TimesAsked = { readonly [Field in keyof typeof timesFields]?: string | undefined }

export function timesPath(language: Language, slug: string, asked: TimesAsked = {}): string {
  const query = new URLSearchParams()
  for (const [field, name] of Object.entries(timesFields)) {
    const value = asked[field as keyof TimesAsked]
    if (value) query.set(name, value)
  }
  const text = query.toString()
  return pathOf('times', language, { slug }) + (text && `?${text}`)
}

export const invitationPath = (language: Language, token: string) => `${pathOf('invitation', language)}#${token}`

/** Names of the fields in the address of the people page. */
export const peopleFields = { role: 'role', after: 'after' } as const

export function peoplePath(language: Language, { role, after }: { role?: string | undefined; after?: string | undefined }): string {
  const query = new URLSearchParams({ ...(role && { [peopleFields.role]: role }), ...(after && { [peopleFields.after]: after }) })
  const text = query.toString()
  return pathOf('people', language) + (text && `?${text}`)
}

/** Names of the fields in the address of the log of reminders. */
export const remindersFields = { after: 'after' } as const

/** @param after the last one of the page before */
export const remindersPath = (language: Language, after: string) =>
  `${pathOf('reminders', language)}?${new URLSearchParams({ [remindersFields.after]: after }).toString()}`

/** Names of what the page of a first word knows from its address: to whom, and out of which earlier question its words come. */
export const writeFields = { to: 'to', from: 'from' } as const

/** @param to slug or account of the one chosen @param from episode whose words are carried over */
export function writePath(language: Language, { to, from }: { to?: string | undefined; from?: string | undefined } = {}): string {
  const text = new URLSearchParams({ ...(to && { [writeFields.to]: to }), ...(from && { [writeFields.from]: from }) }).toString()
  return pathOf('write', language) + (text && `?${text}`)
}

/** Names of what the page of booking knows from its address: whom, which of their services, and when it would begin. */
export const bookFields = { to: 'to', service: 'service', at: 'at' } as const

/** @param at instant, as `getSlots` gives it */
export function bookPath(language: Language, { to, service, at }: { to: string; service: string; at: string }): string {
  return `${pathOf('book', language)}?${new URLSearchParams({ [bookFields.to]: to, [bookFields.service]: service, [bookFields.at]: at }).toString()}`
}

/** Names of what a calendar page knows from its address. */
export const calendarFields = { view: 'view', day: 'day' } as const

/** @param day ISO date */
export function agendaPath(language: Language, { view, day }: { view: string; day: string }): string {
  return `${pathOf('agenda', language)}?${new URLSearchParams({ [calendarFields.view]: view, [calendarFields.day]: day }).toString()}`
}

/** Where whoever has to make a second factor does so, and goes on afterwards. */
export const secondFactorPath = (language: Language, then: PageName) =>
  `${pathOf('secondFactor', language)}?${new URLSearchParams({ to: pathOf(then, language) }).toString()}`

/** Sets the theme and comes back. */
export function themePath(theme: string, here: string): string {
  return `/tampilan?${new URLSearchParams({ theme, to: here }).toString()}`
}

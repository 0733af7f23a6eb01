import type { Language } from './languages.ts'
import type { Endpoint, InputOf, ReplyOf } from './endpoint.ts'

/** How a server-rendered page asks the practice: the same endpoints as over HTTP, without the way there. */
export type CallApi = <E extends Endpoint>(endpoint: E, ...input: keyof InputOf<E> extends never ? [] : [InputOf<E>]) => Promise<ReplyOf<E>>

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** What the server tells the page it renders. */
export type PageRequest = {
  readonly call: CallApi
  readonly language: Language
  readonly theme: Theme
  readonly origin: string
  /** For the inline scripts of a page that hydrates; null in development, whose policy knows none. */
  readonly nonce: string | null
  readonly designPage: boolean
  readonly now: () => string
  /** Writes a fault to the server's log, by its allow-list. */
  report(error: unknown): void
}

/** Reply header by which a rendered page tells the server what it is; never sent to the browser. */
export const pageKindHeader = 'x-teduh-page'
/** `public`: the same for everybody, may be kept. `hydrated`: needs the nonce. `own`: for this person only. */
export type PageKind = 'public' | 'hydrated' | 'own'

/**
 * `__Host-` binds a cookie to this host, this path and HTTPS (RFC 6265bis 4.1.3.2). Browsers treat
 * http://localhost as safe enough for it; over plain HTTP on another host they drop it, and that
 * is right.
 */
export const cookieNames = {
  door: '__Host-teduh-door',
  login: '__Host-teduh-login',
  /** Lets a browser be known again: no notice, a counter of its own (see [Note: backoff]). */
  device: '__Host-teduh-device',
  theme: '__Host-teduh-theme',
  left: '__Host-teduh-left',
} as const

/** Addresses that the server itself must know (see [Note: after a quick exit]). */
export const exitPath = '/keluar'
export const returnPath = '/kembali'
export const veilPagePath = '/_veil'
/** Where the link of a mail leads that asks for an address; the token follows as a fragment, which no server sees. */
export const confirmEmailPaths = { id: '/akun/surel', en: '/en/account/email' } as const
/** Where a notice leads. */
export const messagesPaths = { id: '/pesan', en: '/en/messages' } as const
export const noticesPaths = { id: '/akun/pemberitahuan', en: '/en/account/notices' } as const
/** Where a notice of an appointment leads: a client, and a counsellor. */
export const appointmentPaths = { id: '/janji/:appointment', en: '/en/appointments/:appointment' } as const
export const agendaPaths = { id: '/agenda', en: '/en/agenda' } as const

import type { CounsellorProfile, Service } from '#contract/counsellors'
import type { Readiness } from '#contract/consents'
import type { Invoice } from '#contract/payments'
import type { Appointment } from '#contract/scheduling'

/** How a booking goes on: pure, so that each answer of the practice leads to one step and no other. */

/** What the address of the page asks for; null where it is no such thing. */
export type Wanted = { readonly to: string; readonly service: string; readonly at: string }

const isSlug = (text: string) => text.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
const isInstant = (text: string) => text.length <= 40 && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text))

export function wantedIn(search: URLSearchParams): Wanted | null {
  const [to, service, at] = ['to', 'service', 'at'].map((field) => search.get(field) ?? '') as [string, string, string]
  return isSlug(to) && isUuid(service) && isInstant(at) ? { to, service, at } : null
}

export type Bookable = { readonly service: Service & { readonly minutes: number }; readonly problem: null }
/** Why this cannot be booked at all, before anybody is asked. */
export type NotBookable = { readonly service: null; readonly problem: 'not-offered' | 'no-licence' | 'past' }

export function bookable({ services, licensed }: CounsellorProfile, wanted: Wanted, nowMs: number): Bookable | NotBookable {
  const service = services.find(({ id }) => id === wanted.service)
  // Letters have an answer by a time, not a beginning.
  if (!service || service.minutes === null) return { service: null, problem: 'not-offered' }
  if (!licensed) return { service: null, problem: 'no-licence' }
  if (Date.parse(wanted.at) <= nowMs) return { service: null, problem: 'past' }
  return { service: { ...service, minutes: service.minutes }, problem: null }
}

/** Whether nothing stands between this client and this counsellor any more. */
export function isReady({ consent, isAdult, place, crossBorder, crossBorderAgreed }: Readiness): boolean {
  if (consent !== null || isAdult !== true || place === null || crossBorder === null) return false
  return crossBorder.verdict === 'allowed' || (crossBorder.verdict === 'with-consent' && crossBorderAgreed)
}

/** Refusals that say that something is missing before a booking: asked anew, the page shows what. */
const needs: ReadonlySet<string> = new Set([
  'consent-needed',
  'age-needed',
  'under-age',
  'place-needed',
  'cross-border-refused',
  'cross-border-agreement-needed',
])
export const saysNotReady = (code: string): boolean => needs.has(code)

/**
 * `choosing`: how to pay, or whether with a voucher. `paying`: by a way that was chosen. `not-found`: the practice looked and found no
 * such money. `checking`: the practice has yet to look; `checking-late`: and the time is no longer kept. `run-out`: nothing was paid in
 * time. `owed`: money came in for a time that was gone.
 */
export type Stage = 'choosing' | 'paying' | 'not-found' | 'checking' | 'checking-late' | 'run-out' | 'owed' | 'confirmed' | 'cancelled' | 'missed'

const ended = { confirmed: 'confirmed', cancelled: 'cancelled', 'no-show': 'missed' } as const

export function stageOf(appointment: Pick<Appointment, 'state' | 'heldUntil'>, invoice: Invoice | null, nowMs: number): Stage {
  const { state, heldUntil } = appointment
  if (state !== 'held' && state !== 'expired') return ended[state]
  if (invoice && invoice.owedBackIdr > 0) return 'owed'
  const isKept = state === 'held' && heldUntil !== null && Date.parse(heldUntil) > nowMs
  const isOpen = invoice?.state === 'open'
  if (isOpen && invoice.saidPaidAt !== null) return isKept ? 'checking' : 'checking-late'
  if (!isKept) return 'run-out'
  if (!isOpen || invoice.way === null) return 'choosing'
  return invoice.notFoundAt === null ? 'paying' : 'not-found'
}

/** Whether the practice may decide something while the page is open. */
export const isAwaited = (stage: Stage): boolean => stage === 'paying' || stage === 'checking' || stage === 'checking-late' || stage === 'not-found'

/** The invoice of an appointment; the newest, where there were several. */
export const invoiceOf = (invoices: readonly Invoice[], appointment: string): Invoice | null =>
  invoices.find((invoice) => invoice.appointment === appointment) ?? null

/** What an amount to transfer looks like with its three digits apart: those that tell whose it is. */
export function splitAmount(amountIdr: number): { readonly head: string; readonly digits: string } {
  const text = String(amountIdr)
  const digits = text.slice(-3).padStart(3, '0')
  return { head: text.slice(0, -3), digits }
}

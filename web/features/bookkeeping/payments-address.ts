import type { Language } from '#contract/languages'
import { pathOf } from '#lib/paths'
import { mostIdr } from '#domain/payments/ledger'

/** Views of the list, the one with the most to do first. */
export const views = ['to-check', 'awaited', 'paid', 'owed-back', 'all'] as const
export type View = (typeof views)[number]

/** What the page of payments knows from its address. */
export type PaymentsQuestion = { readonly which: View; readonly amountIdr?: number; readonly after?: string }

const fields = { which: 'show', amountIdr: 'amount', after: 'after' } as const

/** What somebody typed into the address and is none of ours is left out. */
export function questionOf(search: URLSearchParams): PaymentsQuestion {
  const which = views.find((view) => view === search.get(fields.which)) ?? 'to-check'
  const amount = search.get(fields.amountIdr) ?? ''
  const after = search.get(fields.after) ?? ''
  return {
    which,
    ...(/^\d{1,10}$/.test(amount) && Number(amount) <= mostIdr && { amountIdr: Number(amount) }),
    ...(/^[0-9a-f-]{36}$/.test(after) && { after }),
  }
}

export function paymentsPath(language: Language, { which, amountIdr, after }: PaymentsQuestion): string {
  const query = new URLSearchParams({
    ...(which !== 'to-check' && { [fields.which]: which }),
    ...(amountIdr !== undefined && { [fields.amountIdr]: String(amountIdr) }),
    ...(after && { [fields.after]: after }),
  }).toString()
  return pathOf('payments', language) + (query && `?${query}`)
}

import { openInvoice } from '#contract/payments'
import { holdSlot, type Appointment } from '#contract/scheduling'
import type { ReplyOf } from '#contract/endpoint'
import { callApi } from '#lib/api'

export type HoldOrNext = ReplyOf<typeof holdSlot>

const ids = new Map<string, string>()

/**
 * One id for one time as long as nobody knows what became of it: a request whose answer was lost is the same when it is sent again, and
 * no second hold.
 */
function idFor(key: string): string {
  const id = ids.get(key) ?? crypto.randomUUID()
  ids.set(key, id)
  return id
}

export type Holding = { readonly counsellor: string; readonly service: string; readonly startsAt: string; readonly timeZone: string }

/** Keeps a time for this client, or says what is free instead. @throws {ApiRefusal} */
export async function hold(wanted: Holding): Promise<HoldOrNext> {
  const key = JSON.stringify(wanted)
  const reply = await callApi(holdSlot, { body: { id: idFor(key), ...wanted } })
  // A later try for the same time is another one.
  ids.delete(key)
  return reply
}

/** Of what costs nothing: there is nothing to choose any more. What fails here is seen, and tried again, on the page of paying. */
export async function confirmFree({ id, priceIdr }: Appointment): Promise<void> {
  if (priceIdr === 0) await callApi(openInvoice, { body: { appointment: id, way: null } }).catch(() => null)
}

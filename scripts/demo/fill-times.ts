import { giveAgreement, sayAge, sayPlace } from '#contract/consents'
import type { SignedAgreement } from '#contract/consents'
import { getCounsellor } from '#contract/counsellors'
import { confirmPayment, openInvoice, sayPaid } from '#contract/payments'
import { getPracticeText } from '#contract/practice'
import {
  cancelAppointment,
  getSlots,
  holdSlot,
  markNoShow,
  saveWorkingHours,
  waitForEarlier,
  type Appointment,
  type WorkingHours,
} from '#contract/scheduling'
import { signAgreement, suite } from '#crypto'
import type { Context } from '#platform/context'
import type { Static } from 'typebox'
import type { AnyRoute } from '#platform/route'
import { demoAppointments, demoPlaces, hoursOf, type DemoAppointment } from './demo-times.ts'
import type { DemoPerson } from './fill-accounts.ts'

/**
 * When those work whom nobody of the demo plays, and some appointments that were and will be, paid for, all by the practice's own use cases at
 * moments before now.
 */
export async function fillTimes(
  context: Context,
  routes: readonly AnyRoute[],
  people: readonly DemoPerson[],
  unplayed: readonly { readonly accountId: string; readonly timeZone: string }[],
): Promise<void> {
  for (const [place, one] of unplayed.entries()) await tellHours(context, routes, one.accountId, hoursOf(place, one.timeZone))
  const who = (username: string): DemoPerson => {
    const person = people.find(({ of }) => of.username === username)
    if (!person) throw new Error(`nobody of this name in the demo: ${username}`)
    return person
  }
  for (const [username, place] of Object.entries(demoPlaces)) await becomeReady(who(username), place, context.now().subtract({ hours: 20 * 24 }))
  const [admin] = people
  if (!admin) throw new Error('nobody of the demo keeps the practice')
  for (const one of demoAppointments) await makeAppointment(context, who, admin, one)
}

/** They have no browser. */
async function tellHours(context: Context, routes: readonly AnyRoute[], accountId: string, body: WorkingHours): Promise<void> {
  const route = routes.find(({ endpoint }) => endpoint.name === saveWorkingHours.name)
  const actor = { kind: 'account', accountId, role: 'counsellor', frozen: false } as const
  await route?.run({ ...context, actor }, { body }, { setCookie: () => undefined, forget: () => undefined })
}

async function becomeReady({ account, browser }: DemoPerson, place: { readonly country: string; readonly province: string }, at: Temporal.Instant) {
  const { accountId: uid, identity, card } = account.keys
  const { ask } = browser.at(at)
  const { language, version, sha256 } = await ask(getPracticeText, { params: { kind: 'consent', language: 'id' }, query: {} })
  const atSeconds = Math.floor(at.epochMilliseconds / 1000)
  const agreement = { suite, uid, card: card.hash, kind: 'consent', language, version, text: sha256, act: 'given', at: atSeconds } as const
  await ask(giveAgreement, { body: (await signAgreement(identity.sign, agreement)) as Static<typeof SignedAgreement> })
  await ask(sayAge, { body: { isAdult: true } })
  await ask(sayPlace, { body: place })
}

async function makeAppointment(context: Context, who: (username: string) => DemoPerson, admin: DemoPerson, one: DemoAppointment): Promise<void> {
  const [client, counsellor] = [who(one.client), who(one.counsellor)]
  const now = context.now()
  const madeAt = one.daysFromNow < 0 ? now.subtract({ hours: (2 - one.daysFromNow) * 24 }) : now.subtract({ minutes: 3 })
  const { ask } = client.browser.at(madeAt)
  const slug = counsellor.of.slug ?? ''
  const { services } = await ask(getCounsellor, { params: { slug } })
  const service = services.find(({ mode }) => mode === 'video' || mode === 'voice' || mode === 'chat')?.id ?? ''
  const from = now.toZonedDateTimeISO('Asia/Jakarta').toPlainDate().add({ days: one.daysFromNow }).toString()
  const { slots } = await ask(getSlots, { params: { slug }, query: { service, from, days: 10, zone: 'Asia/Jakarta' } })
  const startsAt = slots[one.which % Math.max(1, slots.length)]
  if (startsAt === undefined) return
  const body = { id: crypto.randomUUID(), counsellor: slug, service, startsAt, timeZone: client.of.timeZone }
  const { appointment } = await ask(holdSlot, { body })
  if (!appointment) return
  const invoice = await ask(openInvoice, { body: { appointment: appointment.id, way: one.becomes === 'held' ? 'qris' : 'transfer' } })
  const paid = { params: { invoice: invoice.id } }
  await ask(sayPaid, paid)
  // What only waits to be looked at stands on the desk of the practice.
  if (one.becomes === 'held') return
  await admin.browser.at(madeAt).ask(confirmPayment, { ...paid, body: { amountIdr: invoice.transfer?.amountIdr ?? invoice.dueIdr } })
  await becomes[one.becomes](client, counsellor, appointment, madeAt)
}

type Becoming = (client: DemoPerson, counsellor: DemoPerson, appointment: Appointment, madeAt: Temporal.Instant) => Promise<unknown>

const becomes: Record<Exclude<DemoAppointment['becomes'], 'held'>, Becoming> = {
  confirmed: async () => undefined,
  waiting: (client, _counsellor, { id }, madeAt) =>
    client.browser.at(madeAt).ask(waitForEarlier, { params: { appointment: id }, body: { waits: true } }),
  cancelled: (client, _counsellor, { id }, madeAt) =>
    client.browser.at(madeAt).ask(cancelAppointment, { params: { appointment: id }, body: { reason: 'plans-changed' } }),
  'no-show': (_client, counsellor, { id, graceUntil }) =>
    counsellor.browser.at(Temporal.Instant.from(graceUntil)).ask(markNoShow, { params: { appointment: id } }),
}

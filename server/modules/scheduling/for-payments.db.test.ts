import { describe, expect, test } from 'vitest'
import { inTransaction } from '#platform/context'
import { aPractice } from '#test/builders'
import { aContext, aDatabase } from '#test/database'
import { aBookableCounsellor, aReadyClient, at, eventsOf, holds, slotsOf } from '#test/scheduling'
import { expireHolds } from './expire-holds.ts'
import { appointmentById, appointmentsOf } from './for-calendars.ts'
import { appointmentFacts, confirmPaid, keepForPayment, payableAppointment } from './for-payments.ts'

const database = await aDatabase()
await aPractice(aContext(database, { kind: 'operator' }))
const anybody = aContext(database)
const nine = '2026-11-23T02:00:00Z'
const ten = '2026-11-23T03:00:00Z'

async function aHold(over: { readonly at?: string } = {}) {
  const [client, counsellor] = [await aReadyClient(database), await aBookableCounsellor(database)]
  const { appointment } = await holds(database, client, counsellor, { at: nine, ...over })
  return { client, counsellor, id: appointment?.id ?? '' }
}
const payable = (id: string, context = anybody) => inTransaction(context, (inside) => payableAppointment(inside, id))
const confirm = (id: string, context = anybody) => inTransaction(context, (inside) => confirmPaid(inside, id))
const instant = (time: string) => Temporal.Instant.from(time)

describe('a hold that is being paid', () => {
  test('stays as long as the payment may take, never shorter than it was, and not beyond its beginning', async () => {
    const { client, counsellor, id } = await aHold()
    expect(await payable(id)).toMatchObject({
      id,
      clientId: client.uid,
      counsellorId: counsellor.uid,
      serviceMode: 'video',
      priceIdr: 250_000,
      state: 'held',
      heldFor: 'choosing',
    })
    const keep = (purpose: 'paying' | 'checking', until: string) =>
      inTransaction(anybody, (inside) => keepForPayment(inside, id, purpose, instant(until)))
    await keep('paying', '2026-11-20T07:00:00Z')
    expect(String((await payable(id))?.heldUntil)).toBe('2026-11-20T07:00:00Z')
    await keep('checking', '2026-11-20T06:00:00Z')
    expect(await payable(id)).toMatchObject({ heldFor: 'checking' })
    expect(String((await payable(id))?.heldUntil)).toBe('2026-11-20T07:00:00Z')
    await keep('checking', '2026-12-20T06:00:00Z')
    expect(String((await payable(id))?.heldUntil)).toBe(nine)
  })

  test('is confirmed once, and stays so', async () => {
    const { client, id } = await aHold()
    expect([await confirm(id), await confirm(id)]).toEqual(['confirmed', 'confirmed'])
    expect((await eventsOf(database, id)).map(({ name }) => name)).toEqual(['appointment.was-confirmed'])
    await expireHolds(at(anybody, '2026-11-21T00:00:00Z'))
    expect(await payable(id)).toMatchObject({ state: 'confirmed', heldUntil: null, heldFor: null })
    expect((await appointmentFacts(database.db, [id])).get(id)).toMatchObject({ clientId: client.uid, state: 'confirmed' })
  })

  test('is confirmed after all when it is paid too late, if its time is still free; else it is gone', async () => {
    const after = at(anybody, '2026-11-20T08:00:00Z')
    const [noted, unnoted, taken] = [await aHold(), await aHold(), await aHold()]
    await expireHolds(at(anybody, '2026-11-20T05:00:00Z'))
    const other = await aReadyClient(database)
    expect(
      (await holds(database, other, taken.counsellor, { at: nine, context: at(other.context, '2026-11-20T08:00:00Z') })).appointment,
    ).not.toBeNull()
    expect(await payable(unnoted.id, after)).toMatchObject({ state: 'expired', heldUntil: null })
    expect(await confirm(unnoted.id, after)).toBe('confirmed')
    await expireHolds(after)
    expect(await confirm(noted.id, after)).toBe('confirmed')
    expect(await confirm(taken.id, after)).toBe('gone')
    expect((await slotsOf(database, noted.counsellor)).slots).not.toContain(nine)
  })

  test('is gone when the client is somewhere else by then, or its beginning is over, or it never was', async () => {
    const { client, id } = await aHold()
    const late = at(anybody, '2026-11-20T08:00:00Z')
    const second = await aBookableCounsellor(database)
    await holds(database, client, second, { at: nine, context: at(client.context, '2026-11-20T08:00:00Z') })
    expect(await confirm(id, late)).toBe('gone')
    const over = await aHold({ at: ten })
    expect(await confirm(over.id, at(anybody, ten))).toBe('gone')
    expect(await confirm(crypto.randomUUID())).toBe('gone')
    expect(await payable(crypto.randomUUID())).toBeUndefined()
  })

  test('confirmed late and chosen anew in the same moment, goes to one of the two', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [{ counsellor, id }, other] = [await aHold(), await aReadyClient(database)]
      const context = at(other.context, '2026-11-20T08:00:00Z')
      const [paid, chosen] = await Promise.all([
        confirm(id, at(anybody, '2026-11-20T08:00:00Z')),
        holds(database, other, counsellor, { at: nine, context }),
      ])
      expect([paid === 'confirmed', chosen.appointment !== null].filter(Boolean)).toHaveLength(1)
    }
  })
})

test('calendars are told of what one has, whatever became of it', async () => {
  const { client, counsellor, id } = await aHold()
  await confirm(id)
  const [from, to] = [instant('2026-11-23T00:00:00Z'), instant('2026-11-24T00:00:00Z')]
  for (const { uid } of [client, counsellor])
    expect(await appointmentsOf(database.db, uid, from, to)).toMatchObject([
      { id, clientId: client.uid, counsellorId: counsellor.uid, state: 'confirmed' },
    ])
  expect(String((await appointmentById(database.db, id))?.endsAt)).toBe('2026-11-23T02:50:00Z')
})

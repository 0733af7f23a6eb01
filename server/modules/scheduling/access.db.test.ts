import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Endpoint } from '#contract/endpoint'
import {
  cancelAppointment,
  getAppointment,
  holdSlot,
  listAllAppointments,
  listAppointments,
  markNoShow,
  moveAppointment,
  waitForEarlier,
} from '#contract/scheduling'
import type { Actor, Context } from '#platform/context'
import { aPractice } from '#test/builders'
import { aContext, aDatabase } from '#test/database'
import { aBookableCounsellor, aConfirmedAppointment, aReadyClient, askScheduling, at, refusalOf } from '#test/scheduling'
import { aSpaceMember } from '#test/space-members'

const database = await aDatabase()
await aPractice(aContext(database, { kind: 'operator' }))
const [client, otherClient] = [await aReadyClient(database), await aReadyClient(database)]
const [counsellor, otherCounsellor] = [await aBookableCounsellor(database), await aBookableCounsellor(database)]
const [supervisor, admin] = [await aSpaceMember(database, 'supervisor'), await aSpaceMember(database, 'admin')]
const frozen: Actor = { kind: 'account', accountId: client.uid, role: 'client', frozen: true, loginId: client.uid }
const people: Readonly<Record<string, Context>> = {
  client: client.context,
  counsellor: counsellor.context,
  admin: admin.context,
  'other client': otherClient.context,
  'other counsellor': otherCounsellor.context,
  supervisor: supervisor.context,
  anonymous: aContext(database),
  frozen: aContext(database, frozen),
}
const tuesday = '2026-11-24T02:00:00Z'
const days = ['23', '25', '26', '27', '30']

/** What each hears who tries an act on an appointment of their own making. */
async function answersTo(endpoint: Endpoint, body: unknown, time?: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const [person, context] of Object.entries(people)) {
    const day = days[Object.keys(found).length % days.length] ?? ''
    const id = await aConfirmedAppointment(database, client, counsellor, {
      at: `2026-11-${day}T0${2 + Math.floor(Object.keys(found).length / days.length)}:00:00Z`,
    })
    const when = time === undefined ? context : at(context, time)
    const asked = askScheduling(database, when, endpoint, { params: { appointment: id }, body } as never)
    found[person] = (await refusalOf(asked)) ?? 'done'
    await askScheduling(database, admin.context, cancelAppointment, { params: { appointment: id }, body: { reason: 'no-reason' } }).catch(
      () => undefined,
    )
  }
  return found
}

const nobody = Object.fromEntries(Object.keys(people).map((person) => [person, 'not-found']))
const both = { ...nobody, client: 'done', counsellor: 'done', admin: 'done' }

test('to see, to move and to cancel is for the two, and for the desk; to anybody else it does not exist', async () => {
  expect(await answersTo(getAppointment, {})).toEqual(both)
  expect(await answersTo(moveAppointment, { startsAt: tuesday })).toEqual(both)
  expect(await answersTo(cancelAppointment, { reason: 'unwell' })).toEqual(both)
})

test('that somebody did not come is said by the counsellor or the desk; to wait for an earlier time is for the client', async () => {
  expect(await answersTo(markNoShow, {}, '2026-12-30T00:00:00Z')).toEqual({ ...nobody, counsellor: 'done', admin: 'done' })
  expect(await answersTo(waitForEarlier, { waits: true })).toEqual({ ...nobody, client: 'done' })
})

test('what is not there is found by nobody', async () => {
  for (const context of Object.values(people))
    for (const endpoint of [getAppointment, moveAppointment, cancelAppointment, markNoShow, waitForEarlier]) {
      const body = { startsAt: tuesday, reason: 'unwell', waits: true }
      expect(await refusalOf(askScheduling(database, context, endpoint, { params: { appointment: randomUUID() }, body } as never))).toBe('not-found')
    }
})

test('lists tell nobody of others, and all is for the desk alone', async () => {
  await aConfirmedAppointment(database, client, counsellor, { at: '2026-12-01T02:00:00Z' })
  for (const person of ['other client', 'other counsellor'])
    expect((await askScheduling(database, people[person] as Context, listAppointments, { query: {} })).appointments).toEqual([])
  const query = { from: '2026-11-01T00:00:00Z', to: '2026-12-31T00:00:00Z' }
  for (const [person, context] of Object.entries(people))
    expect(await refusalOf(askScheduling(database, context, listAllAppointments, { query })), person).toBe(
      person === 'admin' ? undefined : 'not-found',
    )
})

test('only clients keep a time', async () => {
  const body = () => ({
    id: randomUUID(),
    counsellor: otherCounsellor.slug,
    service: otherCounsellor.service,
    startsAt: tuesday,
    timeZone: 'Asia/Jakarta',
  })
  for (const [person, context] of Object.entries(people).filter(([name]) => !name.endsWith('client')))
    expect(await refusalOf(askScheduling(database, context, holdSlot, { body: body() })), person).toBe('not-found')
})

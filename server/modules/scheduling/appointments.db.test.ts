import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  cancelAppointment,
  getAppointment,
  listAllAppointments,
  listAppointments,
  markNoShow,
  moveAppointment,
  saveBookingRules,
  waitForEarlier,
} from '#contract/scheduling'
import { refreshLicence } from '#modules/counsellors'
import { aPractice } from '#test/builders'
import { aContext, aDatabase } from '#test/database'
import { aBookableCounsellor, aConfirmedAppointment, aReadyClient, askScheduling, at, eventsOf, holds, refusalOf, slotsOf } from '#test/scheduling'
import { aSpaceMember, type SpaceMember } from '#test/space-members'
import { expireHolds } from './expire-holds.ts'

const database = await aDatabase()
await aPractice(aContext(database, { kind: 'operator' }))
const admin = await aSpaceMember(database, 'admin')
const anybody = aContext(database)
const [nine, ten, eleven, one] = ['02', '03', '04', '06'].map((hour) => `2026-11-23T${hour}:00:00Z`) as [string, string, string, string]
const tuesday = '2026-11-24T02:00:00Z'

async function aPair() {
  const [client, counsellor] = [await aReadyClient(database), await aBookableCounsellor(database)]
  return { client, counsellor }
}
const move = ({ context }: Pick<SpaceMember, 'context'>, appointment: string, startsAt: string) =>
  askScheduling(database, context, moveAppointment, { params: { appointment }, body: { startsAt } })
const cancel = ({ context }: Pick<SpaceMember, 'context'>, appointment: string) =>
  askScheduling(database, context, cancelAppointment, { params: { appointment }, body: { reason: 'plans-changed' } })
const show = ({ context }: Pick<SpaceMember, 'context'>, appointment: string) =>
  askScheduling(database, context, getAppointment, { params: { appointment } })
const miss = ({ context }: Pick<SpaceMember, 'context'>, appointment: string) =>
  askScheduling(database, context, markNoShow, { params: { appointment } })
const wait = ({ context }: Pick<SpaceMember, 'context'>, appointment: string, waits = true) =>
  askScheduling(database, context, waitForEarlier, { params: { appointment }, body: { waits } })
const later = (member: SpaceMember, time: string) => ({ context: at(member.context, time) })

describe('an appointment that is moved', () => {
  test('lies where it was moved to, with the same promise for changes; its old time is free, and so it was told', async () => {
    const { client, counsellor } = await aPair()
    const id = await aConfirmedAppointment(database, client, counsellor, { at: nine })
    const { appointment } = await move(client, id, tuesday)
    expect(appointment).toMatchObject({
      id,
      startsAt: tuesday,
      endsAt: '2026-11-24T02:50:00Z',
      changeUntil: '2026-11-23T02:00:00Z',
      graceUntil: '2026-11-24T02:10:00Z',
    })
    const { slots } = await slotsOf(database, counsellor)
    expect([slots.includes(nine), slots.includes(tuesday)]).toEqual([true, false])
    expect((await eventsOf(database, id)).map(({ name }) => name)).toEqual(['appointment.was-confirmed', 'appointment.was-moved'])
    // Sent twice, it is moved once.
    expect((await move(client, id, tuesday)).appointment).toMatchObject({ startsAt: tuesday })
    expect(await eventsOf(database, id)).toHaveLength(2)
  })

  test('stands not in its own way', async () => {
    const client = await aReadyClient(database)
    const counsellor = await aBookableCounsellor(database, { hours: { stepMinutes: 30, mostPerDay: 1 } })
    const id = await aConfirmedAppointment(database, client, counsellor, { at: nine })
    expect((await move(client, id, '2026-11-23T02:30:00Z')).appointment).toMatchObject({ startsAt: '2026-11-23T02:30:00Z' })
  })

  test('goes to no time that is taken, that is no time of this counsellor, or that is over; then come the next best', async () => {
    const { client, counsellor } = await aPair()
    const other = await aReadyClient(database)
    await aConfirmedAppointment(database, other, counsellor, { at: ten })
    const id = await aConfirmedAppointment(database, client, counsellor, { at: nine })
    const after = [eleven, one, ...['07', '08', '09'].map((hour) => `2026-11-23T${hour}:00:00Z`), tuesday]
    expect(await move(client, id, ten)).toEqual({ appointment: null, next: after })
    for (const wrong of ['2026-11-23T02:15:00Z', '2026-11-23T02:00:30Z', '2026-11-22T02:00:00Z', '2026-11-20T04:00:00Z', '9999-12-31T00:00:00Z'])
      expect((await move(client, id, wrong)).appointment, wrong).toBeNull()
    expect(await refusalOf(move(client, id, '2026-13-01T00:00:00Z'))).toBe('date-unknown')
    expect(await show(client, id)).toMatchObject({ startsAt: nine })
  })

  test('cannot be, by the client, once the rule bites; the counsellor can until it begins; nobody afterwards', async () => {
    const { client, counsellor } = await aPair()
    const id = await aConfirmedAppointment(database, client, counsellor, { at: nine })
    expect((await show(later(client, '2026-11-22T02:00:00Z'), id)).can).toMatchObject({ move: null, cancelFree: null })
    expect((await show(later(client, '2026-11-22T02:00:01Z'), id)).can).toMatchObject({ move: 'too-late', cancel: null, cancelFree: 'too-late' })
    expect(await refusalOf(move(later(client, '2026-11-22T02:00:01Z'), id, tuesday))).toBe('appointment-too-late')
    expect((await move(later(counsellor, '2026-11-22T02:00:01Z'), id, tuesday)).appointment).toMatchObject({ startsAt: tuesday })
    expect(await refusalOf(move(later(counsellor, tuesday), id, '2026-11-25T02:00:00Z'))).toBe('appointment-over')
  })

  test('has to stay where it is without a licence, and can still be cancelled; it stands', async () => {
    const { client, counsellor } = await aPair()
    const id = await aConfirmedAppointment(database, client, counsellor, { at: nine })
    await database.pool.query(`update credentials.licence set expires_on = '2026-11-19' where counsellor_id = $1`, [counsellor.counsellorId])
    await refreshLicence(anybody, counsellor.counsellorId)
    expect(await show(client, id)).toMatchObject({ state: 'confirmed', can: { move: 'licence', cancel: null, cancelFree: null } })
    expect(await refusalOf(move(client, id, tuesday))).toBe('counsellor-unlicensed')
    expect(await refusalOf(holds(database, client, counsellor, { at: tuesday }))).toBe('counsellor-unlicensed')
    expect((await cancel(client, id)).state).toBe('cancelled')
  })

  test('cannot go where the client is with somebody else', async () => {
    const { client, counsellor } = await aPair()
    const second = await aBookableCounsellor(database)
    await aConfirmedAppointment(database, client, second, { at: '2026-11-24T02:00:00Z' })
    const id = await aConfirmedAppointment(database, client, counsellor, { at: nine })
    expect(await refusalOf(move(client, id, tuesday))).toBe('own-time-taken')
  })
})

describe('an appointment that is given back', () => {
  test('in time costs nothing, late it does, and by the counsellor never; its time is free again', async () => {
    const cases = [
      ['client', '2026-11-22T02:00:00Z', true],
      ['client', '2026-11-22T02:00:01Z', false],
      ['counsellor', '2026-11-23T01:59:59Z', true],
      ['practice', '2026-11-23T01:59:59Z', true],
    ] as const
    for (const [by, time, isFree] of cases) {
      const { client, counsellor } = await aPair()
      const id = await aConfirmedAppointment(database, client, counsellor, { at: nine })
      const who = { client, counsellor, practice: admin }[by]
      expect(await cancel(later(who, time), id)).toMatchObject({ state: 'cancelled', cancelled: { by, reason: 'plans-changed', late: !isFree } })
      expect((await cancel(later(who, time), id)).state).toBe('cancelled')
      expect((await eventsOf(database, id)).slice(1)).toEqual([
        { name: 'appointment.was-cancelled', payload: { appointmentId: id, clientId: client.uid, counsellorId: counsellor.uid, by, isFree } },
      ])
      expect((await slotsOf(database, counsellor)).slots).toContain(nine)
    }
  })

  test('is over once it has begun', async () => {
    const { client, counsellor } = await aPair()
    const id = await aConfirmedAppointment(database, client, counsellor, { at: nine })
    expect(await refusalOf(cancel(later(client, nine), id))).toBe('appointment-over')
  })

  test('keeps to the rule of the day on which it was made, whatever the practice decides later', async () => {
    const { client, counsellor } = await aPair()
    const id = await aConfirmedAppointment(database, client, counsellor, { at: nine })
    const rules = { changeUntilHours: 48, graceMinutes: 0, holdMinutes: 10, payWithinMinutes: 120, closedDays: [] }
    await askScheduling(database, admin.context, saveBookingRules, { body: rules })
    expect(await show(client, id)).toMatchObject({ changeUntil: '2026-11-22T02:00:00Z', graceUntil: '2026-11-23T02:10:00Z' })
    await askScheduling(database, admin.context, saveBookingRules, { body: { ...rules, changeUntilHours: 24, graceMinutes: 10 } })
  })
})

describe('a client who does not come', () => {
  test('is noted by the counsellor when the grace is over, once, and by no client', async () => {
    const { client, counsellor } = await aPair()
    const id = await aConfirmedAppointment(database, client, counsellor, { at: nine })
    expect(await refusalOf(miss(later(counsellor, '2026-11-23T01:59:59Z'), id))).toBe('appointment-not-begun')
    expect(await refusalOf(miss(later(counsellor, '2026-11-23T02:09:59Z'), id))).toBe('appointment-within-grace')
    expect(await refusalOf(miss(later(client, '2026-11-23T02:10:00Z'), id))).toBe('not-found')
    const before = later(counsellor, '2026-11-23T02:10:00Z')
    expect((await miss(before, id)).state).toBe('no-show')
    expect((await miss(before, id)).state).toBe('no-show')
    expect((await eventsOf(database, id)).map(({ name }) => name)).toEqual(['appointment.was-confirmed', 'appointment.was-missed'])
  })
})

describe('whoever waits for an earlier time', () => {
  test('hears of one that became free, sees it, and takes it; of two who wait, the first has it', async () => {
    const counsellor = await aBookableCounsellor(database, {
      hours: { weekly: [[{ from: 540, to: 600 }], [{ from: 540, to: 600 }], [{ from: 540, to: 600 }], [], [], [], []] },
    })
    const [ani, budi, cici] = [await aReadyClient(database), await aReadyClient(database), await aReadyClient(database)]
    const first = await aConfirmedAppointment(database, ani, counsellor, { at: nine })
    const ids = [
      await aConfirmedAppointment(database, budi, counsellor, { at: tuesday }),
      await aConfirmedAppointment(database, cici, counsellor, { at: '2026-11-25T02:00:00Z' }),
    ] as const
    expect((await wait(budi, ids[0])).waitsForEarlier).toBe(true)
    expect(await wait(cici, ids[1])).toMatchObject({ earlier: [] })
    await cancel(ani, first)
    for (const [who, id] of [
      [budi, ids[0]],
      [cici, ids[1]],
    ] as const) {
      expect((await eventsOf(database, id)).at(-1)?.name).toBe('appointment.may-be-earlier')
      expect((await show(who, id)).earlier).toEqual([nine])
    }
    const answers = await Promise.all([move(budi, ids[0], nine), move(cici, ids[1], nine)])
    expect(answers.filter(({ appointment }) => appointment)).toHaveLength(1)
    const winner = answers.find(({ appointment }) => appointment)?.appointment
    // Whoever has an earlier one waits no longer.
    expect(winner).toMatchObject({ startsAt: nine, waitsForEarlier: false, earlier: [] })
  })

  test('hears nothing of a time after theirs, nor when they wait no longer, nor of what is too short for them', async () => {
    const counsellor = await aBookableCounsellor(database)
    const [ani, budi] = [await aReadyClient(database), await aReadyClient(database)]
    const [early, late] = [
      await aConfirmedAppointment(database, budi, counsellor, { at: ten }),
      await aConfirmedAppointment(database, ani, counsellor, { at: eleven }),
    ]
    await wait(budi, early)
    await cancel(ani, late)
    expect((await eventsOf(database, early)).map(({ name }) => name)).toEqual(['appointment.was-confirmed'])
    const again = await aConfirmedAppointment(database, ani, counsellor, { at: nine })
    await wait(budi, early, false)
    await cancel(ani, again)
    expect((await eventsOf(database, early)).map(({ name }) => name)).toEqual(['appointment.was-confirmed'])
  })

  test('can do so only while it can still be moved', async () => {
    const { client, counsellor } = await aPair()
    const id = await aConfirmedAppointment(database, client, counsellor, { at: nine })
    expect(await refusalOf(wait(later(client, '2026-11-22T02:00:01Z'), id))).toBe('appointment-too-late')
    expect(await refusalOf(wait({ context: { ...counsellor.context, actor: counsellor.context.actor } }, id))).toBe('not-found')
  })
})

describe('a hold whose time is over', () => {
  test('counts as none at once, is noted by the clock once, and its time is there for others', async () => {
    const { client, counsellor } = await aPair()
    const { appointment } = await holds(database, client, counsellor, { at: nine })
    const id = appointment?.id ?? ''
    const after = at(anybody, '2026-11-20T05:10:00Z')
    expect((await slotsOf(database, counsellor)).slots).not.toContain(nine)
    expect((await slotsOf(database, counsellor, {}, after)).slots).toContain(nine)
    expect(await show(later(client, '2026-11-20T05:10:00Z'), id)).toMatchObject({ state: 'expired', heldUntil: null, can: { cancel: 'over' } })
    await expireHolds(anybody)
    expect(await eventsOf(database, id)).toEqual([])
    await expireHolds(after)
    await expireHolds(after)
    expect((await eventsOf(database, id)).map(({ name }) => name)).toEqual(['appointment.has-expired'])
  })

  test('is no hindrance for the next one, noted or not', async () => {
    const { client, counsellor } = await aPair()
    const other = await aReadyClient(database)
    const { appointment } = await holds(database, client, counsellor, { at: nine })
    const context = at(other.context, '2026-11-20T05:10:00Z')
    expect((await holds(database, other, counsellor, { at: nine, context })).appointment?.state).toBe('held')
    expect((await eventsOf(database, appointment?.id ?? '')).map(({ name }) => name)).toEqual(['appointment.has-expired'])
  })
})

describe('the lists', () => {
  test('show the two whom it concerns their own, in order, and the desk all', async () => {
    const { client, counsellor } = await aPair()
    const stranger = await aReadyClient(database)
    const ids = [
      await aConfirmedAppointment(database, client, counsellor, { at: tuesday }),
      await aConfirmedAppointment(database, client, counsellor, { at: nine }),
    ]
    const listed = async ({ context }: SpaceMember, query = {}) =>
      (await askScheduling(database, context, listAppointments, { query })).appointments.map(({ id }) => id)
    expect([await listed(client), await listed(counsellor), await listed(stranger)]).toEqual([ids.toReversed(), ids.toReversed(), []])
    expect(await listed(client, { from: '2026-11-23T02:49:59Z', to: '2026-11-24T02:00:00Z' })).toEqual([ids[1]])
    expect(await listed(client, { from: '2026-11-23T02:50:00Z', to: '2026-11-24T02:00:01Z' })).toEqual([ids[0]])
    const desk = (query = {}) =>
      askScheduling(database, admin.context, listAllAppointments, {
        query: { from: '2026-11-23T00:00:00Z', to: '2026-11-30T00:00:00Z', counsellor: counsellor.slug, ...query },
      })
    expect((await desk()).appointments.map(({ id }) => id)).toEqual(ids.toReversed())
    expect((await desk({ state: 'held' })).appointments).toEqual([])
    expect((await desk({ after: ids[1] })).appointments.map(({ id }) => id)).toEqual([ids[0]])
    expect(await refusalOf(desk({ counsellor: 'tak-ada' }))).toBe('not-found')
  })

  test.each([
    [{ from: '2026-11-23T00:00:00Z', to: '2026-11-23T00:00:00Z' }, 'stretch-unusable'],
    [{ from: '2026-11-24T00:00:00Z', to: '2026-11-23T00:00:00Z' }, 'stretch-unusable'],
    [{ from: '0001-01-01T00:00:00Z', to: '9999-12-31T00:00:00Z' }, 'stretch-unusable'],
    [{ from: '2026-11-31T00:00:00Z' }, 'date-unknown'],
    [{ from: 'kemarin' }, 'bad-request'],
  ])('refuse %j: %s', async (query, code) => {
    expect(await refusalOf(askScheduling(database, admin.context, listAllAppointments, { query: { to: '2026-11-25T00:00:00Z', ...query } }))).toBe(
      code,
    )
    const client = await aSpaceMember(database)
    expect(await refusalOf(askScheduling(database, client.context, listAppointments, { query }))).toBe(code)
  })

  test('know no appointment that is not there', async () => {
    expect(await refusalOf(show(admin, randomUUID()))).toBe('not-found')
  })
})

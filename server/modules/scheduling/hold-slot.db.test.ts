import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { inTransaction } from '#platform/context'
import { aPractice, aService } from '#test/builders'
import { isReady } from '#test/consents'
import { aContext, aDatabase } from '#test/database'
import {
  aBookableCounsellor,
  aConfirmedAppointment,
  aReadyClient,
  at,
  bookableServices,
  holds,
  refusalOf,
  slotsOf,
  type TestCounsellor,
} from '#test/scheduling'
import { aSpaceMember } from '#test/space-members'
import { confirmPaid } from './for-payments.ts'

const database = await aDatabase()
await aPractice(aContext(database, { kind: 'operator' }))

const nine = '2026-11-23T02:00:00Z'
const monday = ['02', '03', '04', '06', '07', '08', '09'].map((hour) => `2026-11-23T${hour}:00:00Z`)

describe('a time that is chosen', () => {
  test('is kept for ten minutes, with the rules and the price as they are, and is free for nobody else', async () => {
    const [client, counsellor] = [await aReadyClient(database), await aBookableCounsellor(database)]
    const before = await slotsOf(database, counsellor)
    const { appointment, next } = await holds(database, client, counsellor, { at: '2026-11-23T02:00:00Z' })
    expect(next).toEqual([])
    expect(appointment).toMatchObject({
      state: 'held',
      heldFor: 'choosing',
      heldUntil: '2026-11-20T05:10:00Z',
      startsAt: '2026-11-23T02:00:00Z',
      endsAt: '2026-11-23T02:50:00Z',
      changeUntil: '2026-11-22T02:00:00Z',
      graceUntil: '2026-11-23T02:10:00Z',
      priceIdr: 250_000,
      client: { uid: client.uid, timeZone: 'Asia/Jayapura' },
      counsellor: { uid: counsellor.uid, timeZone: 'Asia/Jakarta', slug: counsellor.slug },
    })
    const after = await slotsOf(database, counsellor)
    expect(before.slots).toContain('2026-11-23T02:00:00Z')
    expect(after.slots).toEqual(before.slots.filter((slot) => slot !== '2026-11-23T02:00:00Z'))
  })

  test('of 200 who want it in the same moment, exactly one has it; the others are shown what comes next', async () => {
    const counsellor = await aBookableCounsellor(database)
    const clients = await Promise.all(Array.from({ length: 200 }, () => aReadyClient(database)))
    const answers = await Promise.all(clients.map((client) => holds(database, client, counsellor, { at: '2026-11-23T06:00:00Z' })))
    expect(answers.filter(({ appointment }) => appointment)).toHaveLength(1)
    const others = answers.filter(({ appointment }) => !appointment)
    expect(new Set(others.map(({ next }) => next.join()))).toEqual(
      new Set([
        ['07:00', '08:00', '09:00']
          .map((time) => `2026-11-23T${time}:00Z`)
          .concat(['02:00', '03:00', '04:00'].map((time) => `2026-11-24T${time}:00Z`))
          .join(),
      ]),
    )
  })

  test('is one however often it is sent, and nobody else can use its id', async () => {
    const [client, other, counsellor] = [await aReadyClient(database), await aReadyClient(database), await aBookableCounsellor(database)]
    const id = randomUUID()
    const sent = await Promise.all(Array.from({ length: 5 }, () => holds(database, client, counsellor, { id, at: nine })))
    expect(sent.map(({ appointment }) => appointment?.id)).toEqual(Array(5).fill(id))
    expect(await refusalOf(holds(database, other, counsellor, { id, at: '2026-11-24T02:00:00Z' }))).toBe('not-found')
    await inTransaction(client.context, (inside) => confirmPaid(inside, id))
    expect((await holds(database, client, counsellor, { id, at: nine })).appointment?.state).toBe('confirmed')
  })

  test('lets go of the one that was looked at before with the same counsellor; more than three at once are not kept', async () => {
    const client = await aReadyClient(database)
    const counsellors = await Promise.all(Array.from({ length: 4 }, () => aBookableCounsellor(database)))
    const [first, second, third, fourth] = counsellors as [TestCounsellor, TestCounsellor, TestCounsellor, TestCounsellor]
    await holds(database, client, first, { at: nine })
    // Over the very time that was looked at.
    expect((await holds(database, client, first, { at: nine })).appointment?.state).toBe('held')
    await holds(database, client, first, { at: '2026-11-23T03:00:00Z' })
    expect((await slotsOf(database, first)).slots).toContain(nine)
    await holds(database, client, second, { at: nine })
    await holds(database, client, third, { at: '2026-11-24T02:00:00Z' })
    expect(await refusalOf(holds(database, client, fourth, { at: '2026-11-25T02:00:00Z' }))).toBe('holds-too-many')
    const context = at(client.context, '2026-11-20T05:10:00Z')
    expect((await holds(database, client, fourth, { at: '2026-11-25T02:00:00Z', context })).appointment?.state).toBe('held')
  })

  test('is none over another appointment of the same client, though it is free', async () => {
    const [client, one, other] = [await aReadyClient(database), await aBookableCounsellor(database), await aBookableCounsellor(database)]
    await aConfirmedAppointment(database, client, one, { at: nine })
    expect(await refusalOf(holds(database, client, other, { at: nine }))).toBe('own-time-taken')
    expect((await slotsOf(database, other)).slots).toContain(nine)
  })

  test('of services for own clients is for whoever has been there, or is in their care', async () => {
    const counsellor = await aBookableCounsellor(database, { services: [aService(), { ...aService(), bookableBy: 'own-clients' }] })
    const [, service] = await bookableServices(database, counsellor.slug)
    const [stranger, client, inCare] = [await aReadyClient(database), await aReadyClient(database), await aReadyClient(database)]
    const asked = { at: '2026-11-24T02:00:00Z', ...(service && { service }) }
    await aConfirmedAppointment(database, client, counsellor, { at: nine })
    await database.pool.query(
      `insert into episodes.episode (client_id, counsellor_id, state, intake_space, chat_space, asked_at, promised_until, taken_at)
       values ($1, $2, 'active', gen_random_uuid(), gen_random_uuid(), now(), now(), now())`,
      [inCare.uid, counsellor.uid],
    )
    expect(await refusalOf(holds(database, stranger, counsellor, asked))).toBe('own-clients-only')
    expect((await holds(database, client, counsellor, asked)).appointment?.service.id).toBe(service)
    expect((await holds(database, inCare, counsellor, { ...asked, at: '2026-11-24T03:00:00Z' })).appointment?.state).toBe('held')
  })

  test('asks what is needed before a first booking, and keeps nothing without it', async () => {
    const [client, counsellor] = [await aSpaceMember(database), await aBookableCounsellor(database)]
    expect(await refusalOf(holds(database, client, counsellor, { at: nine }))).toBe('consent-needed')
    expect((await slotsOf(database, counsellor)).slots).toContain(nine)
    await isReady(client)
    expect((await holds(database, client, counsellor, { at: nine })).appointment?.state).toBe('held')
    const { rows } = await database.pool.query('select rule_version from scheduling.appointment where client_id = $1', [client.uid])
    expect(rows).toEqual([{ rule_version: 1 }])
  })

  test('is within the day’s limit, however many come at once', async () => {
    const counsellor = await aBookableCounsellor(database, { hours: { mostPerDay: 2 } })
    const clients = await Promise.all(Array.from({ length: 7 }, () => aReadyClient(database)))
    const answers = await Promise.all(clients.map((client, place) => holds(database, client, counsellor, { at: monday[place] ?? '' })))
    expect(answers.filter(({ appointment }) => appointment)).toHaveLength(2)
    expect((await slotsOf(database, counsellor, { from: '2026-11-23', days: 1 })).slots).toEqual([])
  })

  test.each([
    [{ timeZone: 'Asia/Atlantis' }, 'zone-unknown'],
    [{ at: '2026-11-31T02:00:00Z' }, 'date-unknown'],
    [{ at: 'Senin' }, 'bad-request'],
    [{ service: randomUUID() }, 'not-found'],
  ])('with %j is refused: %s', async (wrong, code) => {
    const [client, counsellor] = [await aReadyClient(database), await aBookableCounsellor(database)]
    expect(await refusalOf(holds(database, client, counsellor, { at: nine, ...wrong }))).toBe(code)
  })

  test.each(['2026-11-23T02:01:00Z', '2026-11-23T02:00:01Z', '2026-11-20T06:00:00Z', '2020-01-01T00:00:00Z', '9999-12-31T23:59:00Z'])(
    'at %s is no time of theirs; what is one comes instead',
    async (wrong) => {
      const [client, counsellor] = [await aReadyClient(database), await aBookableCounsellor(database)]
      const { appointment, next } = await holds(database, client, counsellor, { at: wrong })
      expect(appointment).toBeNull()
      expect(next).toHaveLength(6)
      expect((await slotsOf(database, counsellor, { days: 62 })).slots).toEqual(expect.arrayContaining(next))
    },
  )
})

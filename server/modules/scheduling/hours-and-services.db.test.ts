import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { getCounsellor, listCounsellors } from '#contract/counsellors'
import {
  getBookingRules,
  getWorkingHours,
  listOwnServices,
  saveBookingRules,
  saveService,
  saveWorkingHours,
  withdrawService,
} from '#contract/scheduling'
import { aPractice, aService } from '#test/builders'
import { aContext, aDatabase } from '#test/database'
import { aBookableCounsellor, aConfirmedAppointment, aReadyClient, askScheduling, refusalOf, someHours } from '#test/scheduling'
import { aSpaceMember } from '#test/space-members'

const database = await aDatabase()
await aPractice(aContext(database, { kind: 'operator' }))
const anybody = aContext(database)
const admin = await aSpaceMember(database, 'admin')

describe('working hours', () => {
  test('are kept as they were told, and tell which appointments lie outside now; these are kept', async () => {
    const [client, counsellor] = [await aReadyClient(database), await aBookableCounsellor(database, { hours: { stepMinutes: 30 } })]
    const inside = await aConfirmedAppointment(database, client, counsellor, { at: '2026-11-23T02:30:00Z' })
    const outside = await aConfirmedAppointment(database, client, counsellor, { at: '2026-11-24T02:00:00Z' })
    const hours = someHours({
      exceptions: [{ date: '2026-11-24', windows: [{ from: 600, to: 720 }] }],
      stepMinutes: 60,
      noticeHours: 300,
      mostPerDay: 1,
    })
    const reply = await askScheduling(database, counsellor.context, saveWorkingHours, { body: hours })
    expect(reply.outside.map(({ id }) => id)).toEqual([outside])
    expect([inside, outside]).not.toContain(undefined)
    expect(await askScheduling(database, counsellor.context, getWorkingHours, {})).toEqual({ hours })
    expect(reply.outside[0]?.state).toBe('confirmed')
  })

  test('are nobody’s before they were told', async () => {
    const counsellor = await aBookableCounsellor(database, { hours: null })
    expect(await askScheduling(database, counsellor.context, getWorkingHours, {})).toEqual({ hours: null })
  })

  const day = (windows: { from: number; to: number }[]) => ({ weekly: [windows, [], [], [], [], [], []] })
  test.each([
    [day([{ from: 600, to: 600 }]), 'hours-unusable'],
    [day([{ from: 600, to: 540 }]), 'hours-unusable'],
    [day([{ from: 600, to: 720 }, { from: 660, to: 780 }]), 'hours-unusable'], // prettier-ignore
    [day([{ from: 600, to: 1441 }]), 'bad-request'],
    [day([{ from: -1, to: 60 }]), 'bad-request'],
    [{ weekly: [] }, 'bad-request'],
    [{ timeZone: 'Asia/Atlantis' }, 'zone-unknown'],
    [{ exceptions: [{ date: '2027-02-29', windows: [] }] }, 'date-unknown'],
    [
      {
        exceptions: [
          { date: '2027-02-28', windows: [] },
          { date: '2027-02-28', windows: [] },
        ],
      },
      'hours-unusable',
    ],
    [{ horizonDays: 181 }, 'bad-request'],
    [{ stepMinutes: 0 }, 'bad-request'],
  ])('like %j are refused: %s, and the former ones hold', async (wrong, code) => {
    const counsellor = await aBookableCounsellor(database)
    expect(await refusalOf(askScheduling(database, counsellor.context, saveWorkingHours, { body: someHours(wrong) }))).toBe(code)
    expect(await askScheduling(database, counsellor.context, getWorkingHours, {})).toEqual({ hours: someHours() })
  })
})

describe('the rules of the practice', () => {
  test('are what everybody sees, and the admin changes', async () => {
    expect(await askScheduling(database, anybody, getBookingRules, {})).toEqual({
      changeUntilHours: 24,
      graceMinutes: 10,
      holdMinutes: 10,
      payWithinMinutes: 120,
      closedDays: [],
    })
    const name = { id: 'Hari Natal', en: 'Christmas Day' }
    const rules = { changeUntilHours: 12, graceMinutes: 15, holdMinutes: 20, payWithinMinutes: 60, closedDays: [{ date: '2026-12-25', name }] }
    await askScheduling(database, admin.context, saveBookingRules, { body: rules })
    expect(await askScheduling(database, anybody, getBookingRules, {})).toEqual(rules)
    const save = (closedDays: typeof rules.closedDays) =>
      refusalOf(askScheduling(database, admin.context, saveBookingRules, { body: { ...rules, closedDays } }))
    expect(await save([{ date: '2026-13-01', name }])).toBe('date-unknown')
    expect(await save([...rules.closedDays, ...rules.closedDays])).toBe('hours-unusable')
    expect(await askScheduling(database, anybody, getBookingRules, {})).toEqual(rules)
  })
})

describe('the services of a counsellor', () => {
  const form = { ...aService(), bufferMinutes: 20, bookableBy: 'anyone' as const }

  test('are what the public page and the search show, as soon as they are saved or withdrawn', async () => {
    const counsellor = await aBookableCounsellor(database, { city: 'Sawahlunto' })
    const [service, added] = [counsellor.service, randomUUID()]
    const shown = async () =>
      (await askScheduling(database, anybody, getCounsellor, { params: { slug: counsellor.slug } })).services.map(({ id }) => id)
    const found = async (query = {}) =>
      (await askScheduling(database, anybody, listCounsellors, { query: { text: 'sawahlunto', ...query } })).counsellors
    const save = () =>
      askScheduling(database, counsellor.context, saveService, { params: { service: added }, body: { ...form, mode: 'chat', priceIdr: 90_000 } })
    await save()
    await save()
    expect(await shown()).toEqual([service, added])
    expect(await found({ mode: 'chat', maxPriceIdr: 90_000 })).toMatchObject([{ modes: ['video', 'chat'], lowestPriceIdr: 90_000 }])
    await askScheduling(database, counsellor.context, withdrawService, { params: { service } })
    await askScheduling(database, counsellor.context, withdrawService, { params: { service } })
    expect(await shown()).toEqual([added])
    expect(await found({ mode: 'video' })).toEqual([])
    expect(await askScheduling(database, counsellor.context, listOwnServices, {})).toEqual({
      services: [{ ...form, id: added, mode: 'chat', priceIdr: 90_000 }],
    })
    await askScheduling(database, counsellor.context, withdrawService, { params: { service: added } })
    expect(await found()).toEqual([])
    expect(await refusalOf(askScheduling(database, counsellor.context, saveService, { params: { service }, body: form }))).toBe('not-found')
  })

  test('keep what was agreed for appointments that stand', async () => {
    const [client, counsellor] = [await aReadyClient(database), await aBookableCounsellor(database)]
    await aConfirmedAppointment(database, client, counsellor, { at: '2026-11-23T02:00:00Z' })
    await askScheduling(database, counsellor.context, saveService, {
      params: { service: counsellor.service },
      body: { ...form, minutes: 90, priceIdr: 1 },
    })
    const { rows } = await database.pool.query('select minutes, price_idr from scheduling.appointment where client_id = $1', [client.uid])
    expect(rows).toEqual([{ minutes: 50, price_idr: 250_000 }])
  })

  test('are changed by nobody else, and by no one without a public page', async () => {
    const [own, other] = [await aBookableCounsellor(database), await aBookableCounsellor(database)]
    const pageless = await aSpaceMember(database, 'counsellor')
    for (const { context } of [other, pageless]) {
      expect(await refusalOf(askScheduling(database, context, saveService, { params: { service: own.service }, body: form }))).toBe('not-found')
      expect(await refusalOf(askScheduling(database, context, withdrawService, { params: { service: own.service } }))).toBe('not-found')
    }
    expect(await refusalOf(askScheduling(database, pageless.context, listOwnServices, {}))).toBe('not-found')
  })

  test.each([
    [{ priceIdr: -1 }, 'bad-request'],
    [{ priceIdr: 100_000_001 }, 'bad-request'],
    [{ minutes: 5 }, 'bad-request'],
    [{ minutes: 241 }, 'bad-request'],
    [{ minutes: null }, 'service-unusable'],
    [{ answerWithinHours: 24 }, 'service-unusable'],
    [{ mode: 'letters' as const }, 'service-unusable'],
    [{ mode: 'letters' as const, minutes: null }, 'service-unusable'],
    [{ bufferMinutes: 121 }, 'bad-request'],
    [{ name: { id: '', en: 'x' } }, 'bad-request'],
  ])('like %j are refused: %s', async (wrong, code) => {
    const counsellor = await aBookableCounsellor(database)
    expect(
      await refusalOf(askScheduling(database, counsellor.context, saveService, { params: { service: randomUUID() }, body: { ...form, ...wrong } })),
    ).toBe(code)
  })

  test('are at most twelve', async () => {
    const counsellor = await aBookableCounsellor(database, { services: Array.from({ length: 12 }, () => aService()) })
    expect(await refusalOf(askScheduling(database, counsellor.context, saveService, { params: { service: randomUUID() }, body: form }))).toBe(
      'services-full',
    )
    expect(
      await refusalOf(askScheduling(database, counsellor.context, saveService, { params: { service: counsellor.service }, body: form })),
    ).toBeUndefined()
  })
})

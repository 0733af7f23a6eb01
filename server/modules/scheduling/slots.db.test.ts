import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { getSlots, listSoonest, saveBookingRules, saveService, soonestOf, withdrawService } from '#contract/scheduling'
import { refreshLicence } from '#modules/counsellors'
import { inTransaction } from '#platform/context'
import { aPractice, aService } from '#test/builders'
import { aContext, aDatabase } from '#test/database'
import { aBookableCounsellor, aConfirmedAppointment, aReadyClient, askScheduling, at, bookableServices, refusalOf, slotsOf } from '#test/scheduling'
import { aSpaceMember } from '#test/space-members'
import { replaceOutsideBusy } from './outside-busy.ts'

const database = await aDatabase()
await aPractice(aContext(database, { kind: 'operator' }))
const anybody = aContext(database)
const monday = ['02', '03', '04', '06', '07', '08', '09'].map((hour) => `2026-11-23T${hour}:00:00Z`)

describe('the free times of a counsellor', () => {
  test('are those of the days that are asked for, by the clock of whoever asks', async () => {
    const counsellor = await aBookableCounsellor(database)
    const week = await slotsOf(database, counsellor, { days: 7 })
    expect(week.slots).toHaveLength(3 + 4 * 7)
    expect(week.slots.slice(0, 3)).toEqual(['07', '08', '09'].map((hour) => `2026-11-20T${hour}:00:00Z`))
    expect(await slotsOf(database, counsellor, { from: '2026-11-23', days: 1 })).toMatchObject({
      slots: monday,
      soonest: week.slots[0],
      closed: null,
    })
    // Where the sun rises two hours earlier the day ends two hours earlier too; what is asked for is still the same moments.
    const inJayapura = await slotsOf(database, counsellor, { from: '2026-11-23', days: 1, zone: 'Asia/Jayapura' })
    expect(inJayapura.slots).toEqual(monday)
    const inLima = await slotsOf(database, counsellor, { from: '2026-11-22', days: 1, zone: 'America/Lima' })
    expect(inLima.slots).toEqual(monday.slice(0, 3))
    expect([week.lastDate, inLima.lastDate]).toEqual(['2027-01-19', '2027-01-18'])
  })

  test('are closed by name: without a licence, without hours, without somebody behind the page, for letters, and while frozen', async () => {
    const closedOf = async (counsellor: Parameters<typeof slotsOf>[1]) => {
      const { slots, soonest, closed } = await slotsOf(database, counsellor)
      expect([slots, soonest]).toEqual([[], null])
      return closed
    }
    expect(await closedOf(await aBookableCounsellor(database, { licence: null }))).toBe('licence')
    expect(await closedOf(await aBookableCounsellor(database, { licence: { verifiedOn: null } }))).toBe('licence')
    expect(await closedOf(await aBookableCounsellor(database, { licence: { expiresOn: '2026-11-19' } }))).toBe('licence')
    expect(await closedOf(await aBookableCounsellor(database, { hours: null }))).toBe('no-hours')
    const letters = aService({ mode: 'letters', minutes: null, answerWithinHours: 48 })
    expect(await closedOf(await aBookableCounsellor(database, { services: [letters] }))).toBe('not-bookable')
    expect(await closedOf(await aBookableCounsellor(database, { services: [aService({ mode: 'group', minutes: 90 })] }))).toBe('not-bookable')
    expect(await closedOf(await aBookableCounsellor(database, { hours: null, accountId: null }))).toBe('not-bookable')
  })

  test('end with the licence, and come back with a new one', async () => {
    const counsellor = await aBookableCounsellor(database, { licence: { expiresOn: '2026-11-24' } })
    const { slots, lastDate } = await slotsOf(database, counsellor)
    expect([slots.at(-1), lastDate]).toEqual(['2026-11-24T09:00:00Z', '2026-11-24'])
    await database.pool.query(`update credentials.licence set expires_on = '2026-11-26' where counsellor_id = $1`, [counsellor.counsellorId])
    await refreshLicence(anybody, counsellor.counsellorId)
    expect((await slotsOf(database, counsellor)).lastDate).toBe('2026-11-26')
    const after = at(anybody, '2026-11-26T17:00:00Z')
    expect((await slotsOf(database, counsellor, {}, after)).closed).toBe('licence')
  })

  test('leave out what is taken in another calendar, days on which the practice is closed, and what a hold keeps until it is over', async () => {
    const counsellor = await aBookableCounsellor(database)
    const spans = [{ from: Temporal.Instant.from('2026-11-23T02:10:30Z'), to: Temporal.Instant.from('2026-11-23T03:59:10Z') }]
    const importId = randomUUID()
    await inTransaction(anybody, (inside) => replaceOutsideBusy(inside, counsellor.uid, importId, spans))
    expect((await slotsOf(database, counsellor, { from: '2026-11-23', days: 1 })).slots).toEqual(monday.slice(2))
    await inTransaction(anybody, (inside) => replaceOutsideBusy(inside, counsellor.uid, importId, []))
    expect((await slotsOf(database, counsellor, { from: '2026-11-23', days: 1 })).slots).toEqual(monday)
    const admin = await aSpaceMember(database, 'admin')
    const rules = {
      changeUntilHours: 24,
      graceMinutes: 10,
      holdMinutes: 10,
      payWithinMinutes: 120,
      closedDays: [{ date: '2026-11-23', name: { id: 'Libur', en: 'Closed' } }],
    }
    await askScheduling(database, admin.context, saveBookingRules, { body: rules })
    expect((await slotsOf(database, counsellor, { from: '2026-11-23', days: 1 })).slots).toEqual([])
    await askScheduling(database, admin.context, saveBookingRules, { body: { ...rules, closedDays: [] } })
    expect((await slotsOf(database, counsellor, { from: '2026-11-23', days: 1 })).slots).toEqual(monday)
  })

  test.each([
    [{ zone: 'Asia/Atlantis' }, 'zone-unknown'],
    [{ from: '2026-02-30' }, 'date-unknown'],
    [{ from: '2026-11-18' }, 'days-over'],
    [{ from: '0000-01-01' }, 'days-over'],
    [{ from: '9999-12-31' }, 'days-too-far'],
    [{ days: 63 }, 'bad-request'],
    [{ days: 0 }, 'bad-request'],
    [{ from: 'besok' }, 'bad-request'],
    [{ service: randomUUID() }, 'not-found'],
  ])('asked with %j are refused: %s', async (query, code) => {
    const counsellor = await aBookableCounsellor(database)
    expect(await refusalOf(slotsOf(database, counsellor, query))).toBe(code)
  })

  test('of whoever is not there are not found', async () => {
    expect(await refusalOf(askScheduling(database, anybody, getSlots, { params: { slug: 'tak-ada' }, query: { service: randomUUID() } }))).toBe(
      'not-found',
    )
  })

  test('follow what is offered: a longer pause after each, and nothing of what is withdrawn', async () => {
    const counsellor = await aBookableCounsellor(database)
    const client = await aReadyClient(database)
    await aConfirmedAppointment(database, client, counsellor, { at: '2026-11-23T03:00:00Z' })
    const form = { ...aService(), bufferMinutes: 70, bookableBy: 'own-clients' as const }
    await askScheduling(database, counsellor.context, saveService, { params: { service: counsellor.service }, body: form })
    // Two hours are needed now, and only their own clients may have them.
    expect(await slotsOf(database, counsellor, { from: '2026-11-23', days: 1 })).toMatchObject({
      slots: monday.filter((slot) => !['2026-11-23T02:00:00Z', '2026-11-23T03:00:00Z'].includes(slot)),
      closed: 'own-clients-only',
    })
    await askScheduling(database, counsellor.context, withdrawService, { params: { service: counsellor.service } })
    expect(await refusalOf(slotsOf(database, counsellor))).toBe('not-found')
  })
})

describe('who is free soonest', () => {
  test('comes first of those who fit; whoever has no time is missing, and what changes is seen at once', async () => {
    const [early, late] = [
      await aBookableCounsellor(database, { city: 'Sabang', hours: { noticeHours: 20 } }),
      await aBookableCounsellor(database, {
        city: 'Sabang',
        hours: { noticeHours: 100 },
        services: [aService({ priceIdr: 90_000 }), aService({ mode: 'chat', priceIdr: 80_000 })],
      }),
    ]
    await aBookableCounsellor(database, { city: 'Sabang', licence: null })
    const search = (query = {}) => askScheduling(database, anybody, listSoonest, { query: { text: 'sabang', ...query } })
    const slugsIn = ({ found }: Awaited<ReturnType<typeof search>>) => found.map(({ counsellor, soonest }) => [counsellor.slug, soonest.at])
    const [chat] = (await bookableServices(database, late.slug)).slice(1)
    expect(await search()).toMatchObject({ total: 2, page: 1, pages: 1 })
    expect(slugsIn(await search())).toEqual([
      [early.slug, '2026-11-23T02:00:00Z'],
      [late.slug, '2026-11-24T09:00:00Z'],
    ])
    expect((await search({ mode: 'chat' })).found).toMatchObject([{ soonest: { slug: late.slug, service: chat, mode: 'chat' } }])
    expect(slugsIn(await search({ maxPriceIdr: 100_000 }))).toEqual([[late.slug, '2026-11-24T09:00:00Z']])
    const client = await aReadyClient(database)
    await aConfirmedAppointment(database, client, early, { at: '2026-11-23T02:00:00Z' })
    expect(slugsIn(await search())[0]).toEqual([early.slug, '2026-11-23T03:00:00Z'])
    const { soonest } = await askScheduling(database, anybody, soonestOf, { query: { slugs: `tak-ada,${late.slug},${early.slug}` } })
    expect(soonest.map(({ slug, at: time }) => [slug, time])).toEqual([
      [late.slug, '2026-11-24T09:00:00Z'],
      [early.slug, '2026-11-23T03:00:00Z'],
    ])
  })

  test('is asked of a page of counsellors, not of all', async () => {
    const slugs = Array.from({ length: 25 }, (_, place) => `k-${place}`).join(',')
    expect(await refusalOf(askScheduling(database, anybody, soonestOf, { query: { slugs } }))).toBe('bad-request')
  })

  test('moves on with the clock', async () => {
    const counsellor = await aBookableCounsellor(database)
    const soonestAt = async (time: string) =>
      (await askScheduling(database, at(anybody, time), soonestOf, { query: { slugs: counsellor.slug } })).soonest[0]?.at
    expect(await soonestAt('2026-11-23T00:00:00Z')).toBe('2026-11-23T02:00:00Z')
    expect(await soonestAt('2026-11-23T00:00:01Z')).toBe('2026-11-23T03:00:00Z')
    expect(await soonestAt('2026-11-23T01:00:00Z')).toBe('2026-11-23T03:00:00Z')
    expect(await soonestAt('2026-11-27T12:00:00Z')).toBe('2026-11-30T02:00:00Z')
  })
})

import { describe, expect, test } from 'vitest'
import { anonymous } from '#platform/context'
import { aPractice, aPublishedCounsellor, aService } from '#test/builders'
import { aContext, aDatabase, testNow } from '#test/database'
import { pageSize, searchCounsellors } from './search-counsellors.ts'

const database = await aDatabase()
const context = aContext(database)
await aPractice(context)
const count = pageSize * 2 + 5
// Many alike, so that only the mixing tells them apart.
for (let place = 0; place < count; place += 1)
  await aPublishedCounsellor(context, { services: [aService({ priceIdr: place % 3 === 0 ? 200_000 : 100_000 })] }, place % 7 === 0 ? null : {})

const at = (time: string) => aContext(database, anonymous, Temporal.Instant.from(time))
const slugsOn = async (page: number, within = context, order: 'fitting' | 'price' | 'experience' = 'fitting') =>
  (await searchCounsellors(within, { page, order })).counsellors.map(({ slug }) => slug)

describe('paging', () => {
  test.each(['fitting', 'price', 'experience'] as const)('in the order "%s" shows everybody exactly once', async (order) => {
    const pages = [await slugsOn(1, context, order), await slugsOn(2, context, order), await slugsOn(3, context, order)]
    expect(pages.map((page) => page.length)).toEqual([pageSize, pageSize, 5])
    expect(new Set(pages.flat()).size).toBe(count)
  })

  test('says which page it is, of how many, and how many people there are', async () => {
    expect(await searchCounsellors(context, { page: 2 })).toMatchObject({ page: 2, pages: 3, total: count })
  })

  test('past the end gives the last page', async () => {
    const past = await searchCounsellors(context, { page: 999 })
    expect(past).toMatchObject({ page: 3, pages: 3, total: count })
    expect(past.counsellors.map(({ slug }) => slug)).toEqual(await slugsOn(3))
  })

  test('of nothing is one empty page, whichever was asked for', async () => {
    for (const page of [1, 7])
      expect(await searchCounsellors(context, { page, specialisation: 'anger' })).toEqual({ counsellors: [], total: 0, page: 1, pages: 1 })
  })

  test('shows those without a licence after everybody else, across pages', async () => {
    const all = []
    for (const page of [1, 2, 3]) all.push(...(await searchCounsellors(context, { page })).counsellors.map(({ licensed }) => licensed))
    expect(all).toEqual(all.toSorted((a, b) => Number(b) - Number(a)))
    expect(all.filter((licensed) => !licensed)).toHaveLength(5)
  })
})

describe('the mixed order', () => {
  test('is the same all day', async () => {
    const morning = await slugsOn(1, at('2026-11-20T00:00:00Z'))
    expect(await slugsOn(1, at('2026-11-20T13:00:00Z'))).toEqual(morning)
    expect(await slugsOn(1, at('2026-11-20T23:59:59.999Z'))).toEqual(morning)
  })

  test('is another one the next day', async () => {
    expect(await slugsOn(1, at('2026-11-21T00:00:00Z'))).not.toEqual(await slugsOn(1))
  })

  test('puts nobody first for long: over a hundred days most people have been on the first page, and no one always', async () => {
    const days = Array.from({ length: 100 }, (_, day) => aContext(database, anonymous, testNow.add({ hours: 24 * day })))
    const firsts: string[] = []
    for (const day of days) firsts.push((await slugsOn(1, day))[0] ?? '')
    expect(new Set(firsts).size).toBeGreaterThan(15)
    const most = Math.max(...Object.values(Object.groupBy(firsts, (slug) => slug)).map((same) => same?.length ?? 0))
    expect(most).toBeLessThan(20)
  })
})

import { describe, expect, test } from 'vitest'
import { Tariff } from '#contract/counsellors'
import { validated } from '#platform/validate'
import { aPractice, aPublishedCounsellor, aService } from '#test/builders'
import { aContext, aDatabase } from '#test/database'
import { listPublishedSlugs, tariffLines } from './repository.ts'

const database = await aDatabase()
const context = aContext(database)
const { db } = database
await aPractice(context)
const letters = aService({ mode: 'letters', minutes: null, answerWithinHours: 48, priceIdr: 75_000 })

describe('the tariff', () => {
  test('of a practice without people is empty', async () => expect(await tariffLines(db)).toEqual([]))

  test('tells for each mode who offers it, how long, and from what price to what', async () => {
    await aPublishedCounsellor(context, {
      slug: 'b',
      services: [aService({ minutes: 50, priceIdr: 300_000 }), aService({ minutes: 80, priceIdr: 450_000 }), letters],
    })
    await aPublishedCounsellor(context, { slug: 'a', services: [aService({ minutes: 50, priceIdr: 150_000 })] })
    const hidden = await aPublishedCounsellor(context, { slug: 'c', services: [aService({ minutes: 30, priceIdr: 1 }), letters] })
    await database.pool.query('update counsellors.counsellor set published = false where id = $1', [hidden.id])
    const lines = (await tariffLines(db)).toSorted((one, other) => one.mode.localeCompare(other.mode))
    expect(validated(Tariff, { lines })).toEqual({ lines })
    expect(lines).toEqual([
      { mode: 'letters', counsellors: 1, minutes: [], fromIdr: 75_000, toIdr: 75_000 },
      { mode: 'video', counsellors: 2, minutes: [50, 80], fromIdr: 150_000, toIdr: 450_000 },
    ])
  })
})

describe('the sitemap', () => {
  test('has the addresses of those who are published, in order', async () => expect(await listPublishedSlugs(db)).toEqual(['a', 'b']))
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CounsellorPage, type CounsellorSearch } from '#contract/counsellors'
import { validated } from '#platform/validate'
import { anyText } from '#test/any-text'
import { aPractice, aPublishedCounsellor, aService } from '#test/builders'
import { aContext, aDatabase } from '#test/database'
import { searchCounsellors } from './search-counsellors.ts'

const database = await aDatabase()
const context = aContext(database)
await aPractice(context)

const letters = aService({ mode: 'letters', minutes: null, answerWithinHours: 48, priceIdr: 75_000 })
await aPublishedCounsellor(context, {
  slug: 'ni-luh',
  name: 'Ni Luh Komang, M.Psi.',
  city: 'Denpasar',
  specialisations: ['perinatal', 'sleep'],
  languages: ['id', 'ban'],
  practisingSince: 2017,
  headline: { id: 'Menemani ibu baru', en: 'Company for new mothers' },
  services: [aService({ priceIdr: 300_000 }), letters],
})
await aPublishedCounsellor(context, {
  slug: 'yohanes',
  name: 'Yohanes Wanggai',
  city: 'Jayapura',
  timeZone: 'Asia/Jayapura',
  specialisations: ['grief', 'sleep'],
  languages: ['id', 'pmy'],
  practisingSince: 2005,
  biography: { id: 'Saya menemani orang yang berduka.', en: 'I sit with people who are grieving.' },
  services: [aService({ priceIdr: 150_000 })],
})
await aPublishedCounsellor(
  context,
  {
    slug: 'rahmat',
    name: 'Rahmat Hidayat',
    city: 'Padang',
    specialisations: ['sleep'],
    languages: ['id', 'min'],
    biography: { id: 'Saya kembali ke Padang; obrolan kita bolak-balik.', en: 'I went back to Padang.' },
    services: [aService({ mode: 'voice', priceIdr: 90_000 })],
  },
  null,
)
await aPublishedCounsellor(context, { slug: 'tanpa-layanan', name: 'Tanpa Layanan', services: [] })
const hidden = await aPublishedCounsellor(context, { slug: 'tersembunyi', name: 'Tersembunyi', services: [letters] })
await database.pool.query('update counsellors.counsellor set published = false where id = $1', [hidden.id])

const found = async (search: CounsellorSearch, within = context) => (await searchCounsellors(within, search)).counsellors.map(({ slug }) => slug)
const sorted = async (search: CounsellorSearch) => (await found(search)).toSorted()

describe('a search', () => {
  test('that asks nothing finds everybody who is published and offers something', async () => {
    expect(await sorted({})).toEqual(['ni-luh', 'rahmat', 'yohanes'])
  })

  test.each<[CounsellorSearch, string[]]>([
    [{ specialisation: 'perinatal' }, ['ni-luh']],
    [{ specialisation: 'sleep' }, ['ni-luh', 'rahmat', 'yohanes']],
    [{ specialisation: 'anger' }, []],
    [{ language: 'pmy' }, ['yohanes']],
    [{ mode: 'letters' }, ['ni-luh']],
    [{ mode: 'group' }, []],
    [{ maxPriceIdr: 75_000 }, ['ni-luh']],
    [{ maxPriceIdr: 90_000 }, ['ni-luh', 'rahmat']],
    [{ maxPriceIdr: 0 }, []],
    [{ minYears: 9 }, ['ni-luh', 'rahmat', 'yohanes']],
    [{ minYears: 10 }, ['rahmat', 'yohanes']],
    [{ minYears: 21 }, ['yohanes']],
    [{ minYears: 22 }, []],
    [{ specialisation: 'sleep', language: 'ban', mode: 'video', maxPriceIdr: 300_000, minYears: 5, text: 'denpasar' }, ['ni-luh']],
    [{ specialisation: 'sleep', language: 'ban', mode: 'video', maxPriceIdr: 299_999, minYears: 5, text: 'denpasar' }, []],
    [{ specialisation: 'sleep', language: 'min', minYears: 5 }, ['rahmat']],
  ])('for %j finds %j', async (search, slugs) => expect(await sorted(search)).toEqual(slugs))

  test('by mode and price means the price of that mode', async () => {
    expect(await found({ mode: 'video', maxPriceIdr: 100_000 })).toEqual([])
    expect(await found({ mode: 'video', maxPriceIdr: 200_000 })).toEqual(['yohanes'])
    expect(await found({ mode: 'letters', maxPriceIdr: 75_000 })).toEqual(['ni-luh'])
  })
})

describe('a search by words', () => {
  test.each([
    ['a name', 'komang', ['ni-luh']],
    ['the beginning of a name', 'wang', ['yohanes']],
    ['a city, however written', 'JAYAPURA', ['yohanes']],
    ['another form of an Indonesian word', 'duka', ['yohanes']],
    ['another form of an English word', 'grieve', ['yohanes']],
    ['the name of a session language, and no word that has it as its stem', 'bali', ['ni-luh']],
    ['a longer word that has a shorter one as its stem', 'kembali', ['rahmat']],
    ['the name of a session language in English', 'balinese', ['ni-luh']],
    ['a zone', 'WIT', ['yohanes']],
    ['an everyday word', 'insomnia', ['ni-luh', 'rahmat', 'yohanes']],
    ['everyday words in English', "can't sleep", ['ni-luh', 'rahmat', 'yohanes']],
    ['another form of an everyday word', 'kehamilan', ['ni-luh']],
    ['the name of a field in Indonesian', 'melahirkan', ['ni-luh']],
    ['the name of a field in English', 'pregnancy', ['ni-luh']],
    ['what a field feels like', 'subuh', ['ni-luh', 'rahmat', 'yohanes']],
    ['all of several words', 'tidur padang', ['rahmat']],
    ['words of which one occurs nowhere', 'tidur surabaya', []],
    ['nothing but marks', '&|!():*<->\'"\\', ['ni-luh', 'rahmat', 'yohanes']],
    ['words among marks', "komang'); drop table x; --", []],
    ['words with query syntax in them', '!komang & (luh | x:*)', ['ni-luh']],
    ['wide letters', 'ｋｏｍａｎｇ', ['ni-luh']],
  ])('finds by %s: "%s"', async (_, text, slugs) => expect(await sorted({ text })).toEqual(slugs))

  test('takes any text', async () => {
    const text = fc.oneof(
      anyText({ maxLength: 100 }),
      fc.string({ unit: 'grapheme', maxLength: 50 }),
      fc.lorem({ maxCount: 12 }).map((words) => words.slice(0, 100)),
    )
    await fc.assert(
      fc.asyncProperty(text, async (words) => {
        expect((await searchCounsellors(context, { text: words })).total).toBeLessThanOrEqual(3)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the order', () => {
  test('has those without a licence last, whatever was asked for', async () => {
    for (const order of [undefined, 'fitting', 'price', 'experience'] as const)
      expect((await found({ specialisation: 'sleep', ...(order && { order }) })).at(-1)).toBe('rahmat')
  })

  test('by price and by experience is what it says', async () => {
    expect(await found({ order: 'price' })).toEqual(['ni-luh', 'yohanes', 'rahmat'])
    expect(await found({ order: 'experience' })).toEqual(['yohanes', 'ni-luh', 'rahmat'])
  })
})

describe('a card', () => {
  test('has what the contract says', async () => {
    const page = await searchCounsellors(context, {})
    expect(validated(CounsellorPage, page)).toEqual(page)
    expect(page.counsellors.find(({ slug }) => slug === 'ni-luh')).toMatchObject({
      licensed: true,
      lowestPriceIdr: 75_000,
      modes: ['video', 'letters'],
    })
    expect(page.counsellors.find(({ slug }) => slug === 'rahmat')?.licensed).toBe(false)
  })
})

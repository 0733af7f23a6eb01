import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '#test/any-text'
import { CounsellorSearch } from '#contract/counsellors'
import { sessionModes, specialisations, spokenLanguages } from '#domain/care/fields'
import { counsellorsPath, type PageSearch } from '#lib/paths'
import { validated } from '#platform/validate'
import { searchFromUrl, searchOrders } from './search-from-url.ts'

const read = (query: string) => searchFromUrl(new URLSearchParams(query))
const readPath = (path: string) => searchFromUrl(new URL(path, 'https://here.example').searchParams)

describe('the address of a search', () => {
  test('says all that was chosen', () => {
    expect(read('q= tidur &for=sleep&in=jv&by=letters&max=250000&years=5&order=price&page=2')).toEqual({
      search: { text: 'tidur', specialisation: 'sleep', language: 'jv', mode: 'letters', maxPriceIdr: 250_000, minYears: 5, order: 'price', page: 2 },
      ignored: false,
      textIgnored: false,
    })
  })

  test('takes a price as people write it', () => {
    expect([read('max=Rp250.000').search, read('max=rp 250.000').search]).toEqual([{ maxPriceIdr: 250_000 }, { maxPriceIdr: 250_000 }])
  })

  test.each([
    'for=sadness',
    'in=tlh',
    'by=fax',
    'max=cheap',
    'max=100000001',
    'max=-1',
    'years=61',
    'years=5,5',
    'order=best',
    'page=1001',
    'page=two',
  ])('with %s finds everybody and says that something was left out', (query) =>
    expect(read(query)).toEqual({ search: {}, ignored: true, textIgnored: false }),
  )

  test.each(['', 'q=', 'q=+++', 'for=', 'page=0', 'page=', 'utm_source=x', 'Q=x'])('with "%s" asks nothing', (query) => {
    expect(read(query)).toEqual({ search: {}, ignored: false, textIgnored: false })
  })

  test.each(['%%', '🌧️', '?!', 'a', '- -'])('with the words "%s" searches for none, and says so', (words) => {
    expect(read(new URLSearchParams({ q: words }).toString())).toEqual({ search: {}, ignored: false, textIgnored: true })
  })

  test('keeps a hundred letters of what was typed', () => {
    expect(read(`q=${'a'.repeat(5000)}`).search.text).toBe('a'.repeat(100))
  })
})

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const text = fc
  .string({ unit: 'grapheme', maxLength: 50 })
  .map((words) => words.trim())
  .filter((words) => words.length <= 100 && /[\p{L}\p{N}]{2}/u.test(words.normalize('NFKC')))
const anySearch: fc.Arbitrary<PageSearch> = fc
  .record({
    text: maybe(text),
    specialisation: maybe(fc.constantFrom(...specialisations)),
    language: maybe(fc.constantFrom(...spokenLanguages)),
    mode: maybe(fc.constantFrom(...sessionModes)),
    maxPriceIdr: maybe(fc.nat({ max: 100_000_000 })),
    minYears: maybe(fc.nat({ max: 60 })),
    order: maybe(fc.constantFrom(...searchOrders)),
    page: maybe(fc.integer({ min: 2, max: 1000 })),
  })
  .map((search) => Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)))

const anyQuery = fc.oneof(
  anyText(),
  fc
    .array(
      fc.tuple(
        fc.constantFrom('q', 'for', 'in', 'by', 'max', 'years', 'order', 'page', '__proto__', 'constructor'),
        fc.oneof(anyText(), fc.webQueryParameters(), fc.constantFrom('', '0', '-0', '1e5', '٣', '%', '%E0%A4%A', '%00', '%F0%9F%98', ' ')),
      ),
      { maxLength: 10 },
    )
    .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&')),
)

describe('any search', () => {
  test('is the same after it went through an address, in both languages', () => {
    fc.assert(
      fc.property(anySearch, fc.constantFrom('id' as const, 'en' as const), (search, language) => {
        expect(readPath(counsellorsPath(language, search))).toEqual({ search, ignored: false, textIgnored: false })
      }),
      { numRuns: 1000 },
    )
  })
})

describe('any query string', () => {
  test('is read without an error, and what was read fits the contract', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const { order, ...search } = read(query).search
        const asked = { ...search, ...(order && order !== 'soonest' && { order }) }
        expect(validated(CounsellorSearch, asked)).toEqual(asked)
      }),
      { numRuns: 2000 },
    )
  })

  test('is read once and for all: the address that we would write for it is read the same', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const { page, text: typed, ...rest } = read(query).search
        // What was cut after a hundred letters may end in a space, or in half a letter.
        const words = typed?.toWellFormed().trim()
        const path = counsellorsPath('id', read(query).search)
        expect(readPath(path).search).toEqual({ ...rest, ...(words && { text: words }), ...(page !== 1 && page !== undefined && { page }) })
      }),
      { numRuns: 2000 },
    )
  })
})

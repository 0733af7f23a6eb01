import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makePageCache, pageKey, type KeptPage } from './page-cache.ts'

const aPage = (bytes: number): KeptPage => ({ status: 200, headers: {}, body: Buffer.alloc(bytes), packed: false })

describe('a kept page', () => {
  test('is there until its age is reached, and not a moment longer', () => {
    let nowMs = 0
    const cache = makePageCache({ maxBytes: 1000, maxAgeMs: 60_000 }, () => nowMs)
    const page = aPage(10)
    cache.put('a', page)
    nowMs = 60_000
    expect(cache.get('a')).toBe(page)
    nowMs = 60_001
    expect(cache.get('a')).toBeUndefined()
    expect(cache.bytes).toBe(0)
  })

  test('counts with its key and its body', () => {
    const cache = makePageCache({ maxBytes: 1000, maxAgeMs: 1 }, () => 0)
    cache.put('four', aPage(100))
    expect(cache.bytes).toBe(104)
    cache.put('four', aPage(50))
    expect(cache.bytes).toBe(54)
  })

  test('that alone is larger than the room is not kept', () => {
    const cache = makePageCache({ maxBytes: 100, maxAgeMs: 1 }, () => 0)
    cache.put('a', aPage(200))
    expect(cache.get('a')).toBeUndefined()
    expect(cache.bytes).toBe(0)
  })
})

type Deed = { kind: 'put'; key: string; bytes: number } | { kind: 'get'; key: string } | { kind: 'wait'; ms: number } | { kind: 'clear' }

const maxBytes = 100
const maxAgeMs = 50
const key = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('put' as const), key, bytes: fc.nat({ max: 60 }) }) },
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('get' as const), key }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat({ max: 30 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear' as const) }) },
  ),
  { maxLength: 60 },
)

/** The same in the simplest words: a list, oldest first. */
function makeModel() {
  let list: { key: string; page: KeptPage; bytes: number; madeAtMs: number }[] = []
  const size = () => list.reduce((sum, entry) => sum + entry.bytes, 0)
  return {
    put(name: string, page: KeptPage, madeAtMs: number) {
      list = [...list.filter((entry) => entry.key !== name), { key: name, page, bytes: page.body.length + name.length, madeAtMs }]
      while (size() > maxBytes) list.shift()
    },
    get(name: string, nowMs: number) {
      list = list.filter((entry) => entry.key !== name || nowMs - entry.madeAtMs <= maxAgeMs)
      return list.find((entry) => entry.key === name)?.page
    },
    clear: () => void (list = []),
    size,
  }
}

describe('whatever is put, asked and waited', () => {
  test('the cache knows the same pages as a plain list, and never takes more room than it has', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        let nowMs = 0
        const cache = makePageCache({ maxBytes, maxAgeMs }, () => nowMs)
        const model = makeModel()
        for (const deed of all) {
          if (deed.kind === 'wait') nowMs += deed.ms
          if (deed.kind === 'clear') {
            cache.clear()
            model.clear()
          }
          if (deed.kind === 'put') {
            const page = aPage(deed.bytes)
            cache.put(deed.key, page)
            model.put(deed.key, page, nowMs)
          }
          if (deed.kind === 'get') expect(cache.get(deed.key)).toBe(model.get(deed.key, nowMs))
          expect(cache.bytes).toBe(model.size())
          expect(cache.bytes).toBeLessThanOrEqual(maxBytes)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the key of a page', () => {
  test('is never longer than a short address', () => {
    expect(pageKey(`/${'x'.repeat(20_000)}`, 'dark').length).toBeLessThan(80)
  })

  test('differs with the address and with the theme', () => {
    const address = fc.string({ maxLength: 400 }).map((tail) => `/${tail}`)
    const theme = fc.constantFrom('system', 'light', 'dark')
    fc.assert(
      fc.property(address, theme, address, theme, (urlA, themeA, urlB, themeB) => {
        expect(pageKey(urlA, themeA) === pageKey(urlB, themeB)).toBe(urlA === urlB && themeA === themeB)
      }),
    )
  })
})

import { describe, expect, test } from 'vitest'
import { makePageCache } from './page-cache.ts'
import { sharePages, type MadePage } from './page-sharing.ts'

const aPage = (keep: boolean): MadePage => ({ status: 200, headers: {}, body: Buffer.from('halo'), packed: false, keep })

/** A page that is made when it is told to be, and counts how often it was begun. */
function aSlowPage(keep = true) {
  const finish: (() => void)[] = []
  let begun = 0
  const make = () => {
    begun++
    return new Promise<MadePage>((resolve) => finish.push(() => resolve(aPage(keep))))
  }
  return { make, begun: () => begun, finishAll: () => finish.splice(0).forEach((one) => one()) }
}

const aCache = () => makePageCache({ maxBytes: 1000, maxAgeMs: 60_000 })
const aShare = (cache = aCache()) => sharePages(cache)
const soon = () => new Promise((resolve) => setImmediate(resolve))

describe('fifty who ask for the same page at once', () => {
  test('get the same one, made once', async () => {
    const share = aShare()
    const { make, begun, finishAll } = aSlowPage()
    const asked = Array.from({ length: 50 }, () => share('a', make))
    finishAll()
    expect(new Set(await Promise.all(asked)).size).toBe(1)
    expect(begun()).toBe(1)
    await share('a', make)
    expect(begun()).toBe(1)
  })

  test('each get their own, when it turns out to be for one person only', async () => {
    const share = aShare()
    const { make, begun, finishAll } = aSlowPage(false)
    const asked = Array.from({ length: 50 }, () => share('a', make))
    finishAll()
    await soon()
    finishAll()
    expect(new Set(await Promise.all(asked)).size).toBe(50)
    expect(begun()).toBe(50)
  })

  test('all hear of it when it fails, and the next one tries anew', async () => {
    const share = aShare()
    const failing = () => Promise.reject(new Error('the database is away'))
    const asked = await Promise.allSettled(Array.from({ length: 3 }, () => share('a', failing)))
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    await expect(share('a', async () => aPage(true))).resolves.toMatchObject({ status: 200 })
  })
})

test('a page that was begun before a change is not given to those who ask after it', async () => {
  const cache = aCache()
  const share = aShare(cache)
  const { make, begun, finishAll } = aSlowPage()
  const before = share('a', make)
  cache.clear()
  const after = share('a', make)
  expect(begun()).toBe(2)
  finishAll()
  expect(cache.get('a')).toBeUndefined()
  expect(await after).not.toBe(await before)
  expect(cache.get('a')).toBe(await after)
})

test('two pages are made side by side', async () => {
  const share = aShare()
  const { make, begun, finishAll } = aSlowPage()
  const asked = [share('a', make), share('b', make)]
  await soon()
  expect(begun()).toBe(2)
  finishAll()
  await Promise.all(asked)
})

test('without a key nothing is shared or kept', async () => {
  const share = aShare()
  const { make, begun, finishAll } = aSlowPage()
  const asked = [share(null, make), share(null, make)]
  finishAll()
  await Promise.all(asked)
  expect(begun()).toBe(2)
})

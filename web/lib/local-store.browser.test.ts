import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openInChromium, type OpenedPage } from '#test/browser-page'
import type { StorePage } from './local-store-page-for-tests.ts'

declare const page: StorePage

let opened: OpenedPage
let tab: Page
beforeAll(async () => {
  opened = await openInChromium(join(import.meta.dirname, 'local-store-page-for-tests.ts'))
})
afterAll(() => opened.close())

/** A browser of its own for each test. */
async function aBrowser(): Promise<Page> {
  const fresh = await (await opened.browser.newContext()).newPage()
  return visit(fresh)
}
async function visit(fresh: Page): Promise<Page> {
  await fresh.goto(opened.tab.url())
  await fresh.waitForFunction(() => 'page' in globalThis)
  return fresh
}
beforeEach(async () => {
  tab = await aBrowser()
})

describe('what is put into the store', () => {
  test('comes back after the page was left, and is gone when it was deleted', async () => {
    await tab.evaluate(() => page.localStore.put('drafts', ['sari', 'ruang'], { ct: 'AAAA', bytes: Uint8Array.of(1, 2) }))
    await tab.reload()
    const read = () => tab.evaluate(async () => (await page.localStore.get<{ ct: string }>('drafts', ['sari', 'ruang']))?.ct)
    expect(await read()).toBe('AAAA')
    expect(await tab.evaluate(() => page.localStore.get('drafts', ['budi', 'ruang']))).toBeUndefined()
    expect(await tab.evaluate(() => page.localStore.get('outbox', ['sari', 'ruang']))).toBeUndefined()
    await tab.evaluate(() => page.localStore.delete('drafts', ['sari', 'ruang']))
    expect(await read()).toBeUndefined()
  })

  test('is found by the beginning of its key, in order, and nothing of anybody else', async () => {
    const found = await tab.evaluate(async () => {
      for (const key of [
        ['sari', 'a', '2'],
        ['sari', 'a', '1'],
        ['sari', 'ab', '1'],
        ['sari', 'b', '1'],
        ['sarinah', 'a', '1'],
        ['budi', 'a', '1'],
      ])
        await page.localStore.put('outbox', key, key.join('/'))
      const of = async (prefix: string[]) =>
        (await page.localStore.all<string>('outbox', prefix)).map(({ key, value }) => (key.join('/') === value ? value : 'mixed up'))
      return { space: await of(['sari', 'a']), person: await of(['sari']), nobody: await of(['s']) }
    })
    expect(found).toEqual({ space: ['sari/a/1', 'sari/a/2'], person: ['sari/a/1', 'sari/a/2', 'sari/ab/1', 'sari/b/1'], nobody: [] })
  })

  test('is seen by another tab at once', async () => {
    const other = await visit(await tab.context().newPage())
    await tab.evaluate(() => page.localStore.put('states', ['sari', 'heads'], 3))
    expect(await other.evaluate(() => page.localStore.get('states', ['sari', 'heads']))).toBe(3)
  })

  test('may be emptied, one store or all of them', async () => {
    const left = await tab.evaluate(async () => {
      const key = ['sari', 'a']
      const counts = () => Promise.all(page.names.map(async (name) => (await page.localStore.get(name, key)) ?? 0))
      for (const name of page.names) await page.localStore.put(name, key, 1)
      await page.localStore.empty('keys')
      const one = await counts()
      await page.emptyLocalStore()
      return { one, all: await counts() }
    })
    expect(left).toEqual({ one: [0, 1, 1, 1], all: [0, 0, 0, 0] })
  })
})

describe('the version before', () => {
  test('is taken over with the keys that it kept', async () => {
    await tab.evaluate(() => page.leaveOldVersion())
    expect(await tab.evaluate(() => page.localStore.get('keys', 'sari'))).toEqual({ accountId: 'sari' })
    await tab.evaluate(() => page.localStore.put('outbox', ['sari', 'a', '1'], 1))
    expect(await tab.evaluate(() => page.localStore.get('outbox', ['sari', 'a', '1']))).toBe(1)
  })

  test('in a tab that does not give way closes the store, by one name, until that tab is gone', async () => {
    await tab.evaluate(() => page.leaveOldVersion())
    const old = await visit(await tab.context().newPage())
    await old.evaluate(() => page.holdOldVersion())
    const put = () => tab.evaluate(() => page.nameOfFailure(() => page.localStore.put('outbox', ['sari', 'a', '1'], 1)))
    expect(await put()).toBe('LocalStoreClosed')
    await old.evaluate(() => page.letGo())
    // The browser tells of it a moment later.
    await expect.poll(put, { timeout: 20_000 }).toBe('none')
    expect(await tab.evaluate(() => page.localStore.get('keys', 'sari'))).toEqual({ accountId: 'sari' })
  })
})

describe('a browser', () => {
  test('that clears its storage finds nobody in its way, and the store goes on afterwards', async () => {
    await tab.evaluate(() => page.localStore.put('states', ['sari', 'heads'], 3))
    expect(await tab.evaluate(() => page.deleteAll())).toBe('success')
    expect(await tab.evaluate(() => page.localStore.get('states', ['sari', 'heads']))).toBeUndefined()
    expect(await tab.evaluate(() => page.nameOfFailure(() => page.localStore.put('states', ['sari', 'heads'], 4)))).toBe('none')
  })

  test('without storage says so by one name, for whatever is asked', async () => {
    const failures = await tab.evaluate(async () => {
      Object.defineProperty(globalThis, 'indexedDB', { get: () => { throw new DOMException('denied', 'SecurityError') } }) // prettier-ignore
      const { localStore: store } = page
      const works = [
        () => store.get('keys', 'a'),
        () => store.put('keys', 'a', 1),
        () => store.delete('keys', 'a'),
        () => store.all('outbox', ['a']),
        page.emptyLocalStore,
      ]
      return Promise.all(works.map((work) => page.nameOfFailure(work)))
    })
    expect(failures).toEqual(Array.from({ length: 5 }, () => 'LocalStoreClosed'))
  })
})

import { join } from 'node:path'
import { openInChromium, type OpenedPage } from '#test/browser-page'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { replays, slowReplays } from './replay-for-tests.ts'
import type { ReplayPage } from './replay-page-for-tests.ts'

declare const page: ReplayPage

let opened: OpenedPage
beforeAll(async () => {
  opened = await openInChromium(join(import.meta.dirname, 'replay-page-for-tests.ts'))
})
afterAll(() => opened.close())

describe('vectors, in Chromium', () => {
  test.each(Object.keys({ ...replays, ...slowReplays }))('%s', async (name) => {
    expect(await opened.tab.evaluate((one) => page.replay(one), name)).toEqual([])
  })

  test('Chromium can hold keys', async () => {
    expect(await opened.tab.evaluate(() => page.canHoldKeys())).toBe(true)
  })

  test('the page itself may not compile WebAssembly: Argon2id ran in the worker', async () => {
    expect(await opened.tab.evaluate(() => page.argon2idInPlace())).toContain('CompileError')
    expect(opened.served.some((path) => path.includes('password-worker'))).toBe(true)
  })

  test('a file of 10 MiB goes both ways, and nothing of its package was loaded before', async () => {
    const before = opened.served.length
    const fresh = await opened.browser.newPage()
    await fresh.goto(opened.tab.url())
    await fresh.waitForFunction(() => 'page' in globalThis)
    const atFirst = opened.served.slice(before)
    const size = 10 * 1024 * 1024
    expect(await fresh.evaluate((bytes) => page.fileBothWays(bytes), size)).toEqual({ bytes: size, isSame: true })
    const later = opened.served.slice(before + atFirst.length)
    expect(later.filter((path) => path.endsWith('.js') && !atFirst.includes(path))).not.toEqual([])
    await fresh.close()
  })

  test('the fallback for old browsers is not loaded where WebCrypto has the curve', async () => {
    const isFallback = (path: string) => path.includes('fallback')
    expect(opened.served.some(isFallback), 'the replays above have asked for it').toBe(true)
    const before = opened.served.length
    const fresh = await opened.browser.newPage()
    await fresh.goto(opened.tab.url())
    await fresh.waitForFunction(() => 'page' in globalThis)
    await fresh.evaluate(() => page.canHoldKeys())
    expect(opened.served.slice(before).filter(isFallback)).toEqual([])
    await fresh.close()
  })
})

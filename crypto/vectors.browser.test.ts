import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { startChromium } from '#test/chromium'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { replays, slowReplays } from './replay-for-tests.ts'
import type { ReplayPage } from './replay-page-for-tests.ts'

declare const page: ReplayPage

let server: Server
let browser: Browser
let tab: Page
const served: string[] = []

beforeAll(async () => {
  const files = await bundle()
  server = createServer((request, response) => {
    const path = request.url ?? '/'
    served.push(path)
    // As in the house: only the worker's own response may compile WebAssembly.
    const policy = path.includes('password-worker')
      ? "default-src 'none'; script-src 'wasm-unsafe-eval'"
      : "default-src 'none'; script-src 'self'; worker-src 'self'"
    const body = path === '/' ? '<!doctype html><title>replay</title><script type="module" src="/replay.js"></script>' : files.get(path)
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': path === '/' ? 'text/html' : 'text/javascript',
      'content-security-policy': policy,
    })
    response.end(body)
  }).listen(0, '127.0.0.1')
  browser = await startChromium()
  tab = await browser.newPage()
  await new Promise((resolve) => (server.listening ? resolve(0) : server.once('listening', resolve)))
  await tab.goto(`http://localhost:${(server.address() as AddressInfo).port}/`)
  await tab.waitForFunction(() => 'page' in globalThis)
})

afterAll(async () => {
  await browser.close()
  server.close()
})

/** The package as Vite bundles it for the browser, the worker as a file of its own. */
async function bundle(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const result = await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    worker: { format: 'es', rolldownOptions: { output: { entryFileNames: '[name].js' } } },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: { replay: join(import.meta.dirname, 'replay-page-for-tests.ts') }, output: { entryFileNames: '[name].js' } },
    },
  })
  const outputs = [result].flat() as Rolldown.RolldownOutput[]
  return new Map(
    outputs.flatMap(({ output }) => output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source] as const)),
  )
}

describe('vectors, in Chromium', () => {
  test.each(Object.keys({ ...replays, ...slowReplays }))('%s', async (name) => {
    expect(await tab.evaluate((one) => page.replay(one), name)).toEqual([])
  })

  test('Chromium can hold keys', async () => {
    expect(await tab.evaluate(() => page.canHoldKeys())).toBe(true)
  })

  test('the page itself may not compile WebAssembly: Argon2id ran in the worker', async () => {
    expect(await tab.evaluate(() => page.argon2idInPlace())).toContain('CompileError')
    expect(served.some((path) => path.includes('password-worker'))).toBe(true)
  })

  test('the fallback for old browsers is not loaded where WebCrypto has the curve', async () => {
    const isFallback = (path: string) => path.includes('fallback')
    expect(served.some(isFallback), 'the replays above have asked for it').toBe(true)
    const fresh = await browser.newPage()
    const before = served.length
    await fresh.goto(tab.url())
    await fresh.waitForFunction(() => 'page' in globalThis)
    await fresh.evaluate(() => page.canHoldKeys())
    expect(served.slice(before).filter(isFallback)).toEqual([])
    await fresh.close()
  })
})

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, dirname } from 'node:path'
import { findChromium, noChromium } from '#scripts/find-chromium'
import { chromium, type Browser, type Page } from '@playwright/test'
import { build, type Rolldown } from 'vite'

export type OpenedPage = { readonly browser: Browser; readonly tab: Page; readonly served: readonly string[]; close(): Promise<void> }

/**
 * Bundles a file as Vite bundles for browsers, and opens it in a real Chromium on localhost, a secure context. The policies are
 * those of the house: only the worker's own response may compile WebAssembly. Ready when the file has set `globalThis.page`.
 */
export async function openInChromium(entry: string): Promise<OpenedPage> {
  const files = await bundle(entry)
  const served: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    served.push(path)
    const body = path === '/' ? '<!doctype html><title>page</title><script type="module" src="/entry.js"></script>' : files.get(path)
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': path === '/' ? 'text/html' : 'text/javascript',
      'content-security-policy': path.includes('worker')
        ? "default-src 'none'; script-src 'wasm-unsafe-eval'"
        : "default-src 'none'; script-src 'self'; worker-src 'self'",
    })
    response.end(body)
  })
  const port = await listening(server)
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error(noChromium)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] })
  const tab = await browser.newPage()
  await tab.goto(`http://localhost:${port}/`)
  await tab.waitForFunction(() => 'page' in globalThis)
  const close = async () => {
    await browser.close()
    server.close()
  }
  return { browser, tab, served, close }
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

async function bundle(entry: string): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const names = { entryFileNames: '[name].js' }
  const result = await build({
    configFile: false,
    root: dirname(entry),
    logLevel: 'error',
    worker: { format: 'es', rolldownOptions: { output: names } },
    build: { write: false, target: 'es2022', modulePreload: false, rolldownOptions: { input: { entry: `./${basename(entry)}` }, output: names } },
  })
  const outputs = [result].flat() as Rolldown.RolldownOutput[]
  return new Map(
    outputs.flatMap(({ output }) => output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source] as const)),
  )
}

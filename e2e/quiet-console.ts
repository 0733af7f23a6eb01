import { expect, test as base, type Browser, type BrowserContext } from '@playwright/test'

type Options = {
  /** Which lines this journey provokes on purpose. */
  readonly provoked: RegExp | undefined
}

/** Strangers are answered 404, refused ones 4xx, and journeys cut lines: the browser writes each such request, and each socket, down by itself. */
const failedRequest = /^(Failed to load resource: |WebSocket connection to '[^']+' failed: )/

/** Every journey: what a page throws, or writes as an error into the browser's console, fails it, in whichever window. */
export const test = base.extend<Options & { readonly quietConsole: void }, { readonly complaints: string[] }>({
  provoked: [undefined, { option: true }],
  complaints: [async ({}, use) => use([]), { scope: 'worker' }],
  browser: [
    async ({ browser, complaints }, use) => {
      const open = browser.newContext.bind(browser)
      browser.newContext = async (...options: Parameters<Browser['newContext']>) => listened(await open(...options), complaints)
      await use(browser)
      browser.newContext = open
    },
    { scope: 'worker' },
  ],
  quietConsole: [
    async ({ complaints, provoked }, use) => {
      await use()
      const heard = complaints.splice(0)
      expect(
        heard.filter((line) => !failedRequest.test(line) && !provoked?.test(line)),
        'nothing is thrown, and no error stands in the console',
      ).toEqual([])
    },
    { auto: true },
  ],
})

function listened(context: BrowserContext, complaints: string[]): BrowserContext {
  context.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
  context.on('weberror', (error) => void complaints.push(`thrown: ${error.error().message}`))
  return context
}

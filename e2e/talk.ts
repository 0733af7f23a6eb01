import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test'

/** A conversation as somebody has it open. */
export const talk = {
  list: (page: Page) => page.getByRole('region', { name: 'Pesan dalam percakapan ini' }),
  field: (page: Page) => page.getByRole('textbox', { name: 'Tulis pesan' }),
  /** The message that holds these words. */
  message: (page: Page, words: string) => talk.list(page).getByRole('listitem').filter({ hasText: words }).last(),
}

/** One step of the private menu. */
export async function toMessages(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Halaman Anda' }).getByRole('link', { name: 'Pesan' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pesan' })).toBeVisible()
}

export async function openTalk(page: Page, withWhom: RegExp | string): Promise<void> {
  await toMessages(page)
  await page.locator('#main').getByRole('link', { name: withWhom }).first().click()
  await expect(talk.field(page)).toBeVisible({ timeout: 20_000 })
}

export async function say(page: Page, words: string): Promise<void> {
  await talk.field(page).fill(words)
  await page.getByRole('button', { name: 'Kirim', exact: true }).click()
  await expect(talk.field(page)).toHaveValue('')
}

/** That somebody has these words before their eyes. */
export const expectHeard = (page: Page, words: string): Promise<void> => expect(talk.message(page, words)).toBeVisible({ timeout: 20_000 })

/** How far an own message came, in words. */
export const expectState = (page: Page, words: string, state: 'Menunggu' | 'Tersimpan' | 'Sampai' | 'Dibaca'): Promise<void> =>
  expect(talk.message(page, words)).toContainText(state, { timeout: 20_000 })

/** A browser of its own, whose microphone plays the test tone of Chromium's fake device. */
export async function aBrowserOf(browser: Browser, origin: string): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ baseURL: origin, permissions: ['microphone'], extraHTTPHeaders: { 'x-forwarded-for': '10.77.0.1' } })
  return { context, page: await context.newPage() }
}

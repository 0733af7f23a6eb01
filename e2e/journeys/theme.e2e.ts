import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/journey'

const day = 'rgb(251, 248, 242)'
const night = 'rgb(15, 23, 19)'

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
const choice = (page: Page, name: string) => page.getByRole('navigation', { name: /Tampilan|Appearance/ }).getByRole('link', { name })

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a chosen theme stays, and one comes back to the same page with its search', async ({ page }) => {
      await page.goto('/konselor?for=trauma&max=300000')
      expect(await ground(page)).toBe(day)
      await choice(page, 'Gelap').click()
      await expect(page).toHaveURL('/konselor?for=trauma&max=300000')
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
      expect(await ground(page)).toBe(night)
      await expect(choice(page, 'Gelap')).toHaveAttribute('aria-current', 'true')

      await page.goto('/en/services')
      expect(await ground(page)).toBe(night)
      await choice(page, 'Light').click()
      await expect(page).toHaveURL('/en/services')
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.goto('/')
      expect(await ground(page), 'light was chosen, whatever the device says').toBe(day)

      await choice(page, 'Ikuti perangkat').click()
      await expect(page.locator('html')).not.toHaveAttribute('data-theme')
      expect(await ground(page)).toBe(night)
      await page.emulateMedia({ colorScheme: 'light' })
      expect(await ground(page)).toBe(day)
    })
  })
}

test('the choice outlives the browser window for a year, and no script can read it', async ({ page, context }) => {
  await page.goto('/')
  await choice(page, 'Gelap').click()
  await expect(page).toHaveURL('/')
  const [cookie] = await context.cookies()
  expect(cookie).toMatchObject({ name: '__Host-teduh-theme', value: 'dark', httpOnly: true, secure: true, sameSite: 'Lax' })
  expect((cookie?.expires ?? 0) - Date.now() / 1000).toBeGreaterThan(300 * 24 * 3600)
  expect(await page.evaluate(() => document.cookie)).toBe('')
})

test('what one person chose is not served to another', async ({ page, browser, practice }) => {
  await page.goto('/kontak')
  await choice(page, 'Gelap').click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const stranger = await browser.newContext({ baseURL: practice.origin, colorScheme: 'light' })
  const other = await stranger.newPage()
  await other.goto('/kontak')
  expect(await ground(other)).toBe(day)
  await stranger.close()
})

test('the way back leads nowhere but here', async ({ request }) => {
  for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/\t/evil.example']) {
    const reply = await request.get(`/tampilan?${new URLSearchParams({ theme: 'dark', to })}`, { maxRedirects: 0 })
    expect(reply.status()).toBe(303)
    expect(reply.headers()['location'], to).toBe('/')
  }
})

import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/journey'

const day = 'rgb(251, 248, 242)'
const night = 'rgb(15, 23, 19)'

/** A page that has only just come may be without its styles for a moment. */
const expectGround = (page: Page, colour: string, why?: string) => expect(page.locator('body'), why).toHaveCSS('background-color', colour)
const choice = (page: Page, name: string) => page.getByRole('navigation', { name: /Tampilan|Appearance/ }).getByRole('link', { name })

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a chosen theme stays, and one comes back to the same page with its search', async ({ page }) => {
      await page.goto('/konselor?for=trauma&max=300000')
      await expectGround(page, day)
      await choice(page, 'Gelap').click()
      await expect(page).toHaveURL('/konselor?for=trauma&max=300000')
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
      await expectGround(page, night)
      await expect(choice(page, 'Gelap')).toHaveAttribute('aria-current', 'true')

      await page.goto('/en/services')
      await expectGround(page, night)
      await choice(page, 'Light').click()
      await expect(page).toHaveURL('/en/services')
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.goto('/')
      await expectGround(page, day, 'light was chosen, whatever the device says')

      await choice(page, 'Ikuti perangkat').click()
      await expect(page.locator('html')).not.toHaveAttribute('data-theme')
      await expectGround(page, night)
      await page.emulateMedia({ colorScheme: 'light' })
      await expectGround(page, day)
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
  await expectGround(other, day)
  await stranger.close()
})

test('the way back leads nowhere but here', async ({ request }) => {
  for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/\t/evil.example']) {
    const reply = await request.get(`/tampilan?${new URLSearchParams({ theme: 'dark', to })}`, { maxRedirects: 0 })
    expect(reply.status()).toBe(303)
    expect(reply.headers()['location'], to).toBe('/')
  }
})

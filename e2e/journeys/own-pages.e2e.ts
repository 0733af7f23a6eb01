import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/journey'
import { expectInside, leave, linkInMailTo, logIn, makeCounsellor, register, stepTo, stepToDevices } from '#e2e/people'

/** All of axe by day, the colours once more by night, and no sideways scrolling on the smallest of phones. */
async function expectGood(page: Page, where: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width, `${where}, sideways`).toBeLessThanOrEqual(320)
  const problems = async (rules?: string[]) => {
    const axe = new AxeBuilder({ page }).setLegacyMode()
    const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  expect(await problems(), `${where}, light`).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await problems(['color-contrast']), `${where}, dark`).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })

test('axe finds nothing on the pages of a person, open forms and the lock among them, and nothing scrolls sideways', async ({ page }) => {
  // As wide as a name may be.
  await register(page, { name: 'wawawawawa.wmwmwmwmwm-wmwmwmwm32' })
  await expectGood(page, 'account')
  await stepTo(page, 'Profil')
  await expectGood(page, 'profile')
  await stepToDevices(page)
  await expectGood(page, 'devices')
  await stepTo(page, 'Keamanan')
  await expectGood(page, 'security')
  await page.getByRole('button', { name: 'Ganti kata sandi' }).click()
  await page.getByRole('button', { name: 'Simpan kata sandi baru' }).click()
  await expect(page.getByLabel('Kata sandi sekarang', { exact: true })).toBeFocused()
  await page.getByRole('button', { name: 'Pasang aplikasi autentikator' }).click()
  await expect(page.getByText('1. Pindai kode ini')).toBeVisible()
  await page.getByRole('button', { name: 'Buat kode baru' }).click()
  await page.getByLabel('Alamat surel').fill('embun')
  await page.getByRole('button', { name: 'Kirim surel konfirmasi' }).click()
  await expect(page.getByLabel('Alamat surel')).toHaveAccessibleDescription(/belum lengkap/)
  await expectGood(page, 'security with open forms')
  await page.getByRole('button', { name: 'Kunci', exact: true }).click()
  await expect(heading(page, 'Akun Anda terkunci')).toBeVisible()
  await expectGood(page, 'lock')
})

test('the same in English, to which one steps without being locked out', async ({ page }) => {
  await register(page)
  await stepTo(page, 'Keamanan')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(heading(page, 'Security')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expectGood(page, 'security')
  for (const name of ['Profile', 'Devices']) {
    await page.getByRole('navigation', { name: 'Your pages' }).getByRole('link', { name: 'Account' }).click()
    await page.locator('#main').getByRole('link', { name, exact: true }).click()
    await expect(heading(page, name)).toBeVisible()
    await expectGood(page, name)
  }
})

test('axe finds nothing where staff make their second factor, nor where an address is confirmed', async ({ page }) => {
  const somebody = await register(page)
  await leave(page)
  await makeCounsellor(somebody.name)
  await logIn(page, somebody)
  await expect(heading(page, 'Pasang langkah kedua')).toBeVisible({ timeout: 30_000 })
  await expectGood(page, 'second factor')

  await page.goto('/akun/surel#pendek')
  await expect(page.getByRole('alert')).toContainText('Tautan ini tidak lengkap')
  await expect(page).toHaveURL('/akun/surel')
  await expectGood(page, 'e-mail link that is not complete')
  await page.goto('about:blank')
  await page.goto('/akun/surel')
  await expect(page.getByRole('alert'), 'cut off before its last part, and never opened').toContainText('Tautan ini tidak lengkap')
  await page.goto('about:blank')
  await page.goto(`/en/account/email#${'a'.repeat(43)}`)
  await expect(page.getByRole('alert')).toContainText('This link was used already or has run out')
  await expect(page).toHaveURL('/en/account/email')
  await expectGood(page, 'e-mail link that is no longer valid')
})

test('the profile is kept: looks at once and on every page, language by a step that locks nothing', async ({ page }) => {
  const somebody = await register(page)
  await stepTo(page, 'Profil')
  await expect(page.getByText(somebody.name)).toBeVisible()
  await page.getByText('Gelap', { exact: true }).click()
  await page.getByLabel('Zona waktu').selectOption('Asia/Makassar')
  await page.getByRole('button', { name: 'Simpan' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Profil Anda sudah disimpan' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await stepTo(page, 'Perangkat')
  await expect(page.getByRole('listitem').filter({ hasText: 'Perangkat ini' })).toContainText('WITA')

  await stepTo(page, 'Profil')
  await expect(page.getByRole('radio', { name: 'Gelap' })).toBeChecked()
  await page.getByText('English', { exact: true }).last().click()
  await page.getByRole('button', { name: 'Simpan' }).click()
  await expect(page).toHaveURL('/en/account/profile')
  await expect(page.getByRole('status').filter({ hasText: 'Your profile has been saved' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'English' })).toBeChecked()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.goto('/kontak')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('an address waits for its owner, is confirmed by the link in the mail, and is removed', async ({ page, browser }) => {
  const somebody = await register(page)
  await page.goto('/akun/keamanan')
  await page.getByLabel('Kata sandi', { exact: true }).fill(somebody.password)
  await page.getByRole('button', { name: 'Buka kunci' }).click()
  const email = page.getByRole('region', { name: 'Surel untuk pemberitahuan' })
  const address = `${somebody.name}@surel.example`
  await email.getByLabel('Alamat surel').fill(address)
  await email.getByRole('button', { name: 'Kirim surel konfirmasi' }).click()
  await expect(email.getByRole('status')).toContainText(`sedang dikirim ke ${address}`, { timeout: 30_000 })
  await expect(email.getByText(/Belum ada alamat|Menunggu konfirmasi/), 'one state at a time').toHaveCount(0)
  await stepTo(page, 'Profil')
  await stepTo(page, 'Keamanan')
  await expect(email.getByText(`Menunggu konfirmasi: ${address}`)).toBeVisible()
  await expect(email.getByText('Belum ada alamat.')).toHaveCount(0)

  const elsewhere = await (await browser.newContext()).newPage()
  await elsewhere.goto(await linkInMailTo(address))
  await expect(heading(elsewhere, 'Alamat Anda sudah dikonfirmasi')).toBeVisible({ timeout: 30_000 })
  await expect(elsewhere).toHaveURL(/\/akun\/surel$/)
  await expectGood(elsewhere, 'confirmed address')
  await elsewhere.reload()
  await expect(elsewhere.getByRole('alert')).toContainText('Mungkin alamat Anda sudah dikonfirmasi')
  await elsewhere.context().close()

  await stepTo(page, 'Profil')
  await stepTo(page, 'Keamanan')
  await expect(email.getByText(`Pemberitahuan dikirim ke ${address}.`)).toBeVisible()
  await email.getByRole('button', { name: 'Hapus alamat' }).click()
  await email.getByRole('group').getByRole('button', { name: 'Hapus alamat' }).click()
  await expect(email.getByRole('status')).toContainText('sudah dihapus')
  await expect(email.getByText('Belum ada alamat.')).toBeVisible()
  await stepTo(page, 'Akun')
  await expectInside(page, somebody)
})

test('a step that takes long says that it is under way, to the eye and to the ear, and no more once it is there', async ({ page }) => {
  await register(page)
  const bar = page.getByRole('progressbar', { name: 'Halaman berikutnya sedang dibuka' })
  const word = page.getByRole('status').filter({ hasText: 'Halaman berikutnya sedang dibuka' })
  let letThrough: () => void = () => undefined
  const held = new Promise<void>((resolve) => (letThrough = resolve))
  await page.route('**/api/logins', async (route) => {
    await held
    await route.continue()
  })
  await page.getByRole('navigation', { name: 'Halaman Anda' }).getByRole('link', { name: 'Perangkat' }).click()
  await expect(bar).toBeVisible()
  await expect(word).toHaveCount(1)
  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    await page.emulateMedia({ reducedMotion })
    const moving = await bar.evaluate((part) => part.getAnimations({ subtree: true }).length)
    expect(moving, reducedMotion).toBe(reducedMotion === 'reduce' ? 0 : 1)
  }
  await expectGood(page, 'under way')
  letThrough()
  await expect(heading(page, 'Perangkat')).toBeVisible()
  await expect(bar).toHaveCount(0)
  await expect(word).toHaveCount(0)
})

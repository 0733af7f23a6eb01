import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/journey'
import { fillRegistration, keepKit, register, stepTo } from '#e2e/people'
import { unlock } from '#e2e/staff'

/** As on a small phone with a keyboard: where the hand, the eye and the ear are after each step. */
test.use({ viewport: { width: 360, height: 640 } })

test('after a wrong password in the question for a proof one types the right one, and is through', async ({ page }) => {
  const somebody = await register(page)
  await stepTo(page, 'Keamanan')
  await page.getByRole('button', { name: 'Tambah kunci sandi' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Pastikan bahwa ini Anda' })
  const field = dialog.getByLabel('Kata sandi', { exact: true })
  await expect(field).toBeFocused()
  await page.keyboard.type('bukan kata sandi saya')
  await page.keyboard.press('Enter')
  await expect(page.locator('*:focus').getByRole('alert')).toContainText('Kata sandi', { timeout: 30_000 })
  await field.focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(somebody.password)
  await expect(field).toBeFocused()
  await expect(field).toHaveValue(somebody.password)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden({ timeout: 30_000 })
})

test('changing the password on a phone: the form begins at its first field, a slip leads back there, and what was done is in view', async ({
  page,
}) => {
  const somebody = await register(page)
  await stepTo(page, 'Keamanan')
  const opener = page.getByRole('button', { name: 'Ganti kata sandi' })
  const old = page.getByLabel('Kata sandi sekarang', { exact: true })
  await opener.press('Enter')
  await expect(old).toBeFocused()
  await page.getByRole('button', { name: 'Batal' }).press('Enter')
  await expect(opener).toBeFocused()
  await opener.click()
  await expect(old).toBeFocused()

  await page.keyboard.type('bukan kata sandi saya')
  await page.getByLabel('Kata sandi baru', { exact: true }).fill('payung sungai lampu kertas')
  await page.getByRole('button', { name: 'Simpan kata sandi baru' }).click()
  await expect(old).toHaveAccessibleDescription(/belum sama/, { timeout: 30_000 })
  await expect(old).toBeFocused()
  await expect(old).toBeInViewport({ ratio: 1 })
  await expect(page.locator('#password-old-error')).toBeInViewport({ ratio: 1 })

  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(somebody.password)
  await page.getByRole('button', { name: 'Simpan kata sandi baru' }).press('Enter')
  const done = page.getByText('Kata sandi baru sudah berlaku')
  await expect(done).toBeInViewport({ ratio: 1, timeout: 30_000 })
  await expect(page.locator('#password')).toBeFocused()
  await expect(page.locator('#password')).toContainText('Kode pemulihan Anda tetap sama.')
})

test('the hand stays where it pressed while keys are made, and comes back there from a question that was declined', async ({ page }) => {
  await page.goto('/daftar')
  await fillRegistration(page, `uji-${randomUUID().slice(0, 8)}`, 'kolam biru jendela meja')
  // The answer is held back until it was seen where the hand is meanwhile.
  let go = () => undefined as void
  const held = new Promise<void>((resolve) => (go = resolve))
  await page.route('**/api/accounts', (route) => held.then(() => route.continue()))
  await page.getByRole('button', { name: 'Buat akun' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Membuat akun' })).toBeFocused()
  await expect(page.getByRole('button', { name: 'Membuat akun' })).toBeDisabled()
  go()
  await keepKit(page)
  await stepTo(page, 'Keamanan')
  const opener = page.getByRole('button', { name: 'Tambah kunci sandi' })
  await opener.press('Enter')
  await expect(page.getByRole('dialog').getByLabel('Kata sandi', { exact: true })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(opener).toBeFocused()
})

const top = (page: Page) => page.evaluate(() => scrollY)

test('a page begins at its top with its heading, and behind the lock it waits where it was', async ({ page }) => {
  const somebody = await register(page)
  expect(await top(page), 'the sheet before it was long').toBe(0)
  await page.evaluate(() => scrollTo(0, 200))
  await page.getByRole('button', { name: 'Kunci', exact: true }).press('Enter')
  const password = page.locator('#unlock-password')
  await expect(password).toBeFocused()
  await unlock(page, somebody)
  await stepTo(page, 'Keamanan')
  await expect(page.getByRole('heading', { level: 1, name: 'Keamanan' })).toBeFocused()
  expect(await top(page)).toBe(0)

  const field = page.getByRole('button', { name: 'Tambah kunci sandi' })
  await field.focus()
  const before = await top(page)
  expect(before).toBeGreaterThan(100)
  // As another tab says it.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches its own origin only
  await page.evaluate(() => new BroadcastChannel('teduh').postMessage('locked'))
  await expect(password).toBeFocused()
  await unlock(page, somebody)
  await expect(field).toBeFocused()
  expect(await top(page)).toBe(before)

  await page.goto('/akun/profil')
  await page.reload()
  await expect(password).toBeFocused()
  await expect(page.getByText('lepas setiap kali halaman dimuat ulang')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Buka dengan kunci sandi' }), 'there is none').toHaveCount(0)
  await page.getByRole('button', { name: 'Keluar', exact: true }).scrollIntoViewIfNeeded()
  await unlock(page, somebody)
  await expect(page.getByRole('heading', { level: 1, name: 'Profil' })).toBeFocused()
  expect(await top(page)).toBe(0)
})

test('whoever skips to the content is past the menu, and the page after a step is read from its heading on', async ({ page }) => {
  await register(page)
  await stepTo(page, 'Profil')
  await expect(page.getByRole('heading', { level: 1, name: 'Profil' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('main').locator('*:focus')).toBeVisible()
  await expect(page.getByRole('main').getByRole('navigation')).toHaveCount(0)
  await page.getByRole('link', { name: 'Langsung ke isi' }).press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('main').locator('*:focus')).toBeVisible()
})

import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/journey'
import { expectInside, leave, logIn, makeCounsellor, register, stepTo } from '#e2e/people'

const locked = { level: 1, name: 'Akun Anda terkunci' } as const

test('ending all others leads the second browser to the login page', async ({ page, browser, practice }) => {
  const somebody = await register(page)
  const second = await (await browser.newContext({ baseURL: practice.origin })).newPage()
  await logIn(second, somebody)
  await expectInside(second, somebody)

  await stepTo(page, 'Perangkat')
  await expect(page.getByRole('listitem').filter({ hasText: 'Perangkat ini' })).toHaveCount(1)
  await page.getByRole('button', { name: 'Keluarkan semua yang lain' }).click()
  const question = page.getByRole('group')
  await expect(question).toBeFocused()
  await question.getByRole('button', { name: 'Batal' }).click()
  await expect(page.getByRole('button', { name: 'Keluarkan semua yang lain' })).toBeFocused()
  await page.getByRole('button', { name: 'Keluarkan semua yang lain' }).click()
  await question.getByRole('button', { name: 'Keluarkan semua yang lain' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Semua perangkat lain sudah dikeluarkan' })).toBeVisible()
  await expect(page.getByText('Tidak ada perangkat lain yang masuk.')).toBeVisible()

  await second.getByRole('navigation', { name: 'Halaman Anda' }).getByRole('link', { name: 'Perangkat' }).click()
  await expect(second).toHaveURL(/\/masuk\?to=/)
  await expect(second.getByRole('heading', { level: 1, name: 'Masuk' })).toBeVisible()
  await second.context().close()
})

test('one other device is ended by name', async ({ page, browser, practice }) => {
  const somebody = await register(page)
  const second = await (await browser.newContext({ baseURL: practice.origin })).newPage()
  await logIn(second, somebody)
  await expectInside(second, somebody)
  await stepTo(page, 'Perangkat')
  await page.getByRole('button', { name: /^Akhiri di / }).click()
  await page.getByRole('group').getByRole('button', { name: 'Akhiri' }).click()
  await expect(page.getByText('Perangkat itu sudah dikeluarkan.')).toBeVisible()
  await second.reload()
  await expect(second).toHaveURL(/\/masuk\?to=/)
  await expect(second.locator(':focus')).toContainText('akses itu diakhiri, atau masanya habis')
  await second.context().close()
})

test('an hour without a sign hides the page and drops the keys, and what was typed waits', async ({ page }) => {
  await page.clock.install()
  const somebody = await register(page)
  await stepTo(page, 'Keamanan')
  await page.getByLabel('Alamat surel').fill('embun@surel')
  await page.clock.fastForward('59:00')
  await expect(page.getByLabel('Alamat surel')).toBeVisible()
  await page.getByLabel('Alamat surel').press('End')
  await page.clock.fastForward('59:00')
  await expect(page.getByLabel('Alamat surel')).toBeVisible()
  await page.clock.fastForward('02:00')
  await expect(page.getByRole('heading', locked)).toBeVisible()
  await expect(page.getByLabel('Alamat surel')).toBeHidden()
  await expect(page.getByRole('heading', { level: 1, name: 'Keamanan' })).toBeHidden()
  await page.getByRole('button', { name: 'Buka kunci' }).click()
  const password = page.locator('#unlock-password')
  await expect(password).toHaveAccessibleDescription(/Tulis kata sandi/)
  await password.fill('salah')
  await page.getByRole('button', { name: 'Buka kunci' }).click()
  await expect(page.getByRole('alert')).toContainText('tidak cocok', { timeout: 30_000 })
  await password.fill('')
  await password.pressSequentially(somebody.password)
  await page.getByRole('button', { name: 'Buka kunci' }).click()
  await expect(page.getByLabel('Alamat surel')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByLabel('Alamat surel')).toHaveValue('embun@surel')
})

/** How many keys this browser keeps. They are written when the account is open already: whoever reloads at once may be before them. */
const keptKeys = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('teduh')
        opening.addEventListener('success', () => {
          const count = opening.result.transaction('keys').objectStore('keys').count()
          count.addEventListener('success', () => {
            opening.result.close()
            resolve(count.result)
          })
        })
      }),
  )

test('staying open outlives a reload until it is stopped or the person leaves', async ({ page }) => {
  const somebody = await register(page)
  await page.reload()
  await expect(page.getByRole('heading', locked)).toBeVisible()
  await page.getByLabel(/Biarkan tetap terbuka/).check()
  await page.getByLabel('Kata sandi', { exact: true }).fill(somebody.password)
  await page.getByRole('button', { name: 'Buka kunci' }).click()
  await expectInside(page, somebody)
  await expect.poll(() => keptKeys(page)).toBe(1)
  await page.reload()
  await expectInside(page, somebody)

  await stepTo(page, 'Perangkat')
  await page.evaluate(() => {
    const { clear } = IDBObjectStore.prototype
    IDBObjectStore.prototype.clear = function refuse(this: IDBObjectStore) {
      const asked = clear.call(this)
      this.transaction.abort()
      IDBObjectStore.prototype.clear = clear
      return asked
    }
  })
  await page.getByRole('button', { name: 'Jangan biarkan terbuka lagi' }).click()
  await expect(page.getByRole('alert')).toContainText('masih terbuka di peramban ini')
  await page.getByRole('button', { name: 'Jangan biarkan terbuka lagi' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Mulai sekarang akun terkunci' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', locked)).toBeVisible()

  await page.getByLabel(/Biarkan tetap terbuka/).check()
  await page.getByLabel('Kata sandi', { exact: true }).fill(somebody.password)
  await page.getByRole('button', { name: 'Buka kunci' }).click()
  await expect.poll(() => keptKeys(page)).toBe(1)
  await leave(page)
  await logIn(page, somebody)
  await expectInside(page, somebody)
  await page.reload()
  await expect(page.getByRole('heading', locked)).toBeVisible()
})

test('a list that cannot be loaded without a connection says so, and nothing of what was typed', async ({ page, context }) => {
  await register(page)
  await stepTo(page, 'Perangkat')
  await stepTo(page, 'Akun')
  await context.setOffline(true)
  await page.getByRole('navigation', { name: 'Halaman Anda' }).getByRole('link', { name: 'Perangkat' }).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Daftar ini belum bisa dimuat')
  await expect(alert).not.toContainText('ketik')
  await context.setOffline(false)
  await alert.getByRole('button', { name: 'Coba lagi' }).click()
  await expect(page.getByText('Perangkat ini', { exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Perangkat' })).toBeFocused()
})

test('leaving without a connection is not told as done: the page stays, locked, and leaves at the next try', async ({ page, context }) => {
  const somebody = await register(page)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Keluar', exact: true }).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Anda belum keluar')
  await expect(page.getByRole('heading', locked)).toBeVisible()
  await alert.getByRole('button', { name: 'Keluar sekali lagi' }).click()
  await expect(alert).toContainText('Anda belum keluar')
  await context.setOffline(false)
  await alert.getByRole('button', { name: 'Keluar sekali lagi' }).click()
  await expect(page).toHaveURL('/')
  await page.goto('/akun')
  await expect(page).toHaveURL(/\/masuk\?to=/)
  await logIn(page, somebody)
  await expectInside(page, somebody)
})

test('who leaves while the lock is still opening is out, and their keys are nowhere', async ({ page }) => {
  const somebody = await register(page)
  await page.reload()
  await page.getByLabel(/Biarkan tetap terbuka/).check()
  await page.getByLabel('Kata sandi', { exact: true }).fill(somebody.password)
  const held = Promise.withResolvers<void>()
  await page.route('**/api/logout', async (route) => {
    await held.promise
    await route.continue()
  })
  const leaving = page.waitForRequest('**/api/logout')
  const unlock = page.getByRole('button', { name: 'Buka kunci' })
  await unlock.click()
  await page.getByRole('button', { name: 'Keluar', exact: true }).click()
  await leaving
  await expect(unlock).toBeEnabled()
  await expect(page.getByRole('heading', locked)).toBeVisible()
  expect(await keptKeys(page)).toBe(0)
  held.resolve()
  await expect(page).toHaveURL('/')
  await page.goto('/akun')
  await expect(page).toHaveURL(/\/masuk\?to=/)
})

test('what a client kept open is forgotten when they come to work here', async ({ page }) => {
  const somebody = await register(page)
  await page.reload()
  await page.getByLabel(/Biarkan tetap terbuka/).check()
  await page.getByLabel('Kata sandi', { exact: true }).fill(somebody.password)
  await page.getByRole('button', { name: 'Buka kunci' }).click()
  await expectInside(page, somebody)
  await expect.poll(() => keptKeys(page)).toBe(1)
  await makeCounsellor(somebody.name)
  await page.reload()
  await expect.poll(() => keptKeys(page)).toBe(0)
})

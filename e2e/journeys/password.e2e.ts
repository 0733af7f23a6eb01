import type { Browser, Page } from '@playwright/test'
import { expect, test } from '#e2e/journey'
import { canEnter, expectInside, keptIdentity, leave, logIn, register, stepTo, type Somebody } from '#e2e/people'

const nextPassword = 'payung sungai lampu kertas'
const changePath = '**/api/password'

test('whoever lost the password gets in again by the recovery code, and everything kept still opens', async ({ page, browser }) => {
  const somebody = await register(page)
  const before = await keptIdentity(page)
  await leave(page)
  await page.goto('/pulihkan')
  await expect(page.getByRole('link', { name: 'Kembali ke Masuk' })).toHaveAttribute('href', '/masuk')
  await page.getByLabel('Nama samaran').fill(somebody.name)
  await page.getByLabel('Kode pemulihan').fill(somebody.recoveryCode.toLowerCase().replaceAll('-', ' '))
  await page.getByLabel('Kata sandi baru', { exact: true }).fill(nextPassword)
  await page.getByRole('button', { name: 'Buat kata sandi baru' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Akun Anda sudah pulih' })).toBeVisible({ timeout: 30_000 })

  expect(await canEnter(browser, somebody.name, somebody.password)).toBe(false)
  await logIn(page, { name: somebody.name, password: nextPassword })
  await expectInside(page, somebody)
  expect(await keptIdentity(page)).toBe(before)
})

async function fillChange(page: Page, { password }: Somebody): Promise<void> {
  await stepTo(page, 'Keamanan')
  await page.getByRole('button', { name: 'Ganti kata sandi' }).click()
  await page.getByLabel('Kata sandi sekarang', { exact: true }).fill(password)
  await page.getByLabel('Kata sandi baru', { exact: true }).fill(nextPassword)
}

const sendChange = (page: Page) => page.getByRole('button', { name: 'Simpan kata sandi baru' }).click()

test('a changed password works, the old one does not, other browsers are out, and the page stays open', async ({ page, browser, practice }) => {
  const somebody = await register(page)
  const before = await keptIdentity(page)
  const second = await (await browser.newContext({ baseURL: practice.origin })).newPage()
  await logIn(second, somebody)
  await expectInside(second, somebody)

  await fillChange(page, somebody)
  await sendChange(page)
  await expect(page.getByRole('status').filter({ hasText: 'Kata sandi baru sudah berlaku' })).toBeVisible({ timeout: 30_000 })
  await stepTo(page, 'Perangkat')
  await expect(page.getByText('Tidak ada perangkat lain yang masuk.')).toBeVisible()
  expect(await keptIdentity(page)).toBe(before)

  await second.getByRole('link', { name: 'Perangkat' }).first().click()
  await expect(second).toHaveURL(/\/masuk\?to=/)
  await second.context().close()
  expect(await canEnter(browser, somebody.name, somebody.password)).toBe(false)
  expect(await canEnter(browser, somebody.name, nextPassword)).toBe(true)
})

/** Which of the two opens the account: never both, never none. */
async function passwordThatHolds(browser: Browser, { name, password }: Somebody): Promise<'old' | 'new'> {
  const old = await canEnter(browser, name, password)
  expect(await canEnter(browser, name, nextPassword), 'exactly one of the two passwords').toBe(!old)
  return old ? 'old' : 'new'
}

test.describe('a page that dies while the password changes', () => {
  test('before anything was sent leaves the old one', async ({ page, browser }) => {
    const somebody = await register(page)
    await fillChange(page, somebody)
    // A request that is held back goes on its way when its page is closed: it is broken off first.
    const brokenOff = new Promise<void>((resolve) => {
      void page.route(changePath, async (route) => {
        await route.abort()
        resolve()
      })
    })
    await sendChange(page)
    await brokenOff
    await page.close()
    expect(await passwordThatHolds(browser, somebody)).toBe('old')
  })

  test('while the keys are computed leaves the old one', async ({ page, browser }) => {
    const somebody = await register(page)
    await fillChange(page, somebody)
    // The worker's answer never comes: a quick machine would be done before the page is closed.
    const computing = page.waitForEvent('worker')
    await page.evaluate(() => Object.assign(Worker.prototype, { addEventListener: () => undefined }))
    await sendChange(page)
    await computing
    await page.close()
    expect(await passwordThatHolds(browser, somebody)).toBe('old')
  })

  test('after the practice took it and before it heard so has the new one', async ({ page, browser }) => {
    const somebody = await register(page)
    await fillChange(page, somebody)
    const taken = new Promise<number>((resolve) => {
      void page.route(changePath, async (route) => {
        const reply = await route.fetch()
        resolve(reply.status())
        await page.close()
      })
    })
    await sendChange(page)
    expect(await taken).toBe(200)
    expect(await passwordThatHolds(browser, somebody)).toBe('new')
  })

  test('at the moment of sending has one of the two', async ({ page, browser }) => {
    const somebody = await register(page)
    await fillChange(page, somebody)
    const sent = page.waitForRequest(changePath, { timeout: 30_000 })
    await sendChange(page)
    await sent
    await page.close()
    await passwordThatHolds(browser, somebody)
  })
})

test('without an answer the page says that one of the two passwords holds', async ({ page, browser }) => {
  const somebody = await register(page)
  await fillChange(page, somebody)
  await page.route(changePath, async (route) => {
    await route.fetch()
    await route.abort()
  })
  await sendChange(page)
  await expect(page.getByRole('alert')).toContainText('tepat satu dari dua kata sandi ini berlaku', { timeout: 30_000 })
  expect(await passwordThatHolds(browser, somebody)).toBe('new')
})

test('without an answer to a recovery the page says which password to try first', async ({ page, browser }) => {
  const somebody = await register(page)
  await leave(page)
  await page.goto('/pulihkan')
  await page.getByLabel('Nama samaran').fill(somebody.name)
  await page.getByLabel('Kode pemulihan').fill(somebody.recoveryCode)
  await page.getByLabel('Kata sandi baru', { exact: true }).fill(nextPassword)
  await page.route('**/api/recovery', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await page.getByRole('button', { name: 'Buat kata sandi baru' }).click()
  await expect(page.getByRole('alert')).toContainText('dengan kata sandi yang baru dulu, lalu yang lama', { timeout: 30_000 })
  expect(await passwordThatHolds(browser, somebody)).toBe('new')
})

test('a slip in a password is told beside its field, and the hand is not taken from the keyboard', async ({ page }) => {
  const somebody = await register(page)
  await stepTo(page, 'Keamanan')
  await page.getByRole('button', { name: 'Ganti kata sandi' }).click()
  await sendChange(page)
  const old = page.getByLabel('Kata sandi sekarang', { exact: true })
  const next = page.getByLabel('Kata sandi baru', { exact: true })
  await expect(old).toBeFocused()
  await expect(old).toHaveAccessibleDescription(/Tulis kata sandi Anda yang sekarang/)
  await expect(next).toHaveAccessibleDescription(/Tulis kata sandi yang ingin Anda pakai/)

  await old.fill('bukan kata sandi saya')
  await next.fill(nextPassword)
  await sendChange(page)
  await expect(old).toHaveAccessibleDescription(/belum sama/, { timeout: 30_000 })
  await expect(next).toHaveValue(nextPassword)
  await old.fill(somebody.password)
  await next.fill(somebody.password)
  await sendChange(page)
  await expect(next).toHaveAccessibleDescription(/Pilih yang lain/)

  await leave(page)
  await logIn(page, { name: somebody.name, password: 'salah sama sekali' })
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 30_000 })
  await page.getByLabel('Kata sandi', { exact: true }).fill('')
  await page.getByLabel('Kata sandi', { exact: true }).pressSequentially(somebody.password)
  await expect(page.getByLabel('Kata sandi', { exact: true })).toHaveValue(somebody.password)
})

test('whoever was led to the log-in hears why once; after a try the hand stays at the field that lacks something', async ({ page }) => {
  const somebody = await register(page)
  await leave(page)
  await page.goto('/akun/keamanan')
  await expect(page).toHaveURL(/\/masuk\?to=/)
  await expect(page.locator('*:focus')).toContainText('Masuk dulu')
  const field = page.getByLabel('Kata sandi', { exact: true })
  await page.getByLabel('Nama samaran').fill(somebody.name)
  await field.fill('salah sama sekali')
  await field.press('Enter')
  await expect(page.locator('*:focus').getByRole('alert')).toBeVisible({ timeout: 30_000 })
  await field.fill('')
  await field.press('Enter')
  await expect(field).toHaveAccessibleDescription(/Tulis kata sandi/)
  await expect(field).toBeFocused()
  await expect(page.getByText('Masuk dulu')).toHaveCount(0)
})

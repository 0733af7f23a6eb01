import type { Page, Route } from '@playwright/test'
import { expect, test } from '#e2e/journey'
import { expectInside, givePasskeys, leave, logIn, makeCounsellor, proveByPassword, register, stepTo } from '#e2e/people'
import { appCode } from '#test/app-code'

/** Reads the secret as somebody would who types it into the app. */
async function shownSecret(page: Page): Promise<string> {
  const shown = page.locator('[data-secret]')
  await expect(shown).toBeVisible()
  return (await shown.innerText()).replaceAll(/\s/g, '')
}

/** @returns the backup codes */
async function confirmApp(page: Page, secret: string): Promise<string[]> {
  await page.getByLabel(/Tulis kode enam angka/).fill(appCode(secret, Temporal.Now.instant()))
  await page.getByRole('button', { name: 'Nyalakan langkah kedua' }).click()
  const sheet = page.getByRole('region', { name: 'Kode cadangan' })
  await expect(sheet.getByRole('listitem')).toHaveCount(10)
  return sheet.getByRole('listitem').allInnerTexts()
}

async function keepCodes(page: Page): Promise<void> {
  const box = page.getByLabel('Kode ini sudah saya simpan')
  await page.getByRole('button', { name: 'Lanjutkan' }).click()
  await expect(box).toHaveAccessibleDescription(/Centang bila/)
  await box.check()
  await page.getByRole('button', { name: 'Lanjutkan' }).click()
}

/** The practice hears of the request; the browser hears nothing of the answer. */
async function loseNextAnswer(page: Page, path: string): Promise<void> {
  const lose = async (route: Route) => {
    await route.fetch()
    await route.abort()
  }
  await page.route(path, lose, { times: 1 })
}

test('a client sets up an app, is asked for its code, gets in by a backup code, and removes it again', async ({ page }) => {
  const somebody = await register(page)
  await stepTo(page, 'Keamanan')
  await page.getByRole('button', { name: 'Pasang aplikasi autentikator' }).click()
  const secret = await shownSecret(page)
  await page.getByRole('button', { name: 'Nyalakan langkah kedua' }).click()
  const code = page.getByLabel(/Tulis kode enam angka/)
  await expect(code).toBeFocused()
  await expect(code).toHaveAccessibleDescription(/Tulis enam angka/)
  await code.fill('000 000')
  await page.getByRole('button', { name: 'Nyalakan langkah kedua' }).click()
  await expect(page.getByRole('alert')).toContainText('Kode ini tidak cocok')
  const [first = '', second = ''] = await confirmApp(page, secret)
  await keepCodes(page)
  await expect(page.getByRole('status').filter({ hasText: 'Langkah kedua sudah menyala' })).toBeVisible()
  await expect(page.getByText('Kode cadangan yang tersisa: 10.')).toBeVisible()

  await leave(page)
  await logIn(page, somebody)
  await expect(page.getByRole('heading', { level: 1, name: 'Satu langkah lagi' })).toBeVisible({ timeout: 30_000 })
  await page.getByLabel('Kode', { exact: true }).fill(appCode(secret, Temporal.Now.instant(), 1))
  await page.getByRole('button', { name: 'Lanjutkan' }).click()
  await expectInside(page, somebody)

  await leave(page)
  await logIn(page, somebody)
  await page.getByLabel('Kode', { exact: true }).fill(first.toLowerCase())
  await page.getByRole('button', { name: 'Lanjutkan' }).click()
  await expectInside(page, somebody)

  await stepTo(page, 'Keamanan')
  await page.getByRole('button', { name: 'Buat kode cadangan baru' }).click()
  await page.getByRole('group').getByRole('button', { name: 'Buat kode cadangan baru' }).click()
  await expect(page.getByRole('region', { name: 'Kode cadangan' })).not.toContainText(second)
  await keepCodes(page)
  await page.getByRole('button', { name: 'Hapus aplikasi' }).click()
  await page.getByRole('group').getByRole('button', { name: 'Hapus aplikasi' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Aplikasi autentikator sudah dihapus' })).toBeVisible()
  await leave(page)
  await logIn(page, somebody)
  await expectInside(page, somebody)
})

test('whoever works here is led to a second factor first, and to the account behind it', async ({ page }) => {
  const somebody = await register(page)
  await leave(page)
  await makeCounsellor(somebody.name)
  await logIn(page, somebody)
  await expect(page.getByRole('heading', { level: 1, name: 'Pasang langkah kedua' })).toBeVisible({ timeout: 30_000 })
  await page.goto('/akun/keamanan')
  await expect(page).toHaveURL('/akun/langkah-kedua')
  await page.getByRole('button', { name: 'Pasang aplikasi autentikator' }).click()
  await confirmApp(page, await shownSecret(page))
  await keepCodes(page)
  await page.getByLabel('Kata sandi', { exact: true }).fill(somebody.password)
  await page.getByRole('button', { name: 'Buka kunci' }).click()
  await expectInside(page, somebody)
  await page.goto('/akun/langkah-kedua')
  await page.getByLabel('Kata sandi', { exact: true }).fill(somebody.password)
  await page.getByRole('button', { name: 'Buka kunci' }).click()
  await expect(page).toHaveURL('/akun/keamanan')
})

test('a passkey made before the keys could be opened lets staff in, the password unlocks, and made anew it unlocks by itself', async ({
  page,
  context,
}) => {
  await givePasskeys(page, context)
  const somebody = await register(page)
  await leave(page)
  await makeCounsellor(somebody.name)
  await logIn(page, somebody)
  await page.getByRole('button', { name: 'Tambah kunci sandi' }).click()
  const codes = page.getByRole('region', { name: 'Kode cadangan' }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  const backupCode = await codes.first().innerText()
  await keepCodes(page)
  await leave(page)
  await page.goto('/masuk')
  await page.getByRole('button', { name: 'Masuk dengan kunci sandi' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Akun Anda terkunci' })).toBeVisible()
  await page.getByLabel('Kata sandi', { exact: true }).fill(somebody.password)
  await page.getByRole('button', { name: 'Buka kunci' }).click()
  await expectInside(page, somebody)

  await stepTo(page, 'Keamanan')
  const passkeys = page.getByRole('region', { name: 'Kunci sandi' })
  await expect(passkeys.getByRole('listitem')).toContainText('Hanya masuk')
  await passkeys.getByRole('button', { name: /^Jadikan kunci sandi/ }).click()
  await passkeys.getByRole('group').getByRole('button', { name: 'Jadikan pembuka akun' }).click()
  await page.getByRole('dialog').getByLabel('Kode', { exact: true }).fill(backupCode)
  await proveByPassword(page, somebody.password)
  await expect(passkeys.getByRole('status')).toContainText('Sekali sentuh', { timeout: 30_000 })
  await expect(passkeys.getByRole('listitem')).toHaveCount(1)
  await expect(passkeys.getByRole('listitem')).toContainText('Membuka akun')
  await leave(page)
  await page.goto('/masuk')
  await page.getByRole('button', { name: 'Masuk dengan kunci sandi' }).click()
  await expectInside(page, somebody)
})

test('a new recovery code is kept by typing a group of it, and the one before is dead', async ({ page }) => {
  const somebody = await register(page)
  await stepTo(page, 'Keamanan')
  const recovery = page.getByRole('region', { name: 'Kode pemulihan' }).first()
  await recovery.getByRole('button', { name: 'Buat kode baru' }).click()
  await recovery.getByRole('group').getByRole('button', { name: 'Buat kode baru' }).click()
  await proveByPassword(page, somebody.password)
  await expect(page.getByRole('heading', { name: 'Lembar pemulihan' })).toBeVisible()
  await expect(recovery).toContainText('Belum disimpan')
  const groups = (await page.getByRole('list', { name: 'Kode pemulihan' }).getByRole('listitem').allInnerTexts()).map(
    (text) => text.trim().split(/\s+/).at(-1) ?? '',
  )
  expect(groups.join('-')).not.toBe(somebody.recoveryCode)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(page.getByRole('heading', { name: 'Lembar pemulihan' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Keamanan' }), 'the sheet is printed alone').toBeHidden()
  await expect(page.getByRole('heading', { level: 2, name: 'Kata sandi' })).toBeHidden()
  await expect(page.locator('body'), 'by day, whatever the screen shows').toHaveCSS('background-color', 'rgb(251, 248, 242)')
  await expect(page.getByRole('link', { name: 'Keluar cepat' })).toBeHidden()
  await page.emulateMedia({ media: 'screen', colorScheme: null })
  const place = Number(/\d+/.exec(await page.locator('label[for="group"]').innerText())?.[0])
  await page.locator('#group').fill('salah')
  await page.getByRole('button', { name: 'Sudah saya simpan' }).click()
  await expect(page.locator('#group')).toHaveAccessibleDescription(/belum sama/)
  await page.locator('#group').fill(groups[place - 1] ?? '')
  await page.getByRole('button', { name: 'Sudah saya simpan' }).click()
  await expect(recovery.getByRole('status')).toContainText('Kode pemulihan baru sudah berlaku')
  await expect(recovery).toContainText('Sudah disimpan')

  await leave(page)
  await page.goto('/pulihkan')
  await page.getByLabel('Nama samaran').fill(somebody.name)
  await page.getByLabel('Kode pemulihan').fill(somebody.recoveryCode)
  await page.getByLabel('Kata sandi baru', { exact: true }).fill('payung sungai lampu kertas')
  await page.getByRole('button', { name: 'Buat kata sandi baru' }).click()
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 30_000 })
  await page.getByLabel('Kode pemulihan').fill(groups.join('-'))
  await page.getByRole('button', { name: 'Buat kata sandi baru' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Akun Anda sudah pulih' })).toBeVisible({ timeout: 30_000 })
})

test('codes whose answer was lost are said to be gone, and new ones can be made at once', async ({ page }) => {
  const somebody = await register(page)
  await stepTo(page, 'Keamanan')
  const recovery = page.getByRole('region', { name: 'Kode pemulihan' }).first()
  const makeCode = async () => {
    await recovery.getByRole('group').getByRole('button', { name: 'Buat kode baru' }).click()
    await proveByPassword(page, somebody.password)
  }
  await loseNextAnswer(page, '**/api/recovery-code')
  await recovery.getByRole('button', { name: 'Buat kode baru' }).click()
  await makeCode()
  await expect(recovery.getByRole('alert')).toContainText('Jangan andalkan lembar lama')
  await makeCode()
  await expect(page.getByRole('heading', { name: 'Lembar pemulihan' })).toBeVisible()

  await page.getByRole('button', { name: 'Pasang aplikasi autentikator' }).click()
  const secret = await shownSecret(page)
  await loseNextAnswer(page, '**/api/totp/confirm')
  await page.getByLabel(/Tulis kode enam angka/).fill(appCode(secret, Temporal.Now.instant()))
  await page.getByRole('button', { name: 'Nyalakan langkah kedua' }).click()
  await expect(page.getByRole('alert')).toContainText('Langkah kedua mungkin sudah menyala')
  await page.reload()
  await page.getByLabel('Kata sandi', { exact: true }).fill(somebody.password)
  await page.getByRole('button', { name: 'Buka kunci' }).click()
  await expect(page.getByText('Kode cadangan yang tersisa: 10.')).toBeVisible({ timeout: 30_000 })

  await loseNextAnswer(page, '**/api/backup-codes')
  await page.getByRole('button', { name: 'Buat kode cadangan baru' }).click()
  await page.getByRole('group').getByRole('button', { name: 'Buat kode cadangan baru' }).click()
  await expect(page.getByRole('alert')).toContainText('Buat kode cadangan baru sekarang')
  await page.getByRole('group').getByRole('button', { name: 'Buat kode cadangan baru' }).click()
  await expect(page.getByRole('region', { name: 'Kode cadangan' }).getByRole('listitem')).toHaveCount(10)
})

test('a second step that comes too late, or whose answer is lost, is no page that does not exist', async ({ page, context }) => {
  const somebody = await register(page)
  await stepTo(page, 'Keamanan')
  await page.getByRole('button', { name: 'Pasang aplikasi autentikator' }).click()
  const [first = '', second = ''] = await confirmApp(page, await shownSecret(page))
  await keepCodes(page)
  await leave(page)

  const code = page.getByLabel('Kode', { exact: true })
  const goOn = page.getByRole('button', { name: 'Lanjutkan' })
  await logIn(page, somebody)
  await expect(code).toBeVisible({ timeout: 30_000 })
  await context.clearCookies()
  await code.fill(first)
  await goOn.click()
  await expect(page.getByRole('alert')).toContainText('Ini berlangsung terlalu lama')
  await expect(page.getByRole('heading', { level: 1, name: 'Masuk' })).toBeVisible()

  await page.getByLabel('Nama samaran').fill(somebody.name)
  await page.getByLabel('Kata sandi', { exact: true }).fill(somebody.password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await expect(code).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('alert')).toHaveCount(0)
  await loseNextAnswer(page, '**/api/login/backup-code')
  await code.fill(second)
  await goOn.click()
  await expect(page.getByRole('alert')).toContainText('Jawaban belum sampai')
  await loseNextAnswer(page, '**/api/vault')
  await goOn.click()
  await expect(page.getByRole('alert')).toContainText('Tidak ada sambungan')
  await goOn.click()
  await expectInside(page, somebody)
})

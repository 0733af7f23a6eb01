import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/journey'
import { expectInside, fillRegistration, keepKit, leave, logIn, proveByPassword, register, stepTo } from '#e2e/people'
import { appCode } from '#test/app-code'

const question = (page: Page) => page.getByRole('alertdialog', { name: 'Kodenya belum disimpan' })
const sheet = (page: Page) => page.getByRole('heading', { name: 'Lembar pemulihan' })
const codes = (page: Page) => page.getByRole('region', { name: 'Kode cadangan' }).getByRole('listitem')

/** Questions of the browser itself, each answered with 'stay'. */
function staying(page: Page): string[] {
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.dismiss()
  })
  return asked
}

const reload = (page: Page) => page.evaluate(() => location.reload())

async function openSheet(page: Page): Promise<string> {
  const name = `lembar-${Date.now().toString(36)}`
  await page.goto('/daftar')
  await fillRegistration(page, name, 'belukar papan kursi rotan')
  await page.getByRole('button', { name: 'Buat akun' }).click()
  await expect(sheet(page)).toBeVisible({ timeout: 30_000 })
  return name
}

/** Sets up an app, up to the codes. */
async function openCodes(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Pasang aplikasi autentikator' }).click()
  const secret = (await page.locator('[data-secret]').innerText()).replaceAll(/\s/g, '')
  await page.getByLabel(/Tulis kode enam angka/).fill(appCode(secret, Temporal.Now.instant()))
  await page.getByRole('button', { name: 'Nyalakan langkah kedua' }).click()
  await expect(codes(page)).toHaveCount(10)
  return secret
}

test('the sheet of a new account is not lost by a step or a reload that was not meant, and may be left all the same', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 })
  const name = await openSheet(page)
  const asked = staying(page)
  await page.getByRole('link', { name: 'English' }).click()
  await expect(question(page)).toContainText('hanya tampil sekali')
  await question(page).getByRole('button', { name: 'Tetap di sini' }).last().click()
  await expect(question(page)).toBeHidden()
  await expect(sheet(page)).toBeVisible()
  await reload(page)
  await expect.poll(() => asked).toEqual(['beforeunload'])
  await expect(sheet(page)).toBeVisible()
  await page.getByRole('link', { name: 'English' }).click()
  await question(page).getByRole('button', { name: 'Pergi tanpa menyimpan' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Welcome, ${name}` })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Your recovery code has not been kept')).toBeVisible()
  expect(asked).toEqual(['beforeunload'])
})

test('once the sheet is kept nothing is asked any more', async ({ page }) => {
  await openSheet(page)
  const asked = staying(page)
  await keepKit(page)
  await expect(page.getByRole('heading', { level: 1, name: /^Selamat datang/ })).toBeVisible()
  await stepTo(page, 'Keamanan')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Akun Anda terkunci' })).toBeVisible()
  expect(asked).toEqual([])
})

for (const [how, go] of [
  ['the link', (page: Page) => page.getByRole('link', { name: 'Keluar cepat' }).click({ noWaitAfter: true })],
  [
    'Escape pressed three times',
    async (page: Page) => {
      for (let press = 0; press < 3; press++) await page.keyboard.press('Escape')
    },
  ],
] as const) {
  test(`the quick exit (${how}) leaves a sheet at once, without a question`, async ({ page, practice }) => {
    await openSheet(page)
    const asked = staying(page)
    await page.locator('#group').fill('A')
    await go(page)
    await expect(page).toHaveURL(practice.neutralUrl)
    expect(asked).toEqual([])
  })
}

test('a new recovery code and backup codes are asked about too, on the way to another page and on the way out', async ({ page }) => {
  const somebody = await register(page)
  const asked = staying(page)
  await stepTo(page, 'Keamanan')
  const recovery = page.getByRole('region', { name: 'Kode pemulihan' }).first()
  await recovery.getByRole('button', { name: 'Buat kode baru' }).click()
  await recovery.getByRole('group').getByRole('button', { name: 'Buat kode baru' }).click()
  await proveByPassword(page, somebody.password)
  await expect(sheet(page)).toBeVisible()
  await page.getByRole('navigation', { name: 'Halaman Anda' }).getByRole('link', { name: 'Profil' }).click()
  await question(page).getByRole('button', { name: 'Tetap di sini' }).last().click()
  await keepGroup(page)
  await expect(recovery.getByRole('status')).toContainText('sudah berlaku')

  await openCodes(page)
  await page.goBack()
  await expect(question(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(question(page)).toBeHidden()
  await page.getByRole('button', { name: 'Keluar', exact: true }).click()
  await question(page).getByRole('button', { name: 'Tetap di sini' }).last().click()
  await expect(codes(page)).toHaveCount(10)
  await page.getByRole('button', { name: 'Keluar', exact: true }).click()
  await question(page).getByRole('button', { name: 'Pergi tanpa menyimpan' }).click()
  await expect(page).toHaveURL('/')
  expect(asked, 'the browser itself asks nothing more').toEqual([])
})

async function keepGroup(page: Page): Promise<void> {
  const place = Number(/\d+/.exec(await page.locator('label[for="group"]').innerText())?.[0])
  const groups = await page.getByRole('list', { name: 'Kode pemulihan' }).getByRole('listitem').allInnerTexts()
  await page.locator('#group').fill(groups[place - 1]?.trim().split(/\s+/).at(-1) ?? '')
  await page.getByRole('button', { name: 'Sudah saya simpan' }).click()
}

test('backup codes that nobody said to have kept are remembered, until new ones are', async ({ page }) => {
  const somebody = await register(page)
  await stepTo(page, 'Keamanan')
  const secret = await openCodes(page)
  const [first = ''] = await codes(page).allInnerTexts()
  await page.getByRole('navigation', { name: 'Halaman Anda' }).getByRole('link', { name: 'Akun', exact: true }).click()
  await question(page).getByRole('button', { name: 'Pergi tanpa menyimpan' }).click()
  await expect(page.getByText('Kode cadangan Anda belum tersimpan')).toBeVisible()
  await leave(page)
  await logIn(page, somebody)
  await page.getByLabel('Kode', { exact: true }).fill(appCode(secret, Temporal.Now.instant(), 1))
  await page.getByRole('button', { name: 'Lanjutkan' }).click()
  await expectInside(page, somebody)
  await page.getByRole('link', { name: 'Buat kode cadangan baru' }).click()
  const part = page.getByRole('region', { name: 'Langkah kedua' })
  await expect(part).toBeFocused()
  await expect(part).toContainText('Kode cadangan Anda belum tersimpan')
  await part.getByRole('button', { name: 'Buat kode cadangan baru' }).click()
  await part.getByRole('group').getByRole('button', { name: 'Buat kode cadangan baru' }).click()
  await expect(codes(page)).toHaveCount(10)
  expect(await codes(page).allInnerTexts()).not.toContain(first)
  await page.getByLabel('Kode ini sudah saya simpan').check()
  await page.getByRole('button', { name: 'Lanjutkan' }).click()
  await expect(part).not.toContainText('belum tersimpan')
  await stepTo(page, 'Akun')
  await expect(page.getByRole('heading', { level: 1, name: /^Selamat datang/ })).toBeVisible()
  await expect(page.getByText('Kode cadangan Anda belum tersimpan')).toHaveCount(0)
})

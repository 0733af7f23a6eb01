import { expect, test } from '#e2e/journey'
import { logIn, register } from '#e2e/people'

test('somebody registers, keeps the recovery sheet, logs out, and logs in in a second browser', async ({ page, browser, practice }) => {
  const somebody = await register(page)
  await page.getByRole('button', { name: 'Keluar' }).click()
  await expect(page).toHaveURL('/')
  await page.goto('/akun')
  await expect(page).toHaveURL('/masuk?to=%2Fakun')
  await expect(page.getByText('Masuk dulu untuk membuka halaman itu')).toBeVisible()
  await page.goto('/masuk')
  await expect(page.getByRole('heading', { level: 1, name: 'Masuk' })).toBeVisible()
  await expect(page.getByText('Masuk dulu')).toHaveCount(0)

  const second = await (await browser.newContext({ baseURL: practice.origin })).newPage()
  await logIn(second, somebody)
  await expect(second.getByRole('heading', { level: 1, name: `Selamat datang, ${somebody.name}` })).toBeVisible({ timeout: 20_000 })
  await second.context().close()
})

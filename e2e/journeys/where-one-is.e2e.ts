import { expect, test } from '#e2e/journey'
import { register, stepTo } from '#e2e/people'

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

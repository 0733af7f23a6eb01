import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'

/** Somebody in need, as they sit in front of a phone. */
export type Somebody = { readonly name: string; password: string; recoveryCode: string }

/** Goes all the way: the form, the keys, the sheet, one group typed back. The page then shows the account. */
export async function register(page: Page, over: Partial<Pick<Somebody, 'name' | 'password'>> = {}): Promise<Somebody> {
  const name = over.name ?? `uji-${randomUUID().slice(0, 8)}`
  const password = over.password ?? `kolam ${randomUUID().slice(0, 8)} jendela meja`
  await page.goto('/daftar')
  await fillRegistration(page, name, password)
  await page.getByRole('button', { name: 'Buat akun' }).click()
  const recoveryCode = await keepKit(page)
  await expect(page.getByRole('heading', { level: 1, name: `Selamat datang, ${name}` })).toBeVisible()
  return { name, password, recoveryCode }
}

export async function fillRegistration(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('Nama samaran').fill(name)
  await page.getByLabel('Kata sandi', { exact: true }).fill(password)
  await page.getByLabel(/Saya mengerti/).check()
}

/** Reads the sheet and types the group back that is asked for, perhaps after a slip. @returns the code */
export async function keepKit(page: Page, { after }: { after?: string } = {}): Promise<string> {
  await expect(page.getByRole('heading', { name: 'Lembar pemulihan' })).toBeVisible({ timeout: 30_000 })
  await expect(page.locator('*:focus')).toContainText('Simpan kode pemulihan Anda')
  if (after !== undefined) {
    await page.locator('#group').fill(after)
    await page.getByRole('button', { name: 'Sudah saya simpan' }).click()
    await expect(page.locator('#group')).toHaveAccessibleDescription(/belum sama/)
  }
  const groups = (await page.getByRole('list', { name: 'Kode pemulihan' }).getByRole('listitem').allInnerTexts()).map(
    (text) => text.trim().split(/\s+/).at(-1) ?? '',
  )
  const label = await page.locator('label[for="group"]').innerText()
  const place = Number(/\d+/.exec(label)?.[0])
  await page.locator('#group').fill(groups[place - 1] ?? '')
  await page.getByRole('button', { name: 'Sudah saya simpan' }).click()
  return groups.join('-')
}

export async function logIn(page: Page, { name, password }: Pick<Somebody, 'name' | 'password'>): Promise<void> {
  await page.goto('/masuk')
  await page.getByLabel('Nama samaran').fill(name)
  await page.getByLabel('Kata sandi', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
}

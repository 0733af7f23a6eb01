import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { Client } from 'pg'
import { stage } from './stage.ts'

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
  // As recovering does, it forgives small letters and what the eye takes for another sign.
  await page.locator('#group').fill((groups[place - 1] ?? '').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'))
  await page.getByRole('button', { name: 'Sudah saya simpan' }).click()
  return groups.join('-')
}

export async function logIn(page: Page, { name, password }: Pick<Somebody, 'name' | 'password'>): Promise<void> {
  await page.goto('/masuk')
  await page.getByLabel('Nama samaran').fill(name)
  await page.getByLabel('Kata sandi', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
}

/** That the account is there and open. */
export async function expectInside(page: Page, { name }: Pick<Somebody, 'name'>): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: `Selamat datang, ${name}` })).toBeVisible({ timeout: 30_000 })
}

/** In a browser that knows nothing of the person: whether this password lets them in and opens their keys. */
export async function canEnter(browser: Browser, name: string, password: string): Promise<boolean> {
  const context = await browser.newContext({ baseURL: stage().origin })
  try {
    const page = await context.newPage()
    await logIn(page, { name, password })
    const inside = page.getByRole('heading', { level: 1, name: `Selamat datang, ${name}` })
    const refused = page.getByRole('alert')
    await expect(inside.or(refused)).toBeVisible({ timeout: 30_000 })
    return await inside.isVisible()
  } finally {
    await context.close()
  }
}

/** Logs out; the start page comes as a new document. */
export async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Keluar', exact: true }).click()
  await expect(page).toHaveURL('/')
}

type OwnPage = 'Akun' | 'Profil' | 'Keamanan' | 'Perangkat'

/** One step within the private pages: the keys stay. What a phone's foot has no room for is found on the page of the account. */
export async function stepTo(page: Page, name: OwnPage): Promise<void> {
  const menu = page.getByRole('navigation', { name: 'Halaman Anda' })
  const inMenu = menu.getByRole('link', { name })
  await expect(menu.getByRole('link', { name: 'Akun' })).toBeVisible({ timeout: 30_000 })
  if (await inMenu.isVisible()) await inMenu.click()
  else {
    await stepTo(page, 'Akun')
    await page.locator('#main').getByRole('link', { name, exact: true }).click()
  }
  if (name !== 'Akun') await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
}

/** One step further for a thumb: at a phone's foot there is room for four places, and the account's page leads to the others. */
export async function stepToDevices(page: Page): Promise<void> {
  await stepTo(page, 'Akun')
  await page.locator('#main').getByRole('link', { name: 'Perangkat' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Perangkat', exact: true })).toBeVisible()
}

/** Answers 'is it you?'. */
export async function proveByPassword(page: Page, password: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Pastikan bahwa ini Anda' })
  await dialog.getByLabel('Kata sandi', { exact: true }).fill(password)
  await dialog.getByRole('button', { name: 'Ini saya' }).click()
  await expect(dialog).toBeHidden({ timeout: 30_000 })
}

/** The public card and the sealed identity as the practice keeps them: the same before and after whatever happens to the ways in. */
export async function keptIdentity(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const reply = await fetch('/api/vault', { headers: { accept: 'application/json' } })
    const { identity } = (await reply.json()) as { identity: unknown }
    return JSON.stringify(identity)
  })
}

/** As an admin's invitation would have it; the person has yet to make a second factor. */
export async function makeCounsellor(name: string): Promise<void> {
  const client = new Client({ connectionString: stage().databaseUrl })
  await client.connect()
  const { rowCount } = await client.query(`update accounts.account set role = 'counsellor' where username = $1`, [name])
  await client.end()
  expect(rowCount).toBe(1)
}

/** An authenticator inside the device that says yes by itself (WebDriver's virtual authenticator). */
export async function givePasskeys(page: Page, context: BrowserContext, { hasPrf = true } = {}): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** The newest link of the practice in the mails to this address, as its owner would open it. */
export async function linkInMailTo(address: string): Promise<string> {
  const { mailFolder } = stage()
  const find = async () => {
    const names = await readdir(mailFolder).catch(() => [])
    const mails = await Promise.all(names.toSorted().map((name) => readFile(join(mailFolder, name), 'utf8')))
    return mails.filter((mail) => mail.includes(address)).flatMap((mail) => /http\S+#[\w-]{43}/.exec(mail) ?? [])
  }
  await expect.poll(async () => (await find()).length, { timeout: 30_000 }).toBeGreaterThan(0)
  return (await find()).at(-1) ?? ''
}

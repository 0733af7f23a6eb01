import type { Browser, BrowserContext, Page } from '@playwright/test'
import { Client } from 'pg'
import { expect, test } from '#e2e/journey'
import { register, type Somebody } from '#e2e/people'
import { demoAdmin, logInAsStaff, unlock } from '#e2e/staff'
import { stage } from '#e2e/stage'
import { expectUsable } from '#e2e/usable'

/** The practice publishes a text, a client agrees to it and takes it back. In English, so that nobody who books meanwhile is asked again. */
test.describe.configure({ mode: 'serial' })

const contexts: BrowserContext[] = []
async function aBrowser(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: stage().origin })
  contexts.push(context)
  return context.newPage()
}

let admin: Page
let client: Page
let somebody: Somebody

test.beforeAll(async ({ browser }) => {
  admin = await aBrowser(browser)
  client = await aBrowser(browser)
  await logInAsStaff(admin, demoAdmin())
  somebody = await register(client)
})

test.afterAll(async () => {
  for (const context of contexts) await context.close()
})

const ways = (page: Page, name: string) => page.locator('#main').getByRole('link', { name, exact: true })

/** Writes a new version of the English consent, with these words at its end. */
async function publish(words: string): Promise<void> {
  await admin.getByRole('button', { name: 'Tulis versi baru: Persetujuan klien, bahasa Inggris' }).click()
  const body = admin.getByLabel('Isi')
  await body.fill(`${await body.inputValue()}\n\n## In short\n\n${words}`)
  await expect(admin.getByRole('region', { name: 'Begini tampilnya' }).getByText(words)).toBeVisible()
  await expectUsable(admin)
  await admin.getByRole('button', { name: 'Terbitkan …' }).click()
  await admin.getByRole('button', { name: 'Terbitkan sekarang' }).click()
  await expect(admin.getByRole('status').filter({ hasText: 'terbit dan berlaku sejak' })).toBeVisible()
}

async function reopenAgreements(): Promise<void> {
  await client.goto('/en/account/agreements')
  await unlock(client, somebody)
  await expect(client.getByRole('heading', { level: 1, name: 'Agreements' })).toBeVisible()
}

/** What the practice keeps of the client, oldest first. */
async function kept(): Promise<string[]> {
  const database = new Client({ connectionString: stage().databaseUrl })
  await database.connect()
  const { rows } = await database.query<{ act: string; version: number }>(
    `select act, version from consents.agreement a join accounts.account p on p.id = a.client_id where username = $1 order by seq`,
    [somebody.name],
  )
  await database.end()
  return rows.map(({ act, version }) => `${act} ${version}`)
}

test('an admin sees how a new version will look, and publishes it; what was not changed is not published', async () => {
  await ways(admin, 'Teks').click()
  await expect(admin.getByRole('heading', { level: 1, name: 'Teks' })).toBeVisible()
  await expectUsable(admin)
  await admin.getByRole('button', { name: 'Tulis versi baru: Persetujuan klien, bahasa Inggris' }).click()
  await admin.getByRole('button', { name: 'Terbitkan …' }).click()
  await admin.getByRole('button', { name: 'Terbitkan sekarang' }).click()
  await expect(admin.getByLabel('Isi')).toHaveAccessibleDescription(/Belum ada yang berubah/)
  await admin.getByRole('button', { name: 'Kembali tanpa menerbitkan' }).click()
  await publish('Ask whenever something is unclear.')
})

test('a client reads the newest text and agrees, with a tick and with their own key', async () => {
  await reopenAgreements()
  await expect(client.getByText('You have not agreed to anything yet')).toBeVisible()
  await expect(
    client.getByRole('region', { name: 'Full text: Consent to online counselling' }).getByText('Ask whenever something is unclear.'),
  ).toBeAttached()
  await expectUsable(client)
  await client.getByRole('button', { name: 'I agree' }).click()
  await expect(client.getByRole('checkbox')).toHaveAccessibleDescription(/Tick this box/)
  await expect(client.getByRole('checkbox')).toBeFocused()
  expect(await kept()).toEqual([])
  await client.getByRole('checkbox').check()
  await client.getByRole('button', { name: 'I agree' }).click()
  await expect(client.getByText('In force', { exact: true })).toBeVisible()
  expect(await kept()).toEqual(['given 2'])
})

test('what was agreed to can be read again, word for word', async () => {
  await client.getByRole('button', { name: 'Read the text' }).click()
  await expect(client.getByRole('region', { name: /^Full text/ }).getByText('Ask whenever something is unclear.')).toBeAttached()
  await expectUsable(client)
})

test('after a new version the client is asked again; what they agreed to stays readable', async () => {
  await publish('You may bring somebody you trust.')
  await reopenAgreements()
  await expect(client.getByText('There is a new version')).toBeVisible()
  await client.getByRole('button', { name: 'Read version 2' }).click()
  const old = client.getByRole('region', { name: /^Full text/ }).last()
  await expect(old.getByText('Ask whenever something is unclear.')).toBeAttached()
  await expect(old.getByText('You may bring somebody you trust.')).toHaveCount(0)
  await client.getByRole('checkbox').check()
  await client.getByRole('button', { name: 'I agree' }).click()
  await expect(client.getByText('In force', { exact: true })).toBeVisible()
})

test('a text that was published while the client read is shown, and the old one is not agreed to', async () => {
  await client.getByRole('button', { name: 'Withdraw consent' }).click()
  await expect(client.getByText(/Once it is withdrawn, no new appointments can be made/)).toBeVisible()
  await client.getByRole('button', { name: 'Yes, withdraw it' }).click()
  await expect(client.getByText('You have withdrawn your consent')).toBeVisible()
  await client.getByRole('checkbox').check()
  await publish('A pause is always possible.')
  await client.getByRole('button', { name: 'I agree' }).click()
  await expect(client.getByText('This is no longer the newest text')).toBeVisible()
  await expect(client.getByText('A pause is always possible.')).toBeAttached()
  await expect(client.getByRole('checkbox')).not.toBeChecked()
  expect(await kept()).toEqual(['given 2', 'given 3', 'withdrawn 3'])
})

test('an admin says from which countries nobody is counselled', async () => {
  await admin.getByRole('navigation', { name: 'Halaman Anda' }).getByRole('link', { name: 'Akun' }).click()
  await ways(admin, 'Lintas negara').click()
  await expect(admin.getByRole('heading', { level: 1, name: 'Lintas negara' })).toBeVisible()
  await expectUsable(admin)
  const list = admin.getByRole('region', { name: 'Tidak boleh' })
  await list.getByLabel('Tambah negara').selectOption('AQ')
  await list.getByRole('button', { name: 'Tambahkan' }).click()
  await expect(list.getByText('Antarktika', { exact: true })).toBeVisible()
  await admin.getByRole('button', { name: 'Terbitkan aturan …' }).click()
  await admin.getByRole('button', { name: 'Terbitkan sekarang' }).click()
  await expect(admin.getByRole('status').filter({ hasText: 'berlaku' })).toBeVisible()
  await expect(list.getByText('Antarktika', { exact: true })).toBeVisible()
})

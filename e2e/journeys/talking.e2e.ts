import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Browser, type Page } from '@playwright/test'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'
import { aPicture } from '#e2e/a-picture'
import { logIn, register, type Somebody } from '#e2e/people'
import { test } from '#e2e/quiet-console'
import { logInAsStaff, ofDemo, unlock } from '#e2e/staff'
import { aBrowserOf, expectHeard, expectState, openTalk, say, talk, toMessages } from '#e2e/talk'
import { startTeduh, type TeduhServer } from '#e2e/teduh-server'

/** A practice of its own, whose line is cut and whose server dies. */
test.describe.configure({ mode: 'serial' })
// A socket that is cut off is told to the console by the browser itself.
test.use({ provoked: /WebSocket connection to/ })

let folder: string
let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>
let teduh: TeduhServer
let client: Page
let counsellor: Page
let who: Somebody

const environment = () => ({ DATABASE_URL: postgres.connectionString })

test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(join(tmpdir(), 'teduh-talking-'))
  postgres = await startEmbeddedPostgres({ dataFolder: folder })
  teduh = await startTeduh({ script: 'demo', environment: environment() })
  client = (await aBrowserOf(browser, teduh.origin)).page
  counsellor = (await aBrowserOf(browser, teduh.origin)).page
})

test.afterAll(async () => {
  await client?.context().close()
  await counsellor?.context().close()
  await teduh?.stop()
  await postgres?.stop()
  await rm(folder, { recursive: true, force: true })
})

const field = (page: Page, name: string | RegExp) => page.getByLabel(name)

test('somebody registers and writes a first word; a counsellor takes it, and a conversation begins', async () => {
  who = await register(client)
  await client.locator('#main').getByRole('link', { name: 'Tulis kepada yang dapat membantu' }).click()
  await client.getByText('Tidur', { exact: true }).click({ timeout: 20_000 })
  await field(client, 'Anda ingin disapa bagaimana?').fill('Kak')
  await field(client, 'Apa yang Anda harapkan?').fill('Saya ingin bisa tidur lagi.')
  await client.getByRole('button', { name: 'Segel dan kirim' }).click()
  await expect(client.getByText('Terkirim.')).toBeVisible({ timeout: 20_000 })

  await logInAsStaff(counsellor, ofDemo('felicia-gunadi'))
  await toMessages(counsellor)
  await counsellor.locator('#main').getByRole('link', { name: who.name, exact: true }).click()
  await expect(counsellor.getByText('Saya ingin bisa tidur lagi.')).toBeVisible({ timeout: 20_000 })
  await counsellor.getByRole('button', { name: 'Terima' }).click()
  await expect(talk.field(counsellor)).toBeVisible({ timeout: 20_000 })

  await client.getByRole('link', { name: 'Buka percakapan' }).click({ timeout: 20_000 })
  await expect(talk.field(client)).toBeVisible({ timeout: 20_000 })
  await say(counsellor, 'Selamat malam, Kak. Terima kasih sudah menulis.')
  await expectHeard(client, 'Terima kasih sudah menulis.')
  await say(client, 'Terima kasih sudah membaca, Bu.')
  await expectHeard(counsellor, 'Terima kasih sudah membaca, Bu.')
  await expectState(client, 'Terima kasih sudah membaca, Bu.', 'Dibaca')
})

test('a picture and a voice note reach the other, are opened there, and are what was sent', async () => {
  await client.getByRole('button', { name: 'Lampirkan' }).click()
  const choosing = client.waitForEvent('filechooser')
  await client.getByRole('menuitem', { name: 'Foto atau gambar' }).click()
  await (await choosing).setFiles({ name: 'jendela kamar.png', mimeType: 'image/png', buffer: await aPicture(client) })
  await expect(client.getByText('sudah dibuang dari gambar ini')).toBeVisible({ timeout: 20_000 })
  await client.getByLabel('Keterangan', { exact: true }).fill('Dari jendela kamar saya')
  await client.getByRole('button', { name: 'Kirim', exact: true }).click()
  const shown = talk.message(counsellor, 'Dari jendela kamar saya')
  await shown.getByRole('button', { name: /^Buka/ }).click({ timeout: 30_000 })
  await expect.poll(() => shown.getByRole('img').evaluate((one: HTMLImageElement) => [one.naturalWidth, one.naturalHeight])).toEqual([320, 200])

  await counsellor.getByRole('button', { name: 'Rekam pesan suara' }).click()
  await expect(counsellor.getByText('Merekam')).toBeVisible({ timeout: 20_000 })
  // Two seconds of sound are there when the clock says so.
  await expect(counsellor.getByText(/0[.:]02/)).toBeVisible({ timeout: 20_000 })
  await counsellor.getByRole('button', { name: 'Kirim', exact: true }).click()
  const play = talk.list(client).getByRole('button', { name: 'Putar pesan suara' })
  await play.click({ timeout: 30_000 })
  await expect(talk.list(client).getByRole('button', { name: 'Jeda' })).toBeVisible({ timeout: 20_000 })
})

test('an answer names what it answers; an edit and a deletion reach the other', async () => {
  await say(client, 'Saya bangun jam tigga.')
  await expectHeard(counsellor, 'Saya bangun jam tigga.')
  await actOn(client, 'Saya bangun jam tigga.', 'Ubah')
  await talk.field(client).fill('Saya bangun jam tiga.')
  await client.getByRole('button', { name: 'Kirim', exact: true }).click()
  await expectHeard(counsellor, 'Saya bangun jam tiga.')
  await expect(talk.message(counsellor, 'Saya bangun jam tiga.')).toContainText('diubah')

  await actOn(counsellor, 'Saya bangun jam tiga.', 'Balas')
  await say(counsellor, 'Apa yang biasanya terlintas saat itu?')
  await expect(talk.message(client, 'Apa yang biasanya terlintas saat itu?')).toContainText('Saya bangun jam tiga.', { timeout: 20_000 })

  await say(client, 'Ini salah tempat.')
  await expectHeard(counsellor, 'Ini salah tempat.')
  await actOn(client, 'Ini salah tempat.', 'Hapus')
  await client.getByRole('button', { name: 'Hapus pesan' }).click()
  await expect(talk.list(counsellor).getByText('Pesan ini dihapus')).toBeVisible({ timeout: 20_000 })
  await expect(talk.list(counsellor).getByText('Ini salah tempat.')).toHaveCount(0)
})

async function actOn(page: Page, words: string, act: string): Promise<void> {
  const message = talk.message(page, words)
  await message.hover()
  await message.getByRole('button', { name: /Tindakan untuk pesan/ }).click()
  await page.getByRole('menuitem', { name: act }).click()
}

test('without a connection words wait on the device, also while it is closed, and go out once it is back', async () => {
  await client.context().setOffline(true)
  await expect(client.getByText('Tanpa sambungan: pesan disimpan di perangkat ini')).toBeVisible({ timeout: 20_000 })
  await say(client, 'Ini saya tulis di kereta.')
  await say(client, 'Sinyalnya hilang lagi.')
  await expectState(client, 'Sinyalnya hilang lagi.', 'Menunggu')
  await say(counsellor, 'Tidak apa-apa, pelan-pelan saja.')
  await client.context().setOffline(false)
  await expectHeard(counsellor, 'Ini saya tulis di kereta.')
  await expectHeard(counsellor, 'Sinyalnya hilang lagi.')
  await expectHeard(client, 'Tidak apa-apa, pelan-pelan saja.')
  await expectState(client, 'Sinyalnya hilang lagi.', 'Dibaca')

  await client.context().setOffline(true)
  await say(client, 'Baterainya habis.')
  await client.getByRole('button', { name: 'Keluar', exact: true }).click()
  const asked = client.getByRole('alert').filter({ hasText: 'Masih ada tulisan yang belum terkirim' })
  await expect(asked).toBeVisible()
  await asked.getByRole('button', { name: 'Tetap di sini' }).first().click()
  const context = client.context()
  await client.close()
  await context.setOffline(false)
  client = await context.newPage()
  await client.goto('/pesan')
  await unlock(client, who)
  await openTalk(client, /Felicia/)
  await expectHeard(counsellor, 'Baterainya habis.')
})

test('the server dies in the middle and comes back: nothing is lost, nothing comes twice', async () => {
  await teduh.crash()
  await say(client, 'Halo, apakah masih di sana?')
  await expectState(client, 'Halo, apakah masih di sana?', 'Menunggu')
  await say(counsellor, 'Saya masih di sini.')
  teduh = await startTeduh({ script: 'demo', environment: environment(), after: teduh })
  await expectHeard(counsellor, 'Halo, apakah masih di sana?')
  await expectHeard(client, 'Saya masih di sini.')
  for (const page of [client, counsellor]) {
    await expect(talk.list(page).getByText('Halo, apakah masih di sana?')).toHaveCount(1)
    await expect(talk.list(page).getByText('Saya masih di sini.')).toHaveCount(1)
  }
})

test('in a third browser the whole history opens after logging in, and both see the same safety number', async ({ browser }) => {
  const { page: third, context } = await aBrowserOf(browser as Browser, teduh.origin)
  await logIn(third, who)
  await openTalk(third, /Felicia/)
  await third.getByRole('region', { name: 'Pesan dalam percakapan ini' }).press('Home')
  await expect(third.getByText('Terima kasih sudah menulis.')).toBeVisible({ timeout: 20_000 })
  await third.getByRole('region', { name: 'Pesan dalam percakapan ini' }).press('End')
  await expectHeard(third, 'Saya masih di sini.')
  const numbers = await Promise.all([third, counsellor].map(safetyNumberOn))
  expect(numbers[0]).toMatch(/^\d{60}$/)
  expect(numbers[0]).toBe(numbers[1])
  await context.close()
})

async function safetyNumberOn(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Tentang percakapan ini' }).click()
  const groups = page.getByText(/^\d{5}$/)
  await expect(groups).toHaveCount(12, { timeout: 20_000 })
  return (await groups.allInnerTexts()).join('')
}

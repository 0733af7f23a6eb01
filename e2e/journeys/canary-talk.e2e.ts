import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Browser, type Page } from '@playwright/test'
import { overhear, type Overheard } from '#e2e/eavesdropper'
import { keptInBrowser } from '#e2e/kept-in-browser'
import { register } from '#e2e/people'
import { test } from '#e2e/quiet-console'
import { logInAsStaff, ofDemo } from '#e2e/staff'
import { aBrowserOf, expectHeard, openTalk, say, talk, toMessages } from '#e2e/talk'
import { startTeduh, type TeduhServer } from '#e2e/teduh-server'
import { dumpOf, filesOf, found, secretText, type Secret } from '#e2e/traces'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'

/** A practice of its own, whose every byte on the disk may be looked at afterwards. */
test.describe.configure({ mode: 'serial' })

let folder: string
let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>
let teduh: TeduhServer
let client: Page
let asep: Page
let felicia: Page
const heard: Overheard[] = []
const secrets: Secret[] = []
const inBrowsers: { name: string; content: Buffer }[] = []

/** A word that nobody else types. */
let words = 0
function canary(where: string): string {
  words += 1
  const word = `Cnry${String(words).padStart(2, '0')}Kenanga`
  secrets.push(secretText(`what was typed as ${where}`, word))
  return word
}

async function aPageOf(who: string, browser: Browser): Promise<Page> {
  const { page } = await aBrowserOf(browser, teduh.origin)
  heard.push(await overhear(page, who))
  return page
}

test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(join(tmpdir(), 'teduh-canary-talk-'))
  postgres = await startEmbeddedPostgres({ dataFolder: folder })
  teduh = await startTeduh({ script: 'demo', environment: { DATABASE_URL: postgres.connectionString, TEDUH_LOG_LEVEL: 'debug' } })
  client = await aPageOf('the client', browser)
  asep = await aPageOf('a counsellor who cannot', browser)
  felicia = await aPageOf('a counsellor', browser)
})

test.afterAll(async () => {
  for (const page of [client, asep, felicia]) await page?.context().close()
  await teduh?.stop()
  await postgres?.stop()
  await rm(folder, { recursive: true, force: true })
})

async function fillIntake(): Promise<void> {
  await client.getByText('Tidur', { exact: true }).click({ timeout: 20_000 })
  await client.getByLabel('Anda ingin disapa bagaimana?').fill(canary('form of address'))
  await client.getByLabel('Apa yang Anda harapkan?').fill(`Saya berharap ${canary('hope')}.`)
  await client.getByLabel(/Pernah mendapat bantuan/).fill(canary('earlier help'))
}

test('a first word is written, declined with a reason, and written again', async () => {
  const { name } = await register(client)
  await client.locator('#main').getByRole('link', { name: 'Tulis kepada yang dapat membantu' }).click()
  await client.getByLabel('Seorang konselor yang saya pilih').check({ timeout: 20_000 })
  await client.getByLabel('Konselor', { exact: true }).selectOption({ label: 'Asep Ridwan Sumantri, M.Psi., Psikolog' })
  await fillIntake()
  await client.getByRole('button', { name: 'Segel dan kirim' }).click()
  await expect(client.getByText('Terkirim.')).toBeVisible({ timeout: 20_000 })

  await logInAsStaff(asep, ofDemo('asep-ridwan'))
  await toMessages(asep)
  await asep.locator('#main').getByRole('link', { name, exact: true }).click()
  await asep.getByRole('button', { name: 'Tidak dapat' }).click({ timeout: 20_000 })
  await asep.getByLabel('Bukan bidang keahlian saya').check()
  const kindly = canary('words of a no')
  await asep.getByLabel('Kata-kata Anda untuk klien').fill(`Terima kasih sudah menulis, ${kindly}.`)
  await asep.getByLabel(/Sarankan orang lain/).selectOption({ label: 'Felicia Hartanti Gunadi, M.Psi., Psikolog' })
  await asep.getByRole('button', { name: 'Kirim jawaban' }).click()
  await expect(client.getByText(kindly)).toBeVisible({ timeout: 20_000 })
  await client.getByRole('link', { name: 'Tulis kepada Felicia' }).click()
  await client.getByRole('button', { name: 'Segel dan kirim' }).click({ timeout: 20_000 })
  await expect(client.getByText('Terkirim.')).toBeVisible({ timeout: 20_000 })

  await logInAsStaff(felicia, ofDemo('felicia-gunadi'))
  await toMessages(felicia)
  await felicia.locator('#main').getByRole('link', { name, exact: true }).click()
  await felicia.getByRole('button', { name: 'Terima' }).click({ timeout: 20_000 })
  await expect(talk.field(felicia)).toBeVisible({ timeout: 20_000 })
  await openTalk(client, /Felicia/)
})

test('they talk: words, an answer, a change, a file with its name, a phrase, a search, a draft', async () => {
  const first = canary('a message')
  await say(client, `Saya mau bilang ${first}`)
  await expectHeard(felicia, first)
  await actOn(client, first, 'Ubah')
  const changed = canary('a change')
  await talk.field(client).fill(`Saya mau bilang ${changed}`)
  await client.getByRole('button', { name: 'Kirim', exact: true }).click()
  await expectHeard(felicia, changed)

  await client.getByRole('button', { name: 'Lampirkan' }).click()
  const choosing = client.waitForEvent('filechooser')
  await client.getByRole('menuitem', { name: 'Berkas' }).click()
  const [fileName, inside, caption] = [canary('the name of a file'), canary('the content of a file'), canary('a caption')]
  await (await choosing).setFiles({ name: `${fileName}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`isi ${inside} `.repeat(50)) })
  await client.getByLabel('Keterangan', { exact: true }).fill(caption)
  await client.getByRole('button', { name: 'Kirim', exact: true }).click()
  const saving = felicia.waitForEvent('download')
  await talk
    .message(felicia, caption)
    .getByRole('button', { name: /^Simpan/ })
    .click({ timeout: 30_000 })
  expect((await saving).suggestedFilename()).toContain(fileName)

  await felicia.getByRole('button', { name: 'Lampirkan' }).click()
  await felicia.getByRole('menuitem', { name: 'Kalimat siap pakai' }).click()
  await felicia.getByRole('button', { name: 'Tambah kalimat' }).click()
  await felicia.getByLabel('Isi kalimat').fill(`Terima kasih, ${canary('an own phrase')}.`)
  const keeping = felicia.waitForResponse((response) => response.url().includes('/api/vault-states/phrases') && response.request().method() === 'PUT')
  await felicia.getByRole('button', { name: 'Simpan kalimat' }).click()
  expect((await keeping).ok()).toBe(true)

  await client.getByRole('button', { name: 'Cari di percakapan ini' }).click()
  await client.getByRole('searchbox').fill(canary('a search'))
  await client.getByRole('button', { name: 'Tutup pencarian' }).click()
  await talk.field(client).fill(`Belum saya kirim: ${canary('a draft')}`)
  await expect.poll(() => keptInBrowser(client).then((kept) => kept.includes('drafts'))).toBe(true)
})

async function actOn(page: Page, text: string, act: string): Promise<void> {
  const message = talk.message(page, text)
  await message.hover()
  await message.getByRole('button', { name: /Tindakan untuk pesan/ }).click()
  await page.getByRole('menuitem', { name: act }).click()
}

test('what waits without a connection lies sealed on the device', async () => {
  await client.context().setOffline(true)
  await say(client, `Tanpa sinyal: ${canary('a message that waits')}`)
  await expect.poll(() => keptInBrowser(client).then((kept) => kept.includes('outbox'))).toBe(true)
  for (const [name, page] of Object.entries({ client, asep, felicia })) {
    inBrowsers.push({ name: `the storage of ${name}`, content: Buffer.from(await keptInBrowser(page)) })
    inBrowsers.push({ name: `the title of ${name}`, content: Buffer.from(await page.title()) })
  }
  await client.context().setOffline(false)
})

test('no typed word, no name of a file and no key is anywhere but before the eyes of the two', async () => {
  const kept = [
    ...(await dumpOf(postgres.connectionString)),
    ...filesOf(folder),
    ...filesOf(teduh.dataFolder),
    { name: 'what the server printed', content: Buffer.from(teduh.printed.join('\n')) },
    ...heard.flatMap(({ addresses }) => addresses),
    ...heard.flatMap(({ bodies }) => bodies),
    ...inBrowsers,
  ]
  // The search itself works: what may be known is found where it is kept.
  const known = [secretText('the kind of a space', 'intake'), secretText('a file as age writes it', 'age-encryption.org/v1')]
  expect(found(known.slice(0, 1), kept).some((place) => place.includes('table spaces.'))).toBe(true)
  expect(found(known.slice(1), filesOf(teduh.dataFolder)).some((place) => place.includes('blobs/'))).toBe(true)
  const keys = [...new Map(heard.flatMap((one) => one.secrets).map((key) => [key.bytes.toString('hex'), key])).values()]
  expect(keys.filter(({ name }) => /AES-GCM/.test(name)).length, 'keys of bodies were heard').toBeGreaterThan(5)
  expect(found([...secrets, ...keys], kept)).toEqual([])
})

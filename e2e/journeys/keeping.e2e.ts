import type { Page } from '@playwright/test'
import type { Vault } from '#contract/keys'
import { expect, test } from '#e2e/journey'
import { register, type Somebody } from '#e2e/people'
import { logInAsStaff, ofDemo, unlock } from '#e2e/staff'
import { expectHeard, openTalk, say, talk, toMessages } from '#e2e/talk'

/** Nothing that somebody began is lost, and nothing leaves that should not. */
test.describe.configure({ mode: 'serial' })
// A socket that is cut off is told to the console by the browser itself.
test.use({ provoked: /WebSocket connection to/ })

const words = 'Sudah lama saya ingin bercerita kepada seseorang.'
const main = (page: Page) => page.locator('#main')
const sendFirst = (page: Page) => page.getByRole('button', { name: 'Segel dan kirim' })
const hope = (page: Page) => page.getByLabel('Apa yang Anda harapkan?')
const lock = (page: Page) => page.getByRole('button', { name: 'Kunci', exact: true }).click()

let client: Page
let counsellor: Page
let who: Somebody
const felicia = ofDemo('felicia-gunadi')

test.beforeAll(async ({ browser, practice }) => {
  const open = async () => (await browser.newContext({ baseURL: practice.origin, extraHTTPHeaders: { 'x-forwarded-for': '10.78.0.1' } })).newPage()
  ;[client, counsellor] = [await open(), await open()]
})

test.afterAll(async () => {
  await client.context().close()
  await counsellor.context().close()
})

test('the form survives a sending without a connection, and a reload before the answer does not send it twice', async () => {
  who = await register(client)
  await main(client).getByRole('link', { name: 'Tulis kepada yang dapat membantu' }).click()
  await client.getByText('Tidur', { exact: true }).click({ timeout: 20_000 })
  await client.getByLabel('Seorang konselor yang saya pilih').check()
  await client.getByLabel('Konselor', { exact: true }).selectOption({ label: 'Felicia Hartanti Gunadi, M.Psi., Psikolog' })
  await client.getByLabel('Anda ingin disapa bagaimana?').fill('Kak')
  await hope(client).fill(words)
  await client.context().setOffline(true)
  await sendFirst(client).click()
  await expect(client.getByRole('alert')).toContainText('sambungan', { timeout: 20_000 })
  await expect(hope(client)).toHaveValue(words)
  await client.context().setOffline(false)

  // It arrives, and its answer does not.
  const arrived = Promise.withResolvers<void>()
  await client.route('**/api/episodes', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    await route.fetch()
    arrived.resolve()
  })
  await sendFirst(client).click()
  await arrived.promise
  await client.reload()
  await client.unroute('**/api/episodes')
  await unlock(client, who)
  await expect(client).toHaveURL(/\/pesan\/tulisan\//, { timeout: 20_000 })
  await expect(client.getByText(words)).toBeVisible({ timeout: 20_000 })
  await toMessages(client)
  await expect(main(client).getByRole('listitem').filter({ hasText: 'Felicia' })).toHaveCount(1)
  await client.goto('/tulis')
  await unlock(client, who)
  await expect(hope(client)).toHaveValue('', { timeout: 20_000 })
})

test('what is being written survives a lock, a step back and an edit that was given up; a text that is too long stays whole', async () => {
  await logInAsStaff(counsellor, felicia)
  await toMessages(counsellor)
  await main(counsellor).getByRole('link', { name: who.name, exact: true }).click()
  await counsellor.getByRole('button', { name: 'Terima' }).click({ timeout: 20_000 })
  await expect(talk.field(counsellor)).toBeVisible({ timeout: 20_000 })
  await openTalk(client, /Felicia/)
  await say(client, 'Selamat malam.')
  await expectHeard(counsellor, 'Selamat malam.')

  await talk.field(client).fill('Tadi saya mau bilang')
  await lock(client)
  await unlock(client, who)
  await expect(talk.field(client)).toHaveValue('Tadi saya mau bilang', { timeout: 20_000 })
  await client.getByRole('link', { name: 'Kembali' }).first().click()
  await openTalk(client, /Felicia/)
  await expect(talk.field(client)).toHaveValue('Tadi saya mau bilang', { timeout: 20_000 })

  const own = talk.message(client, 'Selamat malam.')
  await own.hover()
  await own.getByRole('button', { name: /^Tindakan/ }).click()
  await client.getByRole('menuitem', { name: 'Ubah' }).click()
  await talk.field(client).fill('Selamat malam, Bu.')
  await lock(client)
  await unlock(client, who)
  await expect(talk.field(client)).toHaveValue('Selamat malam, Bu.', { timeout: 20_000 })
  await talk.field(client).press('Escape')
  await expect(talk.field(client)).toHaveValue('Tadi saya mau bilang')

  const long = 'kata '.repeat(1_700).trim()
  await talk.field(client).fill(long)
  await client.getByRole('button', { name: 'Kirim', exact: true }).click()
  await expect(client.getByRole('status').filter({ hasText: /^Kelebihan/ })).toBeVisible()
  await expect(talk.field(client)).toHaveValue(long)
  await talk.field(client).fill('')
})

test('a file that was picked is still there after a lock', async () => {
  await client.getByRole('button', { name: 'Lampirkan' }).click()
  const choosing = client.waitForEvent('filechooser')
  await client.getByRole('menuitem', { name: 'Berkas' }).click()
  await (await choosing).setFiles({ name: 'catatan.txt', mimeType: 'text/plain', buffer: Buffer.from('Lima jam tidur.') })
  await client.getByLabel('Keterangan', { exact: true }).fill('Catatan minggu ini')
  await lock(client)
  await unlock(client, who)
  await expect(client.getByText('catatan.txt')).toBeVisible({ timeout: 20_000 })
  await client.getByRole('button', { name: 'Kirim', exact: true }).click()
  await expectHeard(counsellor, 'Catatan minggu ini')
})

test('a counsellor is asked before a telephone number leaves, and finds the first word from the chat', async () => {
  await talk.field(counsellor).fill('Telepon saya di 0812 3456 7890')
  await talk.field(counsellor).press('Enter')
  const question = counsellor.getByRole('alertdialog')
  await expect(question).toContainText('Nomor telepon')
  await question.getByRole('button', { name: 'Ubah pesan' }).click()
  await expect(talk.field(counsellor)).toHaveValue(/^Telepon saya/)
  await expect(talk.list(counsellor).getByText('Telepon saya')).toHaveCount(0)
  await talk.field(counsellor).fill('')
  await counsellor.getByRole('button', { name: 'Tentang percakapan ini' }).click()
  await counsellor.getByRole('link', { name: /Baca tulisan pertamanya/ }).click()
  await expect(counsellor.getByText(words)).toBeVisible({ timeout: 20_000 })
  await expect(counsellor.getByText('Kak', { exact: true })).toBeVisible()
})

test('without a connection the way back leads to the list that was there, and the phone has its lock in the details', async () => {
  await client.setViewportSize({ width: 360, height: 740 })
  await client.getByRole('link', { name: 'Kembali' }).first().click()
  await openTalk(client, /Felicia/)
  await client.context().setOffline(true)
  await client.getByRole('link', { name: 'Kembali' }).first().click()
  await expect(main(client).getByRole('listitem').filter({ hasText: 'Felicia' })).toBeVisible({ timeout: 20_000 })
  await client.context().setOffline(false)
  await openTalk(client, /Felicia/)
  await client.getByRole('button', { name: 'Tentang percakapan ini' }).click()
  await client.getByRole('dialog').getByRole('button', { name: 'Kunci akun' }).click()
  await expect(client.getByRole('heading', { level: 1, name: 'Akun Anda terkunci' })).toBeVisible()
  await expect(client.getByRole('dialog')).toHaveCount(0)
  await unlock(client, who)
  await expect(talk.field(client)).toBeVisible({ timeout: 20_000 })
})

test('who would leave with something half written is asked first, and stays with it', async () => {
  const field = talk.field(client)
  await field.fill('Kalimat yang belum selesai')
  await client.getByRole('link', { name: 'Kembali' }).first().click()
  await client.getByRole('button', { name: 'Keluar', exact: true }).click()
  const asked = client.getByRole('alert').filter({ hasText: 'Masih ada tulisan yang belum terkirim' })
  await asked.getByRole('button', { name: /^Tetap/ }).click()
  await openTalk(client, /Felicia/)
  await expect(field).toHaveValue('Kalimat yang belum selesai')
})

test('where the client’s own card is withheld, nothing is sent, and it is said why', async () => {
  const { signed } = await counsellor.evaluate(async () => ((await (await fetch('/api/vault')).json()) as Vault).identity)
  await toMessages(counsellor)
  await counsellor.route(/\/api\/spaces\/[0-9a-f-]{36}$/, async (route) => {
    const response = await route.fetch()
    const reply = (await response.json()) as { cards: { card: { uid: string } }[] }
    const cards = reply.cards.filter(({ card }) => card.uid === signed.card.uid)
    await route.fulfill({ response, json: { ...reply, cards } })
  })
  await main(counsellor).getByRole('link', { name: who.name }).first().click()
  await expect(counsellor.getByRole('alert')).toContainText('Praktik tidak menjamin kunci yang diberikan', { timeout: 20_000 })
  await expect(counsellor.getByRole('alert')).toContainText('Pesan yang belum terkirim tetap tersimpan di perangkat ini.')
  await expect(talk.field(counsellor)).toBeHidden()
})

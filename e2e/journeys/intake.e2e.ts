import { Client } from 'pg'
import type { Browser, Page } from '@playwright/test'
import { expect, test } from '#e2e/journey'
import { fillRegistration, keepKit, register } from '#e2e/people'
import { logInAsStaff, ofDemo } from '#e2e/staff'
import { stage } from '#e2e/stage'
import { expectUsable } from '#e2e/usable'

const words = 'Sudah tiga minggu saya sulit tidur. Saya ingin bisa beristirahat lagi.'
const field = {
  address: (page: Page) => page.getByLabel('Anda ingin disapa bagaimana?'),
  hope: (page: Page) => page.getByLabel('Apa yang Anda harapkan?'),
  earlier: (page: Page) => page.getByLabel(/Pernah mendapat bantuan/),
}
const send = (page: Page) => page.getByRole('button', { name: 'Segel dan kirim' })
const menu = (page: Page, name: string) => page.getByRole('navigation', { name: 'Halaman Anda' }).getByRole('link', { name })
const main = (page: Page) => page.locator('#main')

async function toMessages(page: Page): Promise<void> {
  await menu(page, 'Pesan').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pesan' })).toBeVisible()
}

/** A counsellor of the demo at their own desk, with the inbox open. */
async function atTheInbox(browser: Browser, username: string): Promise<Page> {
  const page = await browser.newPage({ baseURL: stage().origin })
  await logInAsStaff(page, ofDemo(username))
  await toMessages(page)
  const duty = page.getByRole('switch', { name: 'Saya siap menerima tulisan baru' })
  await expect(duty).toBeChecked()
  return page
}

async function writeAndSend(page: Page): Promise<void> {
  await page.getByText('Tidur', { exact: true }).click()
  await field.address(page).fill('Kak')
  await field.hope(page).fill(words)
  await send(page).click()
  await expect(page.getByText('Terkirim.')).toBeVisible({ timeout: 20_000 })
}

/** Whoever has an account, in the open form to whoever can help. */
async function atTheForm(page: Page): Promise<string> {
  const { name } = await register(page)
  await main(page).getByRole('link', { name: 'Tulis kepada yang dapat membantu' }).click()
  await expect(page.getByRole('group', { name: 'Tentang apa?' })).toBeVisible({ timeout: 20_000 })
  return name
}

test('whoever has no account is led through registering and comes back to the one they chose', async ({ page }) => {
  await page.goto('/konselor/felicia-gunadi')
  await page.getByRole('link', { name: 'Tulis kepada Felicia Hartanti Gunadi' }).click()
  await expect(page.getByText('Untuk menulis, buat akun dulu')).toBeVisible()
  await fillRegistration(page, `uji-${crypto.randomUUID().slice(0, 8)}`, `kolam ${crypto.randomUUID().slice(0, 8)} jendela meja`)
  await page.getByRole('button', { name: 'Buat akun' }).click()
  await keepKit(page)
  await expect(page).toHaveURL('/tulis?to=felicia-gunadi')
  await expect(page.getByLabel('Konselor', { exact: true }).locator('option:checked')).toHaveText(/Felicia/, { timeout: 20_000 })
  await expect(page.getByText('Hanya dibaca Felicia', { exact: false }).first()).toBeVisible()
  await expectUsable(page)
})

test('what does not fit is told field by field, words of crisis bring help nearer, and what was typed waits on the device', async ({ page }) => {
  await atTheForm(page)
  await send(page).click()
  const summary = page.getByRole('alert').filter({ hasText: 'Ada yang perlu diperbaiki' })
  await expect(summary.getByRole('link')).toHaveCount(3)
  await expect(field.address(page)).toHaveAccessibleDescription(/nama samaran Anda/)
  await page.getByLabel('Seorang konselor yang saya pilih').check()
  await page.getByText('Tidur', { exact: true }).click()
  await field.address(page).fill('Kak')
  await field.hope(page).fill('x'.repeat(6_001))
  await field.earlier(page).fill('y'.repeat(4_001))
  await send(page).click()
  await expect(summary.getByRole('link')).toHaveText([/Konselor: Pilih kepada siapa/, /6\.001 dari 6\.000/, /4\.001 dari 4\.000/])
  await expectUsable(page)
  await field.earlier(page).fill('')
  await field.hope(page).fill('Kadang rasanya ingin mati saja.')
  await expect(page.getByRole('status').filter({ hasText: 'jangan menunggu jawaban' }).getByRole('link')).toHaveAttribute('href', '/darurat')
  await expect(page.getByText('tersimpan di perangkat ini saja')).toBeVisible()
  await toMessages(page)
  await expect(page.getByRole('heading', { name: 'Di sini nanti tulisan dan percakapan Anda' })).toBeVisible()
  await expectUsable(page)
  await main(page).getByRole('link', { name: 'Tulis kepada yang dapat membantu' }).click()
  await expect(field.hope(page)).toHaveValue('Kadang rasanya ingin mati saja.', { timeout: 20_000 })
  await expect(page.getByText('kami taruh kembali di sini')).toBeVisible()
})

test('by keyboard alone a first word reaches all who are on duty; one takes it, and the other is told', async ({ page, browser }) => {
  const [felicia, asep] = [await atTheInbox(browser, 'felicia-gunadi'), await atTheInbox(browser, 'asep-ridwan')]
  const name = await atTheForm(page)
  await page.getByRole('radio', { name: 'Siapa saja yang dapat membantu' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Murung dan hilang semangat' })).toBeChecked()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Bu')
  for (let step = 0; step < 7; step += 1) await page.keyboard.press('Tab')
  await page.keyboard.type(words)
  await send(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Terkirim.')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(words)).toBeVisible({ timeout: 20_000 })
  await expectUsable(page)

  for (const counsellor of [felicia, asep]) {
    await main(counsellor).getByRole('link', { name, exact: true }).click()
    await expect(counsellor.getByText(words)).toBeVisible({ timeout: 20_000 })
    await expect(counsellor.getByText('Murung dan hilang semangat')).toBeVisible()
  }
  await expectUsable(asep)
  await felicia.getByRole('button', { name: 'Terima' }).click()
  await expect(felicia).toHaveURL(/\/pesan\/[0-9a-f-]{36}$/, { timeout: 20_000 })
  await expect(asep.getByText('Tulisan ini baru saja diterima orang lain')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('link', { name: 'Buka percakapan' })).toBeVisible({ timeout: 20_000 })
  await toMessages(page)
  await expect(main(page).getByRole('listitem').filter({ hasText: 'Felicia' })).toContainText('Diterima hari ini')
  await felicia.context().close()
  await asep.context().close()
})

test('a no comes with its reason and a way on that carries the words along; so does silence', async ({ page, browser }) => {
  const asep = await atTheInbox(browser, 'asep-ridwan')
  const name = await atTheForm(page)
  await page.getByLabel('Seorang konselor yang saya pilih').check()
  await page.getByLabel('Konselor', { exact: true }).selectOption({ label: 'Asep Ridwan Sumantri, M.Psi., Psikolog' })
  await writeAndSend(page)

  await main(asep).getByRole('link', { name, exact: true }).click()
  await asep.getByRole('button', { name: 'Tidak dapat' }).click()
  await asep.getByRole('button', { name: 'Kirim jawaban' }).click()
  await expect(asep.getByRole('alert').getByRole('link')).toHaveText([/Pilih sebuah alasan/, /Tulis sedikit/])
  await asep.getByLabel('Bukan bidang keahlian saya').check()
  const answer = asep.getByLabel('Kata-kata Anda untuk klien')
  await answer.fill('Terima kasih sudah menulis. Hubungi saya di 0812 3456 7890.')
  await asep.getByRole('button', { name: 'Kirim jawaban' }).click()
  const asked = asep.getByRole('alertdialog', { name: 'Pesan ini memuat kontak pribadi' })
  await expect(asked).toContainText('0812 3456 7890')
  await asked.getByRole('button', { name: 'Ubah pesan' }).click()
  await expect(answer).toHaveValue(/Hubungi saya/)
  await answer.fill('Terima kasih sudah menulis. Rekan saya lebih mengenal hal ini.')
  await asep.getByLabel(/Sarankan orang lain/).selectOption({ label: 'Felicia Hartanti Gunadi, M.Psi., Psikolog' })
  await expectUsable(asep)
  await asep.getByRole('button', { name: 'Kirim jawaban' }).click()
  await expect(asep.getByText('sudah disegel dan dikirim')).toBeVisible({ timeout: 20_000 })
  await asep.context().close()

  await expect(page.getByText('Rekan saya lebih mengenal hal ini.')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('Bukan bidang keahlian saya')).toBeVisible()
  await expectUsable(page)
  await page.getByRole('link', { name: 'Tulis kepada Felicia' }).click()
  await expect(page.getByText('Isi tulisan Anda yang dulu sudah disalin')).toBeVisible({ timeout: 20_000 })
  await expect(field.hope(page)).toHaveValue(words)
  await send(page).click()
  await expect(page.getByText('Terkirim.')).toBeVisible({ timeout: 20_000 })

  await letLapse(page)
  await toMessages(page)
  const lapsed = main(page).getByRole('listitem').filter({ hasText: 'Waktu jawab sudah lewat' })
  await lapsed.getByRole('link').click()
  await expect(page.getByText('Ini bukan karena tulisan Anda')).toBeVisible()
  await main(page).getByRole('link', { name: 'Tulis kepada yang dapat membantu' }).click()
  await expect(field.hope(page)).toHaveValue(words, { timeout: 20_000 })
  await send(page).click()
  await expect(page.getByText(words)).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Tarik kembali' }).click()
  await page
    .getByRole('group', { name: /kehilangan kuncinya/ })
    .getByRole('button', { name: 'Tarik kembali' })
    .click()
  await expect(page.getByText('Tulisan sudah Anda tarik kembali.')).toBeVisible({ timeout: 20_000 })
})

/** As the clock would, once the promised time is over; the question is the one on the page. */
async function letLapse(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/pesan\/tulisan\//)
  const client = new Client({ connectionString: stage().databaseUrl })
  await client.connect()
  const { rowCount } = await client.query(`update episodes.episode set state = 'lapsed', promised_until = now() where id = $1`, [
    page.url().split('/').at(-1),
  ])
  await client.end()
  expect(rowCount).toBe(1)
}

import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test'
import { aPicture } from '#e2e/a-picture'
import { askAs, openHours, qrisText } from '#e2e/booking-practice'
import { expect, test } from '#e2e/journey'
import { register, type Somebody } from '#e2e/people'
import { demoAdmin, logInAsStaff, unlock } from '#e2e/staff'
import { stage } from '#e2e/stage'
import { expectUsable } from '#e2e/usable'

/** The practice's desk for money, as its admin has it beside a bank statement. Each goes on where the one before left off. */
test.describe.configure({ mode: 'serial' })

const slug = 'asep-ridwan-sumantri'
const name = 'asep-ridwan'
const heading = (page: Page, words: string | RegExp) => page.getByRole('heading', { level: 1, name: words })
const press = (within: Page | Locator, words: string | RegExp) => within.getByRole('button', { name: words }).click()
const places = (page: Page) => page.getByRole('navigation', { name: 'Bagian pengelolaan' })

type Invoice = {
  id: string
  number: string
  appointment: string
  state: string
  dueIdr: number
  paidIdr: number
  transfer: { amountIdr: number } | null
}

const contexts: BrowserContext[] = []
async function aBrowser(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: stage().origin, viewport: { width: 1280, height: 860 } })
  contexts.push(context)
  return context.newPage()
}

let admin: Page
let client: Page
let somebody: Somebody
const invoices: Invoice[] = []

test.beforeAll(async ({ browser }) => {
  await openHours(browser, stage().origin, name)
  admin = await aBrowser(browser)
  client = await aBrowser(browser)
  await logInAsStaff(admin, demoAdmin())
  somebody = await register(client)
})

test.afterAll(async () => {
  for (const context of contexts) await context.close()
})

const goTo = async (place: string) => {
  await places(admin).getByRole('link', { name: place, exact: true }).click()
  await expect(heading(admin, place)).toBeVisible()
}
const told = (words: string | RegExp) => admin.getByRole('status').filter({ hasText: words })
const row = (number: string) => admin.locator('#main li').filter({ hasText: number })
/** Like a statement has it. */
const written = (amountIdr: number) => String(amountIdr).replaceAll(/\B(?=(?:\d{3})+$)/g, '.')

test('a text that is no QRIS code is refused at its field, in words, and a good one says whose it is before it is saved', async () => {
  await admin.locator('#main').getByRole('link', { name: 'Pengelolaan' }).click()
  await expect(heading(admin, 'Pengelolaan')).toBeVisible()
  await expect(admin.getByRole('heading', { name: 'Yang menunggu Anda' })).toBeVisible()
  await goTo('Cara membayar')
  const field = admin.getByLabel('Teks QRIS')
  const save = () => press(admin, 'Simpan cara membayar')
  for (const [wrong, words] of [
    ['halo', /bukan teks QRIS/],
    [qrisText().replace('YOGYA', 'JOGJA'), /angka pemeriksanya tidak cocok/],
  ] as const) {
    await field.fill(wrong)
    await save()
    await expect(field).toHaveAccessibleDescription(words)
    await expect(field).toHaveValue(wrong)
  }
  await expectUsable(admin)
  await field.fill(`  ${qrisText()}\n`)
  await expect(admin.getByText('TEDUH DEMO', { exact: true })).toBeVisible()
  await admin.getByLabel('Nama bank').fill('Bank Contoh')
  await admin.getByLabel('Nomor rekening').fill('nol')
  await admin.getByLabel('Atas nama').fill('Yayasan Teduh')
  await admin.getByLabel('Keterangan dalam bahasa Indonesia').fill('Terapi')
  await expect(admin.getByText('Keterangan ini menceritakan untuk apa orang membayar')).toBeVisible()
  await admin.getByLabel('Keterangan dalam bahasa Indonesia').fill('Layanan konsultasi')
  await admin.getByLabel('Keterangan dalam bahasa Inggris').fill('Consultation')
  await save()
  await expect(admin.getByLabel('Nomor rekening')).toHaveAccessibleDescription(/5 sampai 31 angka/)
  await admin.getByLabel('Nomor rekening').fill('123 456 7890')
  await save()
  await expect(told('Cara membayar disimpan')).toBeVisible()
})

test('an admin for whom the practice does not vouch yet is told that no proof could be opened, and where to mend it', async () => {
  const [can, cannot] = [admin.getByText('Akun Anda dapat membuka bukti bayar.'), admin.getByText('Akun Anda belum dapat membuka bukti bayar')]
  await expect(can.or(cannot)).toBeVisible()
  // On a second go it was mended by the first.
  if (await can.isVisible()) return
  await admin.getByRole('link', { name: 'Ke halaman akun Anda' }).click()
  await expect(heading(admin, demoAdmin().name)).toBeVisible()
  await admin.locator('#name').fill('Sekar Rindang')
  await admin.locator('#licence').fill('-')
  await admin.locator('#validUntil').fill(Temporal.Now.plainDateISO('Asia/Jakarta').add({ years: 1 }).toString())
  await admin.locator('#hasSeen').check()
  await admin
    .locator('form')
    .filter({ has: admin.locator('#hasSeen') })
    .locator('button[type=submit]')
    .click()
  await expect(admin.getByRole('status').filter({ hasText: /./ }).first()).toBeVisible({ timeout: 30_000 })
  await admin.getByRole('navigation', { name: 'Halaman Anda' }).getByRole('link', { name: 'Pengelolaan' }).click()
  await goTo('Cara membayar')
  await expect(can).toBeVisible()
})

/** The first by the pages, so that all that is asked before a booking is answered; the others as the pages would. */
async function book(): Promise<void> {
  const from = Temporal.Now.plainDateISO('Asia/Jakarta').add({ days: 20 }).toString()
  await client.goto(`/konselor/${slug}/waktu?zone=Asia/Jakarta&from=${from}`)
  const links = client.locator('#main li li a[href*="at="]')
  const link = (await links.nth(9).getAttribute('href')) ?? ''
  await client.goto(link)
  await unlock(client, somebody)
  await client.getByText('Ya, 18 tahun atau lebih').click()
  await client.locator('#consent-read').check()
  await press(client, 'Saya setuju')
  await client.getByLabel('Provinsi').selectOption('ID-JK')
  await press(client, 'Lanjutkan')
  await press(client, 'Ambil waktu ini')
  await expect(heading(client, 'Pembayaran')).toBeVisible()
}

async function openTransfer(appointment: string): Promise<Invoice> {
  return askAs<Invoice>(client, 'POST', '/api/invoices', { appointment, way: 'transfer' })
}

async function bookAnother(place: number): Promise<Invoice> {
  const address = new URL(client.url())
  const first = await askAs<{ service: { id: string }; startsAt: string }>(client, 'GET', `/api/appointments/${invoices[0]?.appointment}`)
  expect(address.pathname).toContain('/janji/')
  const day = Temporal.Instant.from(first.startsAt).toZonedDateTimeISO('Asia/Jakarta').toPlainDate().add({ days: place }).toString()
  const { slots } = await askAs<{ slots: string[] }>(
    client,
    'GET',
    `/api/counsellors/${slug}/slots?service=${first.service.id}&from=${day}&days=2&zone=Asia/Jakarta`,
  )
  const body = { id: crypto.randomUUID(), counsellor: slug, service: first.service.id, startsAt: slots[4], timeZone: 'Asia/Jakarta' }
  const { appointment } = await askAs<{ appointment: { id: string } }>(client, 'POST', '/api/appointments', body)
  return openTransfer(appointment.id)
}

test('what a client says is paid stands on top of the list, with its age, and is found by its exact amount', async () => {
  await book()
  await press(client, /^Transfer/)
  const appointment = /janji\/([0-9a-f-]{36})/.exec(client.url())?.[1] ?? ''
  await press(client, 'Saya sudah membayar')
  await expect(heading(client, 'Pembayaran sedang dicocokkan')).toBeVisible()
  await press(client, 'Lampirkan bukti bayar')
  await client.locator('#proof').setInputFiles({ name: 'bukti.png', mimeType: 'image/png', buffer: await aPicture(client) })
  await expect(client.getByText('Bukti bayar tersegel dan terkirim.')).toBeVisible({ timeout: 30_000 })
  invoices.push(await openTransfer(appointment))
  invoices.push(await bookAnother(2))
  await askAs(client, 'POST', `/api/invoices/${invoices[1]?.id}/said-paid`, {})
  const [first, second] = invoices as [Invoice, Invoice]
  expect(first.transfer?.amountIdr).not.toBe(second.transfer?.amountIdr)
  await goTo('Pembukuan')
  await goTo('Pembayaran')
  await expect(row(second.number)).toContainText('1 menit yang lalu')
  await expect(row(second.number)).toContainText(somebody.name)
  await expect(admin.locator('#main li[aria-labelledby]').first()).toContainText(second.number)
  await expectUsable(admin)
  await admin.getByLabel('Jumlah tepat seperti di mutasi').fill('dua ratus')
  await press(admin, 'Cari')
  await expect(admin.getByLabel('Jumlah tepat seperti di mutasi')).toHaveAccessibleDescription(/Tulis rupiah bulat/)
  await admin.getByLabel('Jumlah tepat seperti di mutasi').fill(`Rp${written(first.transfer?.amountIdr ?? 0)},00`)
  await press(admin, 'Cari')
  await expect(row(second.number)).toHaveCount(0)
  await expect(row(first.number)).toBeVisible()
})

test('the sealed proof opens in the browser, too little is refused at the field, and what came in confirms the appointment', async () => {
  const [first] = invoices as [Invoice]
  await press(row(first.number), /Lihat bukti/)
  const picture = row(first.number).getByRole('img', { name: `Bukti pembayaran ${first.number}` })
  await expect(picture).toBeVisible()
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(320)
  await press(row(first.number), 'Tutup bukti')
  await press(row(first.number), /^Uang sudah masuk/)
  const amount = row(first.number).getByLabel('Jumlah yang masuk')
  await expect(amount).toHaveValue(written(first.transfer?.amountIdr ?? 0))
  await amount.fill('1.000')
  await press(row(first.number), 'Uang sudah masuk')
  await expect(amount).toHaveAccessibleDescription(/Kurang Rp/)
  await amount.fill(written((first.transfer?.amountIdr ?? 0) + 1000))
  await expect(row(first.number).getByRole('status')).toContainText('Lebih Rp')
  await expectUsable(admin)
  await amount.fill(written(first.transfer?.amountIdr ?? 0))
  await press(row(first.number), 'Uang sudah masuk')
  await expect(told(`${first.number} dicatat lunas.`)).toBeVisible()
  const kept = await askAs<{ state: string }>(client, 'GET', `/api/appointments/${first.appointment}`)
  expect(kept.state).toBe('confirmed')
})

test('money that is not there is said so to the client, who is awaited again', async () => {
  const [, second] = invoices as [Invoice, Invoice]
  await admin.getByRole('link', { name: 'Tampilkan semua jumlah' }).click()
  await admin.getByRole('link', { name: /^Perlu diperiksa/ }).click()
  await press(row(second.number), /^Belum ada/)
  await press(row(second.number), 'Beri tahu: belum ada')
  await expect(told(/belum ditemukan/)).toBeVisible()
  await admin.getByRole('link', { name: /^Ditunggu/ }).click()
  await expect(row(second.number)).toContainText('Tidak ditemukan')
  await press(row(second.number), /^Bebaskan biaya/)
  await press(row(second.number), 'Bebaskan biaya')
  await expect(told(/tidak perlu dibayar lagi/)).toBeVisible()
})

test('money goes back in part and in whole, and never more than came in', async () => {
  const [first] = invoices as [Invoice]
  const paidIdr = first.transfer?.amountIdr ?? 0
  await admin.getByRole('link', { name: 'Lunas', exact: true }).click()
  const act = () => press(row(first.number), /^Kembalikan uang/)
  await act()
  const amount = row(first.number).getByLabel('Jumlah yang dikirim kembali')
  await amount.fill(written(paidIdr + 1))
  await press(row(first.number), 'Kembalikan uang')
  await expect(amount).toHaveAccessibleDescription(/Paling banyak Rp/)
  await amount.fill('50.000')
  await press(row(first.number), 'Kembalikan uang')
  await expect(told(`Pengembalian Rp50.000 untuk ${first.number} dicatat.`)).toBeVisible()
  await act()
  await expect(amount).toHaveValue(written(paidIdr - 50_000))
  await press(row(first.number), 'Kembalikan uang')
  await expect(told(/dicatat/)).toBeVisible()
  const { state } = await askAs<Invoice>(admin, 'GET', `/api/invoices/${first.id}`)
  expect(state).toBe('refunded')
})

test('a voucher is made, told once, worth what it says, and ended', async () => {
  await goTo('Voucher')
  await admin.getByLabel('Persen', { exact: true }).fill('120')
  await press(admin, 'Buat voucher')
  await expect(admin.getByLabel('Persen', { exact: true })).toHaveAccessibleDescription(/1 sampai 100/)
  await admin.getByLabel('Persen', { exact: true }).fill('50')
  await admin.getByLabel('Catatan').fill('perjalanan')
  await press(admin, 'Buat voucher')
  const code = await admin.locator('[data-voucher-code]').innerText()
  await expectUsable(admin)
  const held = await bookAnother(4)
  const worth = await askAs<{ offIdr: number }>(client, 'POST', '/api/vouchers/check', { code: code.toLowerCase(), appointment: held.appointment })
  expect(worth.offIdr).toBe(Math.ceil(held.dueIdr / 2))
  await press(admin, 'Sudah saya simpan')
  await expect(admin.getByText(code)).toHaveCount(0)
  const ending = code.replaceAll('-', '').slice(-4)
  await press(admin, `Akhiri: …${ending}`)
  await press(admin, /^Akhiri$/)
  await expect(told(`Voucher …${ending} diakhiri.`)).toBeVisible()
})

test('the book of the month balances, and goes along as a file', async () => {
  const [first] = invoices as [Invoice]
  await goTo('Pembukuan')
  await expect(admin.getByText('Buku seimbang: semua akun berjumlah nol.')).toBeVisible()
  await expect(admin.getByRole('row').filter({ hasText: first.number }).first()).toBeVisible()
  await expectUsable(admin)
  const [file] = await Promise.all([admin.waitForEvent('download'), press(admin, 'Unduh CSV')])
  expect(file.suggestedFilename()).toMatch(/^pembukuan-\d{4}-\d\d\.csv$/)
  const lines = await readFile(await file.path(), 'utf8')
  expect(lines).toContain(`${first.number},Uang masuk,${first.transfer?.amountIdr}`)
  expect(lines).not.toContain(somebody.name)
})

test('all appointments of a stretch are there with pseudonym and state, and nothing that was said', async () => {
  await goTo('Janji')
  const until = Temporal.Now.plainDateISO('Asia/Jakarta').add({ days: 40 }).toString()
  await admin.getByLabel('Sampai tanggal').fill(until)
  await press(admin, 'Tampilkan')
  await expect(admin.getByRole('link', { name: somebody.name }).first()).toBeVisible()
  await admin.getByLabel('Keadaan').selectOption('no-show')
  await expect(admin.getByText('Tidak ada janji di sini')).toBeVisible()
  await admin.getByLabel('Keadaan').selectOption('')
  await admin.getByLabel('Konselor').selectOption(slug)
  await expect(admin.getByRole('link', { name: somebody.name }).first()).toBeVisible()
  await expectUsable(admin)
  await admin.getByLabel('Sampai tanggal').fill('2020-01-01')
  await press(admin, 'Tampilkan')
  await expect(admin.getByLabel('Sampai tanggal')).toHaveAccessibleDescription(/sebelum tanggal awal/)
})

test('rules say what they mean, a pasted list of holidays is read line by line, and both are kept', async () => {
  await goTo('Aturan & libur')
  const hours = admin.getByLabel('Batas mengubah janji, dalam jam')
  await hours.fill('999')
  await press(admin, 'Simpan aturan dan libur')
  await expect(hours).toHaveAccessibleDescription(/0 sampai 168/)
  await hours.fill('24')
  await expect(admin.getByText('sampai 24 jam sebelum mulai')).toBeVisible()
  const year = Temporal.Now.plainDateISO('Asia/Jakarta').year + 2
  await admin.getByText('Tempelkan daftar hari libur nasional').click()
  await admin.getByLabel('Satu hari tiap baris').fill(`${year}-12-25 Hari Natal | Christmas Day\n${year}-02-30 Bukan hari`)
  await press(admin, 'Baca daftar')
  await expect(admin.getByLabel('Satu hari tiap baris')).toHaveAccessibleDescription(/Baris 2.*tidak ada di kalender/)
  await expect(admin.getByLabel('Satu hari tiap baris')).toHaveValue(`${year}-02-30 Bukan hari`)
  await expect(admin.getByRole('button', { name: 'Hapus Hari Natal' })).toBeVisible()
  await expectUsable(admin)
  await press(admin, 'Simpan aturan dan libur')
  await expect(told('Aturan dan hari libur disimpan.')).toBeVisible()
  const { closedDays } = await askAs<{ closedDays: { date: string; name: unknown }[] }>(admin, 'GET', '/api/booking-rules')
  expect(closedDays).toContainEqual({ date: `${year}-12-25`, name: { id: 'Hari Natal', en: 'Christmas Day' } })
})

test('all of the desk is there in English too', async () => {
  await admin.getByRole('link', { name: 'English' }).click()
  const desk = admin.getByRole('navigation', { name: 'Parts of the desk' })
  for (const place of ['Rules and closing days', 'Payments', 'Ways to pay', 'Ledger', 'Vouchers', 'Appointments']) {
    await desk.getByRole('link', { name: place, exact: true }).click()
    await expect(heading(admin, place)).toBeVisible()
    await expectUsable(admin)
  }
})

import type { Browser, Page } from '@playwright/test'
import { askAs, makeVoucher, openHours, openPayments } from '#e2e/booking-practice'
import { expect, test } from '#e2e/journey'
import { fillRegistration, keepKit, logIn } from '#e2e/people'
import { logInAsStaff, ofDemo } from '#e2e/staff'
import { expectUsable } from '#e2e/usable'
import { stage } from '#e2e/stage'

const slug = 'felicia-gunadi'
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
/** As when one comes back from the bank's app. */
const comeBack = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
const paths = {
  id: { times: `/konselor/${slug}/waktu`, messages: 'Janji' },
  en: { times: `/en/counsellors/${slug}/times`, messages: 'Appointments' },
}

test.beforeAll(async ({ browser }) => {
  const admin = await openPayments(browser, stage().origin)
  await admin.context().close()
  await openHours(browser, stage().origin, slug)
})

/** The page of times in Jayapura, from the day after tomorrow on; each run takes another hour, so that journeys do not meet. */
async function chooseTime(page: Page, days: number, language: 'id' | 'en' = 'id'): Promise<string> {
  const from = Temporal.Now.plainDateISO('Asia/Jayapura').add({ days }).toString()
  await page.goto(`${paths[language].times}?zone=Asia/Jayapura&from=${from}`)
  const link = page.locator(`#main li li a[href*="at="]`).nth(3)
  const at = new URL((await link.getAttribute('href')) ?? '', stage().origin).searchParams.get('at') ?? ''
  await link.click()
  return at
}

/** Somebody new, in Jayapura; what has to be agreed to first comes on the page of booking. */
async function registerFrom(page: Page): Promise<void> {
  await expect(page.getByText('Untuk mengambil waktu ini, buat akun dulu')).toBeVisible()
  await fillRegistration(page, `uji-${crypto.randomUUID().slice(0, 8)}`, `kolam ${crypto.randomUUID().slice(0, 8)} jendela meja`)
  await press(page, 'Buat akun')
  await keepKit(page)
}

async function getReady(page: Page): Promise<void> {
  await page.getByText('Ya, 18 tahun atau lebih').click()
  await page.locator('#consent-read').check()
  await press(page, 'Saya setuju')
  await page.getByLabel('Provinsi').selectOption('ID-PA')
  await press(page, 'Lanjutkan')
}

async function atAdmins(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ baseURL: stage().origin })
  await logInAsStaff(page, ofDemo('sekar-rindang'))
  return page
}

test.use({ viewport: { width: 360, height: 740 } })

test('a client in Jayapura books a counsellor in Jakarta by QRIS; the practice finds the money, and both calendars are right', async ({
  page,
  browser,
}) => {
  const at = await chooseTime(page, 3)
  await registerFrom(page)
  await expect(heading(page, 'Ambil waktu ini')).toBeVisible()
  await expect(page.getByText(/Bagi Felicia Hartanti Gunadi:.*WIB/)).toBeVisible()
  await getReady(page)
  await expectUsable(page)
  await press(page, 'Ambil waktu ini')
  await expect(heading(page, 'Pembayaran')).toBeVisible()
  await expect(page.getByRole('timer')).toContainText(/\d\.\d\d menit/)
  await expectUsable(page)
  await press(page, /^QRIS/)
  await expect(page.getByRole('img', { name: /Kode QRIS untuk TEDUH DEMO, Rp/ })).toBeVisible()
  const [picture] = await Promise.all([page.waitForEvent('download'), press(page, 'Simpan gambar')])
  expect(picture.suggestedFilename()).toMatch(/^qris-\d+\.png$/)
  await expectUsable(page)
  await press(page, 'Saya sudah membayar')
  await expect(heading(page, 'Pembayaran sedang dicocokkan')).toBeVisible()

  const appointment = /janji\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
  const admin = await atAdmins(browser)
  const desk = await askAs<{ invoices: { id: string; appointment: string; dueIdr: number }[] }>(admin, 'GET', '/api/desk/payments?which=to-check')
  const invoice = desk.invoices.find((one) => one.appointment === appointment)
  await askAs(admin, 'POST', `/api/invoices/${invoice?.id}/reject`, {})
  await comeBack(page)
  await expect(heading(page, 'Pembayaran belum ditemukan')).toBeVisible()
  await page.reload()
  await expect(page.locator('#unlock-password').or(heading(page, 'Pembayaran belum ditemukan')).first()).toBeVisible()
  await askAs(admin, 'POST', `/api/invoices/${invoice?.id}/confirm`, { amountIdr: invoice?.dueIdr })
  const calendar = await page.request.get(`/api/appointments/${appointment}/calendar-file`)
  expect(await calendar.text()).toContain(at.replaceAll(/[-:]/g, '').slice(0, 15))
  const felicia = await browser.newPage({ baseURL: stage().origin })
  await logInAsStaff(felicia, ofDemo('felicia-gunadi'))
  const own = await askAs<{ appointments: { id: string; state: string; startsAt: string; client: { timeZone: string } }[] }>(
    felicia,
    'GET',
    '/api/appointments',
  )
  const found = own.appointments.find(({ id }) => id === appointment)
  expect(found?.state).toBe('confirmed')
  expect(Date.parse(found?.startsAt ?? '')).toBe(Date.parse(at))
  await felicia.context().close()
  await admin.context().close()
})

test('a voucher that covers the price confirms without paying; cancelled, nothing was paid, in both languages', async ({ page, browser }) => {
  const admin = await atAdmins(browser)
  const code = await makeVoucher(admin, { offPercent: 100 })
  await admin.context().close()
  await logIn(page, ofDemo('langit-timur'))
  await expect(heading(page, /Selamat datang/)).toBeVisible({ timeout: 30_000 })
  await chooseTime(page, 1)
  await page.locator('#unlock-password').fill(ofDemo('langit-timur').password)
  await page.locator('#unlock-password').press('Enter')
  // This one has agreed to all that is asked before a first booking.
  await expect(heading(page, 'Ambil waktu ini')).toBeVisible({ timeout: 30_000 })
  await press(page, 'Ambil waktu ini')
  await page.getByLabel('Voucher').fill(code.toLowerCase())
  await page.getByLabel('Voucher').press('Enter')
  await expect(page.getByText(/Voucher ini memotong Rp/)).toBeVisible()
  await press(page, 'Tetapkan tanpa membayar')
  await expect(heading(page, 'Janji Anda sudah ditetapkan')).toBeVisible()
  await page.getByRole('link', { name: 'Lihat janji' }).click()
  await expect(heading(page, /Janji dengan Felicia/)).toBeVisible()
  await expectUsable(page)
  await press(page, 'Batalkan janji')
  await expect(page.getByRole('alertdialog')).toContainText('Tidak ada yang dibayar')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Batalkan janji' }).click()
  await expect(page.getByText('Anda membatalkan janji ini')).toBeVisible()
  await page.getByRole('link', { name: 'English' }).click()
  await expect(heading(page, /Appointment with Felicia/)).toBeVisible()
  await expect(page.getByText('You cancelled this appointment')).toBeVisible()
  await expectUsable(page)
})

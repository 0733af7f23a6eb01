import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { startTeduh, type TeduhServer } from '#e2e/teduh-server'

/** An empty practice with the database that it brings along: what `npm start` gives. */
test.describe.configure({ mode: 'serial' })

let teduh: TeduhServer
let operator: Page

test.beforeAll(async ({ browser }) => {
  teduh = await startTeduh({ script: 'start' })
  operator = await (await browser.newContext({ baseURL: teduh.origin })).newPage()
})

test.afterAll(async () => {
  await operator?.context().close()
  await teduh?.stop()
})

test('an empty practice leads every visitor to its set-up', async ({ page }) => {
  for (const [path, arrival] of [
    ['/', '/setup'],
    ['/konselor', '/setup'],
    ['/en/emergency', '/en/setup'],
  ] as const) {
    await page.goto(teduh.origin + path)
    await expect(page).toHaveURL(teduh.origin + arrival)
  }
})

test('a visitor without the key reads why, and finds no set-up form', async ({ page }) => {
  await page.goto(`${teduh.origin}/setup`)
  await expect(page.getByText('Praktik ini sedang disiapkan.')).toBeVisible()
  await expect(page.getByLabel('Nama praktik')).toHaveCount(0)
  await page.getByLabel('Kunci dari terminal').fill('bukan-kuncinya-sama-sekali')
  await page.getByRole('button', { name: 'Masuk' }).click()
  await expect(page.getByRole('alert')).toContainText('Kunci ini tidak berlaku')
  await expect(page.getByLabel('Nama praktik')).toHaveCount(0)
})

test('the desk is closed to visitors', async ({ page }) => {
  const reply = await page.goto(`${teduh.origin}/meja`)
  expect(reply?.status()).toBe(404)
  await expect(page.getByText('Jejak audit')).toHaveCount(0)
})

test('the printed link opens the door, and its key does not stay in the address bar', async () => {
  await operator.goto(teduh.doorUrl)
  await expect(operator).toHaveURL('/setup')
  await expect(operator.getByLabel('Nama praktik')).toBeVisible()
  expect(await operator.evaluate(() => history.length), 'no entry with the key in the history').toBeLessThanOrEqual(2)
})

test('the printed link opens once: a second browser is told so in words', async ({ page }) => {
  await page.goto(teduh.doorUrl)
  await expect(page.getByRole('alert')).toContainText('Kunci ini tidak berlaku')
  await expect(page.getByLabel('Nama praktik')).toHaveCount(0)
})

test('wrong input comes back with an error beside each field and everything typed still there', async () => {
  const page = operator
  await page.getByLabel('Nama praktik').fill('T')
  await page.getByLabel('Kota').fill(' ')
  await page.getByLabel('Surel praktik').fill('salam')
  await page.getByLabel('Zona waktu').evaluate((select: HTMLSelectElement) => {
    select.add(new Option('Mars', 'Mars/Olympus'))
    select.value = 'Mars/Olympus'
  })
  for (const language of ['Bahasa Indonesia', 'English']) await page.getByLabel(language).uncheck()
  await page.getByRole('button', { name: 'Buka praktik' }).click()

  const summary = page.getByRole('alert')
  await expect(summary).toBeFocused()
  const errors = {
    name: 'Tulis nama praktik, 2 sampai 80 karakter.',
    city: 'Tulis nama kota, 2 sampai 80 karakter.',
    timeZone: 'Pilih zona waktu dari daftar.',
    languages: 'Pilih paling sedikit satu bahasa.',
    email: 'Bentuk surel ini belum lengkap. Contoh: salam@praktik.id',
  }
  const labels = ['Nama praktik', 'Kota', 'Zona waktu', 'Bahasa situs', 'Surel praktik']
  await expect(summary.getByRole('link')).toHaveText(Object.values(errors).map((text, place) => `${labels[place]}: ${text}`))
  for (const [field, text] of Object.entries(errors)) {
    await expect(page.locator(`#${field}`)).toHaveAccessibleDescription(new RegExp(RegExp.escape(text)))
    await summary.getByRole('link', { name: text }).click()
    const focused = page.locator(field === 'languages' ? '#languages-id' : `#${field}`)
    await expect(focused).toBeFocused()
    await expect(focused).toBeInViewport()
  }
  await expect(page.getByLabel('Nama praktik')).toHaveValue('T')
  await expect(page.getByLabel('Nama praktik')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Surel praktik')).toHaveValue('salam')
  await expect(page.getByLabel('English')).not.toBeChecked()
})

test('what was right stays while one thing is still wrong', async () => {
  const page = operator
  await page.getByLabel('Nama praktik').fill('Praktik Uji “Beringin” & Rekan')
  await page.getByLabel('Kota').fill('Kendari')
  await page.getByLabel('Zona waktu').selectOption('Asia/Makassar')
  await page.getByLabel('Bahasa Indonesia').check()
  await page.getByLabel('English').check()
  await page.getByLabel('Surel praktik').fill('bukan surel')
  await page.getByRole('button', { name: 'Buka praktik' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(1)
  await expect(page.getByLabel('Nama praktik')).toHaveValue('Praktik Uji “Beringin” & Rekan')
  await expect(page.getByLabel('Kota')).toHaveValue('Kendari')
  await expect(page.getByLabel('Zona waktu')).toHaveValue('Asia/Makassar')
  await expect(page.getByLabel('English')).toBeChecked()
  await expect(page.getByLabel('Surel praktik')).toHaveValue('bukan surel')
})

test('the set-up with its errors can be used by everybody, by day and by night, and fits a narrow phone', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await operator.emulateMedia({ colorScheme })
    expect((await new AxeBuilder({ page: operator }).analyze()).violations).toEqual([])
  }
  await operator.setViewportSize({ width: 320, height: 640 })
  expect(await operator.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await operator.setViewportSize({ width: 1280, height: 720 })
})

test('the set-up finishes, and the public site bears the name', async ({ page }) => {
  await operator.getByLabel('Surel praktik').fill('salam@beringin.example')
  await operator.getByRole('button', { name: 'Buka praktik' }).click()
  await expect(operator).toHaveURL('/meja')
  await page.goto(teduh.origin)
  await expect(page.getByRole('banner')).toContainText('Praktik Uji “Beringin” & Rekan')
  await expect(page).toHaveTitle(/Praktik Uji “Beringin” & Rekan/)
  await page.goto(`${teduh.origin}/en/contact`)
  await expect(page.getByRole('main')).toContainText('salam@beringin.example')
  await expect(page.getByRole('main')).toContainText('Kendari (WITA)')
  await page.goto(`${teduh.origin}/darurat`)
  await expect(page.getByRole('link', { name: 'Telepon 119', exact: true })).toBeVisible()
})

test('the desk shows the welcome mail and an audit trail that is whole', async () => {
  const mail = operator.getByRole('listitem').filter({ hasText: 'Praktik Uji “Beringin” & Rekan sudah siap' })
  await expect(async () => {
    await operator.reload()
    await expect(mail).toContainText('salam@beringin.example', { timeout: 300 })
  }).toPass({ timeout: 20_000 })
  await expect(mail).toContainText('Praktik Uji “Beringin” & Rekan sudah disiapkan')
  const trail = operator.locator('dl > div', { hasText: 'Jejak audit' })
  await expect(trail).toContainText(/utuh, [1-9]\d* catatan/)
  await expect(operator.getByText(/Sidik catatan terakhir: [0-9a-f]{64}/)).toBeVisible()
})

test('the desk can be used by everybody, and help is one tap away there too', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await operator.emulateMedia({ colorScheme })
    expect((await new AxeBuilder({ page: operator }).analyze()).violations).toEqual([])
  }
  await operator.getByRole('link', { name: 'Keadaan darurat' }).first().click()
  await expect(operator.getByRole('heading', { level: 1, name: 'Keadaan darurat' })).toBeVisible()
})

test('the set-up cannot be run twice', async ({ page }) => {
  await operator.goto('/setup')
  await expect(operator).toHaveURL('/meja')
  await page.goto(`${teduh.origin}/setup`)
  await expect(page.getByText('Praktik ini sudah siap.')).toBeVisible()
  await expect(page.getByLabel('Nama praktik')).toHaveCount(0)
})

import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { importPracticeKey, toBase64url } from '#crypto'
import { makeAccount } from '#lib/new-keys'
import { fillRegistration, keepKit } from '#e2e/people'
import { enrolTotp, unlock } from '#e2e/staff'
import { test } from '#e2e/quiet-console'
import { startTeduh, type TeduhServer } from '#e2e/teduh-server'
import { expectUsable } from '#e2e/usable'
import { nodeArgon2id } from '#scripts/demo/node-argon2id'

/** An empty practice with the database that it brings along: what `npm start` gives. */
test.describe.configure({ mode: 'serial' })

const admin = { name: 'pohon-beringin', password: 'kendi pagar rembulan soto' }
const passphrase = 'tangga biru kelapa gunting'
const wishes = { language: 'id', theme: 'system', timeZone: 'Asia/Jakarta' } as const

let teduh: TeduhServer
let operator: Page

test.beforeAll(async ({ browser }) => {
  teduh = await startTeduh({ script: 'start' })
  operator = await (await browser.newContext({ baseURL: teduh.origin, acceptDownloads: true })).newPage()
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
  expect((await page.request.get(`${teduh.origin}/api/desk`)).status()).toBe(404)
  await page.goto(`${teduh.origin}/meja`)
  await expect(page).toHaveURL(`${teduh.origin}/setup`)
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
  await page.getByRole('button', { name: 'Lanjutkan' }).click()

  const summary = page.getByRole('alert')
  await expect(summary).toBeFocused()
  const errors = {
    name: 'Tulis nama praktik dengan huruf, 2 sampai 80 karakter.',
    city: 'Tulis nama kota dengan huruf, 2 sampai 80 karakter.',
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
  await page.getByRole('button', { name: 'Lanjutkan' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(1)
  await expect(page.getByLabel('Nama praktik')).toHaveValue('Praktik Uji “Beringin” & Rekan')
  await expect(page.getByLabel('Kota')).toHaveValue('Kendari')
  await expect(page.getByLabel('Zona waktu')).toHaveValue('Asia/Makassar')
  await expect(page.getByLabel('English')).toBeChecked()
  await expect(page.getByLabel('Surel praktik')).toHaveValue('bukan surel')
})

test('each step of the set-up can be used by everybody, by day and by night, and fits a narrow phone', async () => {
  await expectUsable(operator)
})

test('the account of the admin: wrong input at every field, and the practice is still as it was typed', async () => {
  const page = operator
  await page.getByLabel('Surel praktik').fill('salam@beringin.example')
  await page.getByRole('button', { name: 'Lanjutkan' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Akun Anda sebagai administrator' })).toBeVisible()
  await expect(page.getByText('satu-satunya administrator')).toContainText('salinan kunci praktik')
  await page.getByRole('button', { name: 'Kembali ke data praktik' }).click()
  await expect(page.getByLabel('Nama praktik')).toHaveValue('Praktik Uji “Beringin” & Rekan')
  await expect(page.getByLabel('Surel praktik')).toHaveValue('salam@beringin.example')
  await page.getByRole('button', { name: 'Lanjutkan' }).click()

  await page.getByLabel('Nama samaran').fill('a b')
  await page.getByLabel('Kata sandi', { exact: true }).fill('Kendari2026')
  await page.getByLabel('Surel untuk pemberitahuan').fill('salam')
  await page.getByRole('button', { name: 'Buka praktik' }).click()
  const summary = page.getByRole('alert')
  await expect(summary).toBeFocused()
  await expect(summary.getByRole('link')).toHaveCount(4)
  for (const [field, text] of [
    ['name', 'Pilih 3 sampai 32 huruf dan angka'],
    ['password', 'Kata sandi ini masih mudah ditebak'],
    ['email', 'Bentuk surel ini belum lengkap'],
    ['hasUnderstood', 'Centang bila Anda sudah membaca'],
  ] as const)
    await expect(page.locator(`#${field}`)).toHaveAccessibleDescription(new RegExp(text))
  await expectUsable(page)
  await page.getByLabel('Surel untuk pemberitahuan').fill('')
})

let recoveryCode: string

test('keys are made in the browser, and practice, admin and keys arrive in one request', async ({ page }) => {
  const sent: string[] = []
  operator.on('request', (request) => request.method() !== 'GET' && sent.push(new URL(request.url()).pathname))
  await fillRegistration(operator, admin.name, admin.password)
  // Once the practice is there the sheet needs nothing more of the server: it would be lost with a page that was refused.
  await operator.route(/\.data/, (route) => route.abort())
  await operator.getByRole('button', { name: 'Buka praktik' }).click()
  await expect(operator.locator('#group')).toBeVisible({ timeout: 60_000 })
  await operator.unroute(/\.data/)
  await expect(operator.getByRole('region', { name: 'Lembar pemulihan' })).toContainText('Praktik Uji “Beringin” & Rekan')
  expect(sent).toEqual(['/api/practice/first-set-up'])
  await expect(operator.getByText('Langkah 3 dari 5')).toBeVisible()

  await page.goto(teduh.origin)
  await expect(page.getByRole('banner')).toContainText('Praktik Uji “Beringin” & Rekan')
  await expect(page).toHaveTitle(/Praktik Uji “Beringin” & Rekan/)
  await page.goto(`${teduh.origin}/en/contact`)
  await expect(page.getByRole('main')).toContainText('salam@beringin.example')
  await expect(page.getByRole('main')).toContainText('Kendari (WITA)')
  await page.goto(`${teduh.origin}/darurat`)
  await expect(page.getByRole('link', { name: 'Telepon 119', exact: true })).toBeVisible()
})

test('the recovery sheet has to be kept before it goes on', async () => {
  await expect(operator.locator('*:focus')).toContainText('Simpan kode pemulihan Anda')
  await expectUsable(operator)
  await operator.getByRole('link', { name: 'English' }).click()
  const question = operator.getByRole('alertdialog', { name: 'Kodenya belum disimpan' })
  await question.getByRole('button', { name: 'Tetap di sini' }).last().click()
  await expect(question).toBeHidden()
  await operator.getByRole('heading', { level: 1, name: 'Simpan kode pemulihan Anda' }).locator('..').focus()
  recoveryCode = await keepKit(operator, { after: 'SALAH' })
  expect(recoveryCode).toMatch(/^([0-9A-Z]{5}-){7}[0-9A-Z]{5}$/)
})

test('the offline copy of the practice’s key: a good passphrase, a file that it opens, and a word that it is kept', async () => {
  const page = operator
  await expect(page.locator('*:focus')).toContainText('Simpan salinan kunci praktik')
  await page.getByRole('button', { name: 'Buat berkas' }).click()
  await expect(page.locator('#passphrase')).toBeFocused()
  await expect(page.locator('#passphrase')).toHaveAccessibleDescription(/Tulis frasa sandi yang ingin Anda pakai/)
  await page.getByLabel('Frasa sandi berkas').fill('rahasia')
  await page.getByRole('button', { name: 'Buat berkas' }).click()
  await expect(page.locator('#passphrase')).toHaveAccessibleDescription(/masih mudah ditebak/)
  await expectUsable(page)
  await page.getByLabel('Frasa sandi berkas').fill(passphrase)
  await page.getByLabel('Frasa sandi itu sekali lagi').fill(passphrase.replace('tangga', 'tanga'))
  await page.getByRole('button', { name: 'Buat berkas' }).click()
  await expect(page.locator('#passphrase-again')).toBeFocused()
  await expect(page.locator('#passphrase-again')).toHaveAccessibleDescription(/belum sama/)
  await page.getByLabel('Frasa sandi itu sekali lagi').fill(passphrase)
  await page.getByRole('button', { name: 'Buat berkas' }).click()
  await expect(page.getByText('Berkas kunci praktik sudah siap')).toBeVisible({ timeout: 60_000 })

  await page.getByRole('button', { name: 'Lanjut ke langkah kedua' }).click()
  await expect(page.locator('#file-kept')).toHaveAccessibleDescription(/Unduh dan simpan dulu/)
  await page.locator('#file-kept').check()
  await page.getByRole('button', { name: 'Lanjut ke langkah kedua' }).click()
  await expect(page.locator('#file-kept'), 'a tick is no file').toHaveAccessibleDescription(/Unduh dan simpan dulu/)
  await page.locator('#file-kept').uncheck()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Unduh/ }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('teduh-practice-key.json')
  const file = await readFile(await download.path(), 'utf8')
  const into = await makeAccount({ ...admin, username: 'siapa-saja', origin: teduh.origin, argon2id: nodeArgon2id }, wishes)
  const { practiceKey } = await importPracticeKey(
    file,
    { passphrase, argon2id: nodeArgon2id },
    { masterKey: into.keys.masterKey, uid: into.keys.accountId },
  )
  const { publicKey } = (await (await page.request.get('/api/practice-key')).json()) as { publicKey: string }
  expect(toBase64url(practiceKey.publicKey)).toBe(publicKey)

  await expectUsable(page)
  const saying = '**/api/practice-key/copied'
  await page.route(saying, (route) => route.abort())
  await page.getByRole('checkbox', { name: /sudah saya simpan/ }).check()
  await page.getByRole('button', { name: 'Lanjut ke langkah kedua' }).click()
  await expect(page.locator('*:focus').getByRole('alert')).toBeVisible()
  await page.unroute(saying)
  await page.getByRole('checkbox', { name: /sudah saya simpan/ }).uncheck()
  await page.getByRole('button', { name: 'Lanjut ke langkah kedua' }).click()
  await expect(page.getByRole('alert'), 'said of the try before').toHaveCount(0)
  await page.getByRole('checkbox', { name: /sudah saya simpan/ }).check()
  await page.getByRole('button', { name: 'Lanjut ke langkah kedua' }).click()
  await expect(page).toHaveURL('/akun/langkah-kedua?to=%2Fkelola%2Forang')
})

test('nothing opens before the second factor is there; then the people page does', async () => {
  for (const path of ['/akun', '/kelola/orang', '/meja', '/akun/keamanan']) {
    await operator.goto(path)
    await expect(operator, path).toHaveURL('/akun/langkah-kedua')
  }
  for (const path of ['/api/vault', '/api/people', '/api/desk', '/api/practice-key/wrap']) {
    expect((await operator.request.get(path)).status(), path).toBe(404)
  }
  await enrolTotp(operator)
  await operator.goto('/kelola/orang')
  await unlock(operator, admin)
  await expect(operator.getByRole('heading', { level: 1, name: 'Pengguna' })).toBeVisible()
  await expect(operator.getByRole('link', { name: admin.name })).toBeVisible()
  await expect(operator.getByText('Kunci ini ada di akun Anda')).toBeVisible()
  await expect(operator.getByText(/^Salinan luring terakhir Anda buat pada/)).toBeVisible()
})

test('the desk shows the welcome mail and an audit trail that is whole', async () => {
  await operator.getByRole('link', { name: 'Pengelolaan' }).click()
  const mail = operator.getByRole('listitem').filter({ hasText: 'Praktik Uji “Beringin” & Rekan sudah siap' })
  await expect(async () => {
    await operator.getByRole('link', { name: 'Pengelolaan' }).click()
    await expect(mail).toContainText('s…@b…', { timeout: 1000 })
  }).toPass({ timeout: 20_000 })
  await expect(mail).toContainText('Praktik Uji “Beringin” & Rekan sudah disiapkan')
  await expect(operator.getByText('Belum tercatat ada salinan luring kunci praktik'), 'the set-up made one').toHaveCount(0)
  const trail = operator.locator('dl > div', { hasText: 'Jejak audit' })
  await expect(trail).toContainText(/utuh, [1-9]\d* catatan/)
  await expect(operator.getByText(/Sidik catatan terakhir: [0-9a-f]{64}/)).toBeVisible()
  await expectUsable(operator)
  await operator.getByRole('link', { name: 'Keadaan darurat' }).first().click()
  await expect(operator.getByRole('heading', { level: 1, name: 'Keadaan darurat' })).toBeVisible()
})

test('the set-up cannot be run twice, and its door opens to nobody any more', async ({ page }) => {
  for (const visitor of [operator, page]) {
    await visitor.goto(`${teduh.origin}/setup`)
    await expect(visitor.getByRole('heading', { level: 1, name: 'Praktik ini sudah siap' })).toBeVisible()
    await expect(visitor.getByLabel('Nama praktik')).toHaveCount(0)
    await expect(visitor.getByLabel('Kunci dari terminal')).toHaveCount(0)
  }
  await page.goto(teduh.doorUrl)
  await expect(page.getByRole('alert')).toContainText('Kunci ini tidak berlaku')
})

test('with the sheet the admin comes back from a lost password', async ({ page }) => {
  await page.goto(`${teduh.origin}/pulihkan`)
  await page.getByLabel('Nama samaran').fill(admin.name)
  await page.getByLabel('Kode pemulihan').fill(recoveryCode)
  await page.getByLabel('Kata sandi baru', { exact: true }).fill('lentera pasar kayuh embun')
  await page.getByRole('button', { name: 'Buat kata sandi baru' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Akun Anda sudah pulih' })).toBeVisible({ timeout: 60_000 })
})

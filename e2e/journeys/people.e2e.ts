import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { Client } from 'pg'
import type { CertifiedCard } from '#contract/keys'
import { fromBase64url, verifyCard, verifyCertificate } from '#crypto'
import { pathOf } from '#lib/paths'
import { expect, test } from '#e2e/journey'
import { fillRegistration, keepKit, logIn, register } from '#e2e/people'
import { demoAdmin, enrolTotp, logInAsStaff, ofDemo, unlock, type StaffMember } from '#e2e/staff'
import { stage } from '#e2e/stage'
import { expectUsable } from '#e2e/usable'

/** An admin and the people of the practice: one after the other, each in a browser of their own. */
test.describe.configure({ mode: 'serial' })

const contexts: BrowserContext[] = []
async function aBrowser(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: stage().origin, acceptDownloads: true })
  contexts.push(context)
  return context.newPage()
}

let admin: Page
let client: Page
let counsellor: Page
let person: StaffMember
let accountId: string
let usedLink: string

test.beforeAll(async ({ browser }) => {
  admin = await aBrowser(browser)
  client = await aBrowser(browser)
  counsellor = await aBrowser(browser)
  await logInAsStaff(admin, demoAdmin())
  await register(client)
})

test.afterAll(async () => {
  for (const context of contexts) await context.close()
})

/** Makes an invitation on the people page. @returns its link */
async function invite(role: 'counsellor' | 'supervisor' | 'admin'): Promise<string> {
  await admin.getByRole('navigation', { name: 'Halaman Anda' }).getByRole('link', { name: 'Pengguna' }).click()
  const link = admin.getByRole('textbox', { name: 'Tautan undangan' })
  const before = (await link.isVisible()) ? await link.inputValue() : ''
  await admin.getByLabel('Undang sebagai').selectOption(role)
  await admin.getByRole('button', { name: 'Buat undangan' }).click()
  await expect(link).not.toHaveValue(before)
  return link.inputValue()
}

/** The invited one goes as far as an account without a second factor. */
async function accept(page: Page, link: string, name: string, password: string): Promise<void> {
  await page.goto(link)
  await fillRegistration(page, name, password)
  await page.getByRole('button', { name: 'Terima dan buat akun' }).click()
  await keepKit(page)
  await expect(page).toHaveURL(/\/akun\/langkah-kedua/)
}

const list = () => admin.getByRole('region', { name: 'Semua akun' })

async function openPerson(name: string): Promise<void> {
  await admin.getByRole('navigation', { name: 'Halaman Anda' }).getByRole('link', { name: 'Pengguna' }).click()
  await list().getByRole('link', { name, exact: true }).click()
  await expect(admin.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(admin, 'whose page it is stands in no title').toHaveTitle('Rincian seseorang')
}

/** What was done is said where the reading goes on. */
async function told(words: RegExp): Promise<void> {
  const notice = admin.getByRole('status').filter({ hasText: words })
  await expect(notice).toBeFocused()
  await expect(notice).toBeInViewport()
}

test('the list tells role, second factor and certificate, and can be filtered', async () => {
  await admin.getByRole('link', { name: 'Pengguna' }).first().click()
  const felicia = list()
    .getByRole('listitem')
    .filter({ has: admin.getByRole('link', { name: 'felicia-gunadi' }) })
  await expect(felicia).toContainText('konselor')
  await expect(felicia).toContainText('langkah kedua aktif')
  await expect(felicia).toContainText(/bersertifikat sampai \d+ \S+ 20\d\d/)
  await admin.getByRole('navigation', { name: 'Saring menurut peran' }).getByRole('link', { name: 'klien' }).click()
  await expect(admin).toHaveURL(/\?role=client$/)
  await expect(admin.getByRole('link', { name: 'embun-pagi-27' })).toBeVisible()
  await expect(felicia).toHaveCount(0)
  await expectUsable(admin)
})

test('people are searched by a part of the name, by keyboard; how many were found is said, and the role goes on filtering', async () => {
  const roles = admin.getByRole('navigation', { name: 'Saring menurut peran' })
  await roles.getByRole('link', { name: 'semua' }).click()
  const field = admin.getByRole('searchbox', { name: 'Cari nama samaran' })
  const heard = admin.getByRole('search').getByRole('status')
  const shown = list().getByRole('list').last().getByRole('link')
  await field.fill('  PAGI ')
  await field.press('Enter')
  await expect(heard).toHaveText('1 orang ditemukan dengan “PAGI” di namanya.')
  await expect(shown).toHaveText(['embun-pagi-27'])
  await expect(admin, 'what was typed is in no address').toHaveURL(/\/kelola\/orang$/)
  await expectUsable(admin)

  await field.fill('an')
  await field.press('Enter')
  await expect(shown.filter({ hasText: 'andi-besse' })).toBeVisible()
  await expect(shown.filter({ hasText: 'ombak-tenang' })).toBeVisible()
  await roles.getByRole('link', { name: 'konselor' }).click()
  await expect(shown.filter({ hasText: 'ombak-tenang' })).toHaveCount(0)
  await expect(shown.filter({ hasText: 'andi-besse' })).toBeVisible()

  await field.fill('embun')
  await field.press('Enter')
  await expect(heard).toContainText('Tidak ada nama yang memuat “embun”')
  await expectUsable(admin)
  await admin.getByRole('button', { name: 'Tampilkan semua lagi' }).click()
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('')
  await expect(heard).toHaveText('')
  await expect(shown.filter({ hasText: 'felicia-gunadi' })).toBeVisible()
})

test('further pages of a search are said, and the reading goes on at the first who came', async () => {
  await admin.route('**/api/people/search', (route) => route.continue({ postData: { ...(route.request().postDataJSON() as object), limit: 1 } }))
  const field = admin.getByRole('searchbox', { name: 'Cari nama samaran' })
  const heard = admin.getByRole('search').getByRole('status')
  const shown = list().getByRole('list').last().getByRole('link')
  const more = admin.getByRole('button', { name: 'Tampilkan berikutnya' })
  await field.fill('an')
  await field.press('Enter')
  await expect(heard).toHaveText(/ 1 dari \d+ ditampilkan\.$/)
  const count = Number(/dari (\d+)/.exec(await heard.innerText())?.[1])
  expect(count).toBeGreaterThan(1)
  for (let came = 1; came < count; came += 1) {
    await more.press('Enter')
    await expect(shown.nth(came)).toBeFocused()
    await expect(heard).toContainText(` ${came + 1} dari ${count} ditampilkan.`)
  }
  await expect(more).toHaveCount(0)
  await admin.unroute('**/api/people/search')
  await admin.getByRole('button', { name: 'Tampilkan semua lagi' }).click()
})

test('an invitation is a link for one person; it is shown once and waits in the list', async () => {
  const link = await invite('counsellor')
  expect(link).toMatch(new RegExp(`^${stage().origin}/undangan#[\\w-]{43}$`))
  await expect(admin.getByRole('img', { name: /Kode QR/ })).toBeVisible()
  await expect(admin.locator('*:focus').getByRole('img', { name: /Kode QR/ }), 'reading goes on at the link').toBeVisible()
  await expectUsable(admin)
  await admin.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await admin.getByRole('button', { name: 'Salin tautan' }).click()
  await expect(admin.getByText('Tersalin')).toBeVisible()
  expect(await admin.evaluate(() => navigator.clipboard.readText())).toBe(link)

  person = { name: `abdi-konselor-${Date.now() % 100_000}`, password: 'gerobak tirai kelapa lonceng', totpSecret: '' }
  await accept(counsellor, link, person.name, person.password)
  usedLink = link
})

test('who was invited must make a second factor before anything else opens', async ({ browser }) => {
  for (const page of ['account', 'profile', 'security', 'people', 'desk'] as const) {
    await counsellor.goto(pathOf(page, 'id'))
    await expect(counsellor, page).toHaveURL(/\/akun\/langkah-kedua/)
  }
  for (const path of ['/api/vault', '/api/people', '/api/logins']) expect((await counsellor.request.get(path)).status(), path).toBe(404)
  person = { ...person, totpSecret: await enrolTotp(counsellor) }
  await counsellor.goto('/akun')
  await unlock(counsellor, person)
  await expect(counsellor.getByText('Anda di sini sebagai konselor.')).toBeVisible()
  await counsellor.goto('/kelola/orang')
  await expect(counsellor.getByRole('heading', { level: 1, name: 'Halaman ini tidak ada' })).toBeVisible()

  // The second factor is asked for at the next login.
  const second = await aBrowser(browser)
  await logInAsStaff(second, person)
})

test('a used or withdrawn invitation says so', async ({ page }) => {
  const link = await invite('supervisor')
  const waiting = admin.getByRole('listitem').filter({ hasText: 'menunggu' })
  await waiting.first().getByRole('button', { name: 'Tarik undangan' }).click()
  await told(/sudah ditarik/)
  await expect(waiting).toHaveCount(0)
  await expect(admin.getByRole('textbox', { name: 'Tautan undangan' })).toHaveCount(0)
  await expect(admin.getByRole('img', { name: /Kode QR/ })).toHaveCount(0)
  const used = admin.getByRole('listitem').filter({ hasText: 'sudah dipakai' }).filter({ hasText: person.name })
  await expect(used).toContainText(/Dipakai pada \S+, \d+ \S+ 20\d\d.* oleh/)
  await expect(used.getByRole('link', { name: person.name })).toHaveAttribute('href', /\/kelola\/orang\/[0-9a-f-]{36}$/)
  for (const dead of [link, usedLink, `${stage().origin}/undangan#${'x'.repeat(43)}`]) {
    await page.goto('about:blank')
    await page.goto(dead)
    await expect(page.getByRole('alert')).toContainText('Undangan ini sudah tidak berlaku')
    await expect(page.getByLabel('Nama samaran')).toHaveCount(0)
    await page.getByRole('link', { name: 'English' }).click()
    await expect(page.getByRole('alert')).toContainText('This invitation no longer counts')
  }
})

/** What the audit trail says of each certificate: whether the fingerprint was compared. */
async function comparisons(of: string): Promise<boolean[]> {
  const database = new Client({ connectionString: stage().databaseUrl })
  await database.connect()
  const issued = `select details -> 'fingerprintCompared' as compared from audit.event where action = 'certificate.issued' and subject = $1 order by seq`
  const { rows } = await database.query<{ compared: boolean }>(issued, [`account:${of}`])
  await database.end()
  return rows.map(({ compared: one }) => one)
}

const certified = () => client.request.get(`/api/certified-cards/${accountId}`)

test('the admin certifies what stands on the licence, with a word for every field that does not fit', async () => {
  await openPerson(person.name)
  accountId = new URL(admin.url()).pathname.split('/').at(-1) ?? ''
  expect((await certified()).status()).toBe(404)
  await expect(admin.getByRole('list', { name: 'Sidik kunci' }).getByRole('listitem')).toHaveText(Array.from({ length: 6 }, () => /^\d{5}$/))

  await admin.getByLabel('Berlaku sampai').fill('2020-01-31')
  await admin.getByRole('button', { name: 'Tanda tangani sertifikat' }).click()
  await expect(admin.getByRole('alert')).toBeFocused()
  for (const [field, words] of [
    ['name', /seperti yang tertera/],
    ['licence', /Tulis nomor izin/],
    ['validUntil', /setelah hari ini/],
    ['hasSeen', /setelah Anda melihat/],
  ] as const)
    await expect(admin.locator(`#${field}`)).toHaveAccessibleDescription(words)
  await expectUsable(admin)

  await admin.getByLabel('Nama di surat izin').fill('Sri Uji Lestari, M.Psi., Psikolog')
  await admin.getByLabel('Nomor izin').fill('20260001-2026-01-0001')
  await admin.getByLabel('Berlaku sampai').fill(Temporal.Now.plainDateISO().add({ years: 2 }).toString())
  await admin.getByRole('checkbox', { name: /melihat sendiri/ }).check()
  const compared = admin.getByRole('checkbox', { name: /Sidik kuncinya sudah saya bandingkan/ })
  await expect(compared).toHaveAccessibleDescription(/dicatat bahwa sidik kuncinya belum dibandingkan/)
  await compared.check()
  await admin.getByRole('button', { name: 'Tanda tangani sertifikat' }).click()
  await told(/sudah ditandatangani/)
  await expect(admin.getByRole('listitem').filter({ hasText: 'Sri Uji Lestari' })).toContainText('berlaku')
  await expect(compared, 'of the next one it is asked anew').not.toBeChecked()
  expect(await comparisons(accountId)).toEqual([true])
})

test('the certificate holds in the browser of a client, until it is revoked: at once', async () => {
  const { card, certificates } = (await (await certified()).json()) as CertifiedCard
  const { publicKey } = (await (await client.request.get('/api/practice-key')).json()) as { publicKey: string }
  const question = {
    practiceKey: fromBase64url(publicKey),
    card: await verifyCard(card),
    role: 'counsellor',
    atSeconds: Math.floor(Date.now() / 1000),
  }
  expect(await verifyCertificate(certificates[0], question)).toMatchObject({ uid: accountId, name: 'Sri Uji Lestari, M.Psi., Psikolog' })
  await expect(verifyCertificate(certificates[0], { ...question, role: 'supervisor' })).rejects.toMatchObject({ code: 'certificate-lacks-role' })

  const holding = admin.getByRole('listitem').filter({ hasText: 'Sri Uji Lestari' })
  await holding.getByRole('button', { name: 'Cabut sertifikat' }).click()
  await expect(holding).toContainText('Ini tidak bisa dibatalkan')
  await holding.getByRole('button', { name: 'Batal' }).click()
  expect((await certified()).status()).toBe(200)
  await holding.getByRole('button', { name: 'Cabut sertifikat' }).click()
  await expectUsable(admin)
  await holding.getByRole('button', { name: 'Cabut sekarang' }).click()
  await told(/sudah dicabut/)
  expect((await certified()).status()).toBe(404)
  await expect(holding).toContainText('dicabut')
})

test('a paused account is out at once, says so at the door, and comes back when it is opened again', async ({ browser }) => {
  await admin.getByRole('button', { name: 'Jeda akun' }).click()
  await admin.getByRole('button', { name: 'Jeda sekarang' }).click()
  await told(/sedang dijeda/)
  expect((await counsellor.request.get('/api/me')).status()).toBe(404)
  await counsellor.goto('/akun')
  await expect(counsellor).toHaveURL(/\/masuk/)
  await logIn(counsellor, person)
  await expect(counsellor.getByRole('alert')).toContainText('Akun ini sedang dijeda')

  await admin.getByRole('button', { name: 'Buka lagi akun ini' }).click()
  await admin.getByRole('button', { name: 'Buka lagi sekarang' }).click()
  await told(/bisa masuk lagi/)
  await logInAsStaff(await aBrowser(browser), person)
})

test('another role and a forgotten second factor are told, and end every login', async ({ browser }) => {
  await admin.getByRole('button', { name: 'Ubah peran', exact: true }).click()
  await expect(admin.getByText(/bisa masuk lagi/), 'said of the act before').toHaveCount(0)
  await admin.getByRole('button', { name: 'Ubah peran sekarang' }).click()
  await expect(admin.getByLabel('Peran baru', { exact: true })).toBeFocused()
  await expect(admin.getByLabel('Peran baru', { exact: true })).toHaveAccessibleDescription(/Belum ada yang berubah/)
  await admin.getByLabel('Peran baru', { exact: true }).selectOption('supervisor')
  await admin.getByRole('button', { name: 'Ubah peran sekarang' }).click()
  await told(/sekarang penyelia/)
  await admin.getByRole('button', { name: 'Atur ulang langkah kedua' }).click()
  await expect(admin.getByText(/Lakukan ini hanya bila Anda yakin/)).toBeVisible()
  await expectUsable(admin)
  await admin.getByRole('button', { name: 'Hapus langkah kedua' }).click()
  await told(/sudah dihapus/)
  const again = await aBrowser(browser)
  await logIn(again, person)
  await expect(again).toHaveURL(/\/akun\/langkah-kedua/, { timeout: 30_000 })
})

/** Who does not hold the key is not led to copy it; where there is none, nothing is said of a copy. */
async function expectNoCopyAskedOf(page: Page): Promise<void> {
  const step = (name: string) => page.getByRole('navigation', { name: 'Halaman Anda' }).getByRole('link', { name }).click()
  const answer = (path: string, over: object) =>
    page.route(path, async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, json: { ...((await response.json()) as object), ...over } })
    })
  const reminder = page.getByText('Belum tercatat ada salinan luring kunci praktik')
  await answer('**/api/desk', { practiceKeyCopy: null })
  await step('Pengelolaan')
  await expect(reminder).toBeVisible()
  await expect(page.getByText('mintalah administrator yang memegangnya')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Buat salinan luring' })).toHaveCount(0)
  await step('Pengguna')
  await expect(page.getByRole('heading', { level: 1, name: 'Pengguna' })).toBeVisible()
  await answer('**/api/practice-key/own', { publicKey: null })
  await step('Pengelolaan')
  await expect(page.getByRole('heading', { level: 1, name: 'Pengelolaan' })).toBeVisible()
  await expect(reminder).toHaveCount(0)
  await page.unrouteAll()
  await step('Pengguna')
}

test('another admin vouches only with the offline copy, whose passphrase must be right', async ({ browser }) => {
  const menu = admin.getByRole('navigation', { name: 'Halaman Anda' })
  await menu.getByRole('link', { name: 'Pengelolaan' }).click()
  const reminder = admin.getByText('Belum tercatat ada salinan luring kunci praktik')
  await expect(reminder).toBeVisible()
  await admin.getByRole('link', { name: 'Buat salinan luring' }).click()
  const opener = admin.getByRole('button', { name: 'Buat salinan luring' })
  await opener.click()
  await admin.getByLabel('Frasa sandi berkas').fill('bukan ini')
  await admin.getByRole('button', { name: 'Batal' }).click()
  await expect(opener).toBeFocused()
  await expect(admin.getByText('Belum tercatat ada salinan luring')).toBeVisible()
  await opener.click()
  await expect(admin.getByLabel('Frasa sandi berkas')).toHaveValue('')
  await expectUsable(admin)
  await admin.getByLabel('Frasa sandi berkas').fill('tangga biru kelapa gunting')
  await admin.getByLabel('Frasa sandi itu sekali lagi').fill('tangga biru kelapa gunting')
  await admin.getByRole('button', { name: 'Buat berkas' }).click()
  const downloading = admin.waitForEvent('download')
  await admin.getByRole('button', { name: /^Unduh/ }).click({ timeout: 60_000 })
  const file = await (await downloading).path()
  expect(await readFile(file, 'utf8')).toMatch(/^\{"kind":"teduh-practice-key"/)
  await admin.getByRole('checkbox', { name: /sudah saya simpan/ }).check()
  await admin.getByRole('button', { name: 'Sudah tersimpan' }).click()
  await told(/Salinan baru sudah tersimpan pada Anda/)
  await expect(admin.getByText(/^Salinan luring terakhir Anda buat pada/)).toBeVisible()
  await menu.getByRole('link', { name: 'Pengelolaan' }).click()
  await expect(admin.getByRole('heading', { level: 1, name: 'Pengelolaan' })).toBeVisible()
  await expect(reminder).toHaveCount(0)

  const other = await aBrowser(browser)
  const second = { name: `uji-admin-${Date.now() % 100_000}`, password: 'lampion sungai bata merpati', totpSecret: '' }
  await accept(other, await invite('admin'), second.name, second.password)
  await enrolTotp(other)
  await other.goto('/kelola/orang')
  await unlock(other, second)
  await expect(other.getByText('Kunci praktik belum ada di akun Anda')).toBeVisible()
  await expectNoCopyAskedOf(other)
  await other.getByRole('button', { name: 'Impor kunci' }).click()
  await expect(other.locator('#key-file')).toHaveAccessibleDescription(/Pilih berkasnya/)
  await other.getByLabel('Berkas salinan luring').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
  await other.getByLabel('Frasa sandi berkas').fill('bukan itu sama sekali')
  await other.getByRole('button', { name: 'Impor kunci' }).click()
  await expect(other.getByRole('alert')).toContainText('bukan salinan kunci praktik yang utuh')
  await other
    .getByLabel('Berkas salinan luring')
    .setInputFiles({ name: 'teduh-practice-key.json', mimeType: 'application/json', buffer: await readFile(file) })
  await other.getByRole('button', { name: 'Impor kunci' }).click()
  await expect(other.getByRole('alert')).toContainText('tidak cocok', { timeout: 30_000 })
  await expectUsable(other)
  await other.getByLabel('Frasa sandi berkas').fill('tangga biru kelapa gunting')
  await other.getByRole('button', { name: 'Impor kunci' }).click()
  await expect(other.getByText('Kunci ini ada di akun Anda')).toBeVisible({ timeout: 30_000 })
})

test('a counsellor of the demo comes in by hand, and finds no pages of an admin', async ({ browser }) => {
  const page = await aBrowser(browser)
  await logInAsStaff(page, ofDemo('andi-besse'))
  await expect(page.getByRole('navigation', { name: 'Halaman Anda' }).getByRole('link', { name: 'Pengguna' })).toHaveCount(0)
  for (const path of ['/api/people', '/api/desk', '/api/practice-key/own', '/api/practice-key/wrap']) {
    expect((await page.request.get(path)).status(), path).toBe(404)
  }
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Browser, type Page } from '@playwright/test'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'
import { overhear, type Overheard } from '#e2e/eavesdropper'
import { fillRegistration, givePasskeys, keepKit, leave, logIn, proveByPassword, stepTo } from '#e2e/people'
import { test } from '#e2e/quiet-console'
import { demoAdmin, enrolTotp, logInAsStaff, unlock } from '#e2e/staff'
import { startTeduh, type TeduhServer } from '#e2e/teduh-server'
import { dumpOf, filesOf, found, secretText, type Secret } from '#e2e/traces'
import { secretBytes } from '#test/app-code'

/** A practice of its own, whose every byte on the disk may be looked at afterwards. */
test.describe.configure({ mode: 'serial' })

let folder: string
let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>
let teduh: TeduhServer

/** What leaves the browser in no form. */
const secrets: Secret[] = []
/** What the practice tells or is told once: it keeps that sealed or hashed, and no address carries it. */
const toldOnce: Secret[] = []
const pages: Overheard[] = []

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'teduh-canary-'))
  postgres = await startEmbeddedPostgres({ dataFolder: folder })
  teduh = await startTeduh({ script: 'demo', environment: { DATABASE_URL: postgres.connectionString, TEDUH_LOG_LEVEL: 'debug' } })
})

test.afterAll(async () => {
  await teduh?.stop()
  await postgres?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** A browser of somebody, whose keys and requests are written down. */
async function aPageOf(who: string, browser: Browser): Promise<{ page: Page; heard: Overheard }> {
  const page = await (await browser.newContext({ baseURL: teduh.origin, acceptDownloads: true })).newPage()
  const heard = await overhear(page, who)
  pages.push(heard)
  return { page, heard }
}

/** What somebody typed, and the one word of it that nobody else types. */
const typed = (name: string, text: string): Secret[] => [secretText(name, text), secretText(`a word of ${name}`, /Cnry-\w+/.exec(text)?.[0] ?? '')]

const sheetCode = (code: string): Secret[] => [
  secretText('a recovery code', code),
  secretText('a recovery code without hyphens', code.replaceAll('-', '')),
  secretText('a group of a recovery code', code.slice(6, 17)),
]

const countOf = ({ secrets: heard }: Overheard, kind: RegExp) =>
  new Set(heard.filter(({ name }) => kind.test(name)).map(({ bytes }) => bytes.toString('hex'))).size

const client = 'kenari-canary-77'

test('a client registers, adds a passkey, mistypes, comes back by the sheet and by the passkey', async ({ browser }) => {
  const { page, heard } = await aPageOf('the client', browser)
  await givePasskeys(page, page.context())
  const passwords = ['sangkar jerami Cnry-satu kapal', 'sangkar jerami Cnry-dua perahu', 'salah ketik Cnry-tiga layar'] as const
  await page.goto('/daftar')
  await fillRegistration(page, client, passwords[0])
  await page.getByLabel('Surel untuk pemberitahuan').fill('kenari@surat.example')
  await page.getByRole('button', { name: 'Buat akun' }).click()
  const code = await keepKit(page)
  await stepTo(page, 'Keamanan')
  await page.getByRole('button', { name: 'Tambah kunci sandi' }).click()
  await proveByPassword(page, passwords[0])
  await expect(page.getByRole('region', { name: 'Kunci sandi' }).getByRole('status')).toContainText('Sekali sentuh')
  await leave(page)

  await logIn(page, { name: client, password: passwords[2] })
  await expect(page.getByRole('alert')).toContainText('Nama atau kata sandi tidak tepat')
  await page.goto('/pulihkan')
  await page.getByLabel('Nama samaran').fill(client)
  await page.getByLabel('Kode pemulihan').fill(code)
  await page.getByLabel('Kata sandi baru', { exact: true }).fill(passwords[1])
  await page.getByRole('button', { name: 'Buat kata sandi baru' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Akun Anda sudah pulih' })).toBeVisible()
  const inside = page.getByRole('heading', { level: 1, name: `Selamat datang, ${client}` })
  await logIn(page, { name: client, password: passwords[1] })
  await expect(inside).toBeVisible()
  await leave(page)
  await page.goto('/masuk')
  await page.getByRole('button', { name: 'Masuk dengan kunci sandi' }).click()
  await expect(inside).toBeVisible()
  await expect(async () => expect(filesOf(join(teduh.dataFolder, 'data')).some(({ name: file }) => file.includes('mails/'))).toBe(true)).toPass()

  secrets.push(...passwords.flatMap((password) => typed('a password', password)), ...sheetCode(code))
  expect(countOf(heard, /25519/), 'the private keys were heard').toBeGreaterThanOrEqual(2)
  expect(countOf(heard, /HKDF/), 'the master key and its slots were heard').toBeGreaterThanOrEqual(4)
  expect(countOf(heard, /PRF/), 'the passkey was heard').toBe(1)
})

test('an admin invites another and copies the practice’s key; the other one takes both, with a second step', async ({ browser }) => {
  const { page: first, heard: heardOfFirst } = await aPageOf('the first admin', browser)
  const passphrase = 'tangga biru Cnry-empat gunting'
  await logInAsStaff(first, demoAdmin())
  await first.getByRole('link', { name: 'Pengguna' }).first().click()
  await first.getByLabel('Undang sebagai').selectOption('admin')
  await first.getByRole('button', { name: 'Buat undangan' }).click()
  const invitation = await first.getByRole('textbox', { name: 'Tautan undangan' }).inputValue()
  await first.getByRole('button', { name: 'Buat salinan luring' }).click()
  await first.getByLabel('Frasa sandi berkas').fill(passphrase)
  await first.getByLabel('Frasa sandi itu sekali lagi').fill(passphrase)
  await first.getByRole('button', { name: 'Buat berkas' }).click()
  const downloading = first.waitForEvent('download')
  await first.getByRole('button', { name: /^Unduh/ }).click({ timeout: 60_000 })
  const file = await (await downloading).path()

  const { page: second, heard: heardOfSecond } = await aPageOf('the second admin', browser)
  const person = { name: 'beringin-canary', password: 'lampion sungai Cnry-lima merpati' }
  await second.goto(invitation)
  await fillRegistration(second, person.name, person.password)
  await second.getByRole('button', { name: 'Terima dan buat akun' }).click()
  secrets.push(...sheetCode(await keepKit(second)))
  await expect(second).toHaveURL(/\/akun\/langkah-kedua/)
  const confirming = second.waitForResponse('**/api/totp/confirm')
  const totpSecret = await enrolTotp(second)
  const { codes: backupCodes } = ((await (await confirming).json()) as { backupCodes: { codes: string[] } }).backupCodes
  await second.goto('/kelola/orang')
  await unlock(second, person)
  const before = countOf(heardOfSecond, /Ed25519/)
  await second.getByLabel('Berkas salinan luring').setInputFiles(file)
  await second.getByLabel('Frasa sandi berkas').fill(passphrase)
  await second.getByRole('button', { name: 'Impor kunci' }).click()
  await expect(second.getByText('Kunci ini ada di akun Anda')).toBeVisible({ timeout: 60_000 })

  secrets.push(...typed('the password of the staff', person.password), ...typed('the passphrase of the practice’s key', passphrase))
  toldOnce.push(
    secretText('the token of the invitation', invitation.split('#').at(-1) ?? ''),
    secretText('the secret of the app', totpSecret),
    { name: 'the secret of the app', bytes: secretBytes(totpSecret) },
    ...backupCodes.flatMap((code) => [secretText('a backup code', code), secretText('a backup code without its hyphen', code.replace('-', ''))]),
  )
  expect(backupCodes).toHaveLength(10)
  expect(countOf(heardOfFirst, /25519/), 'the private keys of the first admin were heard').toBeGreaterThanOrEqual(2)
  expect(countOf(heardOfSecond, /HKDF/), 'the master key of the second admin was heard').toBeGreaterThanOrEqual(4)
  expect(countOf(heardOfSecond, /Ed25519/), 'the private key of the practice was heard').toBe(before + 1)
})

test('nothing of that is found in the database, its log, the server’s log or the mails, and no page sent what is its own', async () => {
  secrets.push(...pages.flatMap((heard) => heard.secrets))
  const kept = [
    ...(await dumpOf(postgres.connectionString)),
    ...filesOf(folder),
    ...filesOf(teduh.dataFolder),
    { name: 'what the server printed', content: Buffer.from(teduh.printed.join('\n')) },
    ...pages.flatMap(({ addresses }) => addresses),
  ]
  const sent = pages.flatMap(({ bodies }) => bodies)
  // The search itself works: what may be known is found where it is kept, and what was told where it was told.
  const name = secretText('the pseudonym', client)
  expect(found([name], kept).some((place) => place.includes('table accounts.'))).toBe(true)
  expect(found([name], filesOf(folder)).some((place) => place.includes('pg_wal/'))).toBe(true)
  expect(found(toldOnce.slice(0, 1), sent).some((place) => place.includes('/api/accounts'))).toBe(true)
  expect(found([...secrets, ...toldOnce], kept)).toEqual([])
  expect(found(secrets, sent)).toEqual([])
})

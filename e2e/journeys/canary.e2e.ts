import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'
import { fillRegistration, keepKit, logIn } from '#e2e/people'
import { startTeduh, type TeduhServer } from '#e2e/teduh-server'
import { dumpOf, filesOf, found, secretText, type Secret, type Trace } from '#e2e/traces'

/** A practice of its own, whose every byte on the disk may be looked at afterwards. */
let folder: string
let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>
let teduh: TeduhServer

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

/** Writes down every secret key that WebCrypto of this page is given, before the first script of the page runs. */
async function listen(page: Page, kept: Secret[]): Promise<void> {
  await page.exposeFunction('keepSecret', (name: string, bytes: number[]) => void kept.push({ name, bytes: Buffer.from(bytes) }))
  await page.addInitScript(() => {
    const { subtle } = crypto
    const importKey = subtle.importKey.bind(subtle)
    const keepSecret = (globalThis as unknown as { keepSecret: (name: string, bytes: number[]) => void }).keepSecret
    const listening = (...args: Parameters<typeof importKey>) => {
      const [format, data, algorithm] = args
      const name = typeof algorithm === 'string' ? algorithm : algorithm.name
      // Raw keys of the curves are public ones; a secret one comes as PKCS #8, whose last 32 bytes it is.
      if (format === 'pkcs8' || (format === 'raw' && !/25519/.test(name))) {
        const bytes = new Uint8Array(
          ArrayBuffer.isView(data) ? data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) : (data as ArrayBuffer),
        )
        keepSecret(`a key for ${name}`, Array.from(bytes.slice(-32)))
      }
      return importKey(...args)
    }
    Object.defineProperty(subtle, 'importKey', { value: listening })
  })
}

test('nothing secret that was typed or made is found in the database, its log, the server’s log, the mails, or what the browser sent', async ({
  browser,
}) => {
  const secrets: Secret[] = []
  const sent: Trace[] = []
  const page = await (await browser.newContext({ baseURL: teduh.origin })).newPage()
  page.on(
    'request',
    (request) =>
      void sent.push({ name: `request ${request.method()} ${request.url()}`, content: Buffer.from(request.url() + (request.postData() ?? '')) }),
  )
  await listen(page, secrets)

  const name = 'kenari-canary-77'
  const passwords = ['sangkar jerami Cnry-satu kapal', 'sangkar jerami Cnry-dua perahu', 'salah ketik Cnry-tiga layar'] as const
  await page.goto('/daftar')
  await fillRegistration(page, name, passwords[0])
  await page.getByLabel('Surel untuk pemberitahuan').fill('kenari@surat.example')
  await page.getByRole('button', { name: 'Buat akun' }).click()
  const code = await keepKit(page)
  await expect(page.getByRole('heading', { level: 1, name: `Selamat datang, ${name}` })).toBeVisible()
  await page.getByRole('button', { name: 'Keluar', exact: true }).click()
  await expect(page).toHaveURL('/')

  await logIn(page, { name, password: passwords[2] })
  await expect(page.getByRole('alert')).toContainText('Nama atau kata sandi tidak tepat')
  await page.goto('/pulihkan')
  await page.getByLabel('Nama samaran').fill(name)
  await page.getByLabel('Kode pemulihan').fill(code)
  await page.getByLabel('Kata sandi baru', { exact: true }).fill(passwords[1])
  await page.getByRole('button', { name: 'Buat kata sandi baru' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Akun Anda sudah pulih' })).toBeVisible()
  await logIn(page, { name, password: passwords[1] })
  await expect(page.getByRole('heading', { level: 1, name: `Selamat datang, ${name}` })).toBeVisible()
  await expect(async () => expect(filesOf(join(teduh.dataFolder, 'data')).some(({ name: file }) => file.includes('mails/'))).toBe(true)).toPass()

  secrets.push(
    ...passwords.map((password) => secretText('a password', password)),
    ...passwords.map((password) => secretText('a word of a password', /Cnry-\w+/.exec(password)?.[0] ?? '')),
    secretText('the recovery code', code),
    secretText('the recovery code without hyphens', code.replaceAll('-', '')),
    secretText('a group of the recovery code', code.slice(6, 17)),
  )
  expect(secrets.filter(({ name: kind }) => kind.includes('25519')).length, 'the private keys were heard').toBeGreaterThanOrEqual(2)
  expect(secrets.filter(({ name: kind }) => kind.includes('HKDF')).length, 'the master key and its slots were heard').toBeGreaterThanOrEqual(4)

  const traces = [
    ...(await dumpOf(postgres.connectionString)),
    ...filesOf(folder),
    ...filesOf(teduh.dataFolder),
    { name: 'what the server printed', content: Buffer.from(teduh.printed.join('\n')) },
    ...sent,
  ]
  // The search itself works: what may be known is found where it is kept.
  expect(found([secretText('the pseudonym', name)], traces).some((place) => place.includes('table accounts.'))).toBe(true)
  expect(found([secretText('the pseudonym', name)], filesOf(folder)).some((place) => place.includes('pg_wal/'))).toBe(true)
  expect(found(secrets, traces)).toEqual([])
})

import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/journey'
import { fillRegistration, register } from '#e2e/people'
import { pathOf } from '#lib/paths'
import { entryPages, publicPages } from '#e2e/public-pages'

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
}

test('axe finds nothing on the pages by which one comes in, by day and by night, and they fit a narrow phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const { path } of entryPages) {
    await page.goto(path)
    await expect(page.getByRole('textbox').first()).toBeVisible()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect(await violations(page), `${path}, ${colorScheme}`).toEqual([])
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320)
  }
})

test('every public page leads to logging in and registering without JavaScript, and its header fits a narrow phone', async ({
  browser,
  practice,
}) => {
  const context = await browser.newContext({ baseURL: practice.origin, javaScriptEnabled: false })
  const page = await context.newPage()
  for (const { name, language, path } of publicPages) {
    await page.goto(path)
    const [logIn, registering] = [pathOf('logIn', language), pathOf('register', language)]
    await expect(page.locator(`footer a[href="${registering}"]`), path).toBeVisible()
    if (name === 'home') await expect(page.locator(`main a[href="${registering}"]`), path).toBeVisible()
    for (const width of [320, 360, 1280]) {
      await page.setViewportSize({ width, height: 640 })
      await expect(page.getByRole('banner').locator(`a[href="${logIn}"]`), `${path}, ${width}`).toBeInViewport({ ratio: 1 })
      const wide = await page.getByRole('banner').evaluate((header) => header.scrollWidth)
      expect(wide, `${path}, ${width}`).toBeLessThanOrEqual(width)
    }
  }
  await page.setViewportSize({ width: 360, height: 640 })
  await page.getByRole('banner').getByRole('link', { name: 'Log in' }).click()
  await expect(page).toHaveURL('/en/log-in')
  await context.close()
})

test('every wrong field of the registration says what would be right, and nothing typed is lost', async ({ page }) => {
  await page.goto('/daftar')
  await page.getByLabel('Nama samaran').fill('a b')
  await page.getByLabel('Kata sandi', { exact: true }).fill('12345678910')
  await page.getByLabel('Surel untuk pemberitahuan').fill('bukan surel')
  await page.getByRole('button', { name: 'Buat akun' }).click()
  const summary = page.getByRole('alert')
  await expect(summary).toBeFocused()
  await expect(summary.getByRole('link')).toHaveCount(4)
  const wrong = {
    name: 'Pilih 3 sampai 32 huruf dan angka tanpa spasi',
    password: 'Kata sandi ini masih mudah ditebak',
    email: 'Bentuk surel ini belum lengkap',
    hasUnderstood: 'Centang bila Anda sudah membaca',
  }
  for (const [field, text] of Object.entries(wrong)) {
    await expect(page.locator(`#${field}`)).toHaveAccessibleDescription(new RegExp(text))
    await expect(page.locator(`#${field}`)).toHaveAttribute('aria-invalid', 'true')
    await summary.getByRole('link', { name: text }).click()
    await expect(page.locator(`#${field}`)).toBeFocused()
    await expect(page, 'the address stays').toHaveURL('/daftar')
  }
  await expect(page.getByLabel('Nama samaran')).toHaveValue('a b')
  await expect(page.getByLabel('Surel untuk pemberitahuan')).toHaveValue('bukan surel')
  await page.getByLabel('Nama samaran').fill('angin-tenang-31')
  await expect(page.locator('#name')).not.toHaveAttribute('aria-invalid', 'true')
  expect(await violations(page)).toEqual([])
})

test('a name that is taken, or looks like one, is refused in words; with another one the same password goes on', async ({
  page,
  browser,
  practice,
}) => {
  const first = await register(page)
  const other = await (await browser.newContext({ baseURL: practice.origin })).newPage()
  await other.goto('/daftar')
  await fillRegistration(other, first.name.toUpperCase(), 'belukar papan kursi rotan')
  await other.getByRole('button', { name: 'Buat akun' }).click()
  await expect(other.getByRole('alert')).toContainText('Nama ini, atau yang mirip dengannya, sudah dipakai')
  await expect(other.getByLabel('Kata sandi', { exact: true })).toHaveValue('belukar papan kursi rotan')
  await expect(other.locator('#name')).toHaveAttribute('aria-invalid', 'true')
  await expect(other.locator('#name')).toHaveAccessibleDescription(/sudah dipakai/)
  // What was told of the try before goes when the next one does not get as far.
  await other.getByLabel('Kata sandi', { exact: true }).fill('')
  await other.getByRole('button', { name: 'Buat akun' }).click()
  await expect(other.getByRole('alert')).toHaveCount(1)
  await expect(other.getByRole('alert')).toContainText('Kata sandi: Tulis kata sandi yang ingin Anda pakai.')
  await other.getByLabel('Kata sandi', { exact: true }).fill('belukar papan kursi rotan')
  await other.getByRole('button', { name: 'Buat akun' }).click()
  const free = other.getByRole('button', { name: /^Pakai “[a-z]+-[a-z]+-\d+”$/ })
  await expect(free).toBeVisible()
  const offered = /“(.+)”/.exec(await free.innerText())?.[1] ?? ''
  await free.click()
  await expect(other.locator('#name')).toHaveValue(offered)
  await other.getByRole('button', { name: 'Buat akun' }).click()
  await expect(other.getByRole('heading', { name: 'Lembar pemulihan' })).toBeVisible()
  await expect(other).toHaveTitle('Simpan kode pemulihan Anda')
  await other.context().close()
})

test('the sheet wants its own group back, and a slip is told without losing the sheet', async ({ page }) => {
  await page.goto('/daftar')
  await page.getByRole('button', { name: 'Usulkan nama' }).click()
  await page.getByLabel('Kata sandi', { exact: true }).fill('belukar papan kursi rotan')
  await page.getByLabel(/Saya mengerti/).check()
  await page.getByRole('button', { name: 'Buat akun' }).click()
  await expect(page.getByRole('heading', { name: 'Lembar pemulihan' })).toBeVisible()
  await page.locator('#group').fill('AAAAA')
  await page.getByRole('button', { name: 'Sudah saya simpan' }).click()
  await expect(page.locator('#group')).toBeFocused()
  await expect(page.locator('#group')).toHaveAccessibleDescription(/Ini belum sama dengan kelompok/)
  await expect(page.getByRole('list', { name: 'Kode pemulihan' }).getByRole('listitem')).toHaveCount(8)
  expect(await violations(page)).toEqual([])
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { name: 'Lembar pemulihan' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Keadaan darurat' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Sudah saya simpan' })).toBeHidden()
})

test('the keyboard alone is enough to come in, and the reading goes on where the page goes on', async ({ page }) => {
  await page.goto('/daftar')
  await page.getByLabel('Nama samaran').focus()
  await page.keyboard.type(`tuts-${Date.now().toString(36)}`)
  const tabs = async (count: number) => {
    for (let at = 0; at < count; at++) await page.keyboard.press('Tab')
  }
  await tabs(2)
  await expect(page.getByLabel('Kata sandi', { exact: true })).toBeFocused()
  await page.keyboard.type('belukar papan kursi rotan')
  await tabs(3)
  await expect(page.getByLabel(/Saya mengerti/)).toBeFocused()
  await page.keyboard.press('Space')
  // The practice answers when the progress was seen, however quick the machine is.
  let answer = () => {}
  const seen = new Promise<void>((resolve) => (answer = resolve))
  await page.route('**/api/accounts', async (route) => {
    await seen
    await route.continue()
  })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('progressbar')).toBeVisible()
  answer()
  await expect(page.getByRole('heading', { level: 1, name: 'Simpan kode pemulihan Anda' })).toBeVisible()
  await expect(page.locator(':focus')).toContainText('Simpan kode pemulihan Anda')
})

test('when the answer is lost the page says so, keeps what was typed, and makes one account only', async ({ page, context }) => {
  await page.goto('/daftar')
  await fillRegistration(page, `lepas-${Date.now().toString(36)}`, 'belukar papan kursi rotan')
  await expect(page.getByText('Sangat kuat')).toBeVisible()
  let tries = 0
  await page.route('**/api/accounts', async (route) => {
    tries += 1
    // The first answer is lost on its way: the account is there, and the browser does not know.
    if (tries === 1) {
      await route.fetch()
      return route.abort()
    }
    return route.continue()
  })
  await page.getByRole('button', { name: 'Buat akun' }).click()
  await expect(page.getByRole('alert')).toContainText('hasilnya tetap satu akun')
  await page.getByRole('button', { name: 'Buat akun' }).click()
  await expect(page.getByRole('heading', { name: 'Lembar pemulihan' })).toBeVisible()
  expect(tries).toBe(2)
  await context.close()
})

test('a browser without the curves is told which ones have them, and no form is there to fill in vain', async ({ page }) => {
  await page.addInitScript(() => {
    const importKey = crypto.subtle.importKey.bind(crypto.subtle) as (...input: unknown[]) => Promise<CryptoKey>
    const refusing = (...input: unknown[]) =>
      input[2] === 'X25519' ? Promise.reject(new DOMException('', 'NotSupportedError')) : importKey(...input)
    Object.assign(crypto.subtle, { importKey: refusing })
  })
  for (const { path, language } of entryPages) {
    await page.goto(path)
    await expect(page.getByRole('alert')).toContainText(language === 'id' ? 'Firefox mulai 130' : 'Firefox from 130')
    await expect(page.getByRole('textbox')).toHaveCount(0)
  }
})

test('what goes wrong in the browser outside every layout is told in words, not by an empty page', async ({ page }) => {
  await page.goto('/masuk')
  await expect(page.getByLabel('Nama samaran')).toBeVisible()
  await page.route('**/*.data*', (route) => route.abort())
  // A step to a page of the server's, as no link of ours takes it.
  await page.evaluate(() => {
    const { __reactRouterDataRouter: router } = window as unknown as { __reactRouterDataRouter: { navigate: (to: string) => Promise<void> } }
    void router.navigate('/tentang-konseling-daring')
  })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ada gangguan di pihak kami')
  await expect(page.getByRole('link', { name: 'Ke beranda' })).toBeVisible()
})

test('without a script the pages say why they need one, and no form is there that could send a password', async ({ browser, practice }) => {
  const page = await (await browser.newContext({ baseURL: practice.origin, javaScriptEnabled: false })).newPage()
  for (const { path, language } of entryPages) {
    await page.goto(path)
    const why = page.locator('noscript p').first()
    await expect(why).toBeVisible()
    await expect(why).toHaveText(language === 'id' ? 'Bagian ini memerlukan JavaScript' : 'This part needs JavaScript')
    await expect(page.locator('form, input')).toHaveCount(0)
    await expect(page.getByRole('status').filter({ hasText: /\S/, visible: true }), 'nothing is on its way').toHaveCount(0)
  }
  await page.context().close()
})

test('the worker of the password has a policy of its own, and the page has no eval', async ({ page, request }) => {
  const worker = page.waitForEvent('worker')
  const document = await page.goto('/masuk')
  expect(document?.headers()['content-security-policy']).toContain("script-src 'self' 'nonce-")
  expect(document?.headers()['content-security-policy']).not.toMatch(/unsafe|eval/)
  await page.getByLabel('Nama samaran').fill('seseorang-lain')
  await page.getByLabel('Kata sandi', { exact: true }).fill('sandi yang salah sekali')
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  const url = (await worker).url()
  expect((await request.get(url)).headers()['content-security-policy']).toBe("default-src 'none'; script-src 'wasm-unsafe-eval'")
  await expect(page.getByRole('alert')).toContainText('Nama atau kata sandi tidak tepat')
  const refused = await page.evaluate(() => {
    try {
      return String(new Worker('https://elsewhere.example/a.js'))
    } catch (error) {
      return (error as Error).name
    }
  })
  expect(refused).toBe('TypeError')
})

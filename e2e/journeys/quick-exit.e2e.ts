import { expect, test } from '#e2e/journey'
import { stage } from '#e2e/stage'
import { givePasskeys, register, stepTo } from '#e2e/people'
import { licensedSlug } from '#e2e/public-pages'
import type { BrowserContext, Page } from '@playwright/test'

const name = 'Serambi Rindang'
const visited = ['/', '/konselor?for=trauma', `/konselor/${licensedSlug}`, '/darurat']

/** Everything that a watcher beside the screen could read, frame by frame, also on pages that wake up from the browser's memory. */
async function watchScreen(context: BrowserContext): Promise<{ seen: string[] }> {
  const screen = { seen: [] as string[] }
  await context.exposeBinding('sawOnScreen', (_source, text: string) => void screen.seen.push(text))
  await context.addInitScript(() => {
    let last = ''
    const look = () => {
      const text = [document.title, document.body?.innerText ?? ''].join('\n').trim()
      if (text !== last) (window as unknown as { sawOnScreen(text: string): void }).sawOnScreen((last = text))
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
    window.addEventListener('pageshow', () => (last = ''))
  })
  return screen
}

/** From a page that anybody might have open through several of ours. */
async function walk(page: Page): Promise<void> {
  for (const address of [stage().neutralUrl, ...visited]) await page.goto(address)
}

/** A page that wakes up from the browser's memory fires no load event, so only the address is waited for. */
async function goBack(page: Page): Promise<void> {
  await page.evaluate(() => history.back()).catch(() => undefined)
}

const isAway = (page: Page, neutralUrl: string) => expect(page).toHaveURL(neutralUrl)

test.describe('quick exit', () => {
  test('leads to the neutral site, and “back” pressed again and again never shows anything of ours', async ({ page, context, practice }) => {
    const screen = await watchScreen(context)
    await walk(page)
    await page.getByRole('link', { name: 'Keluar cepat' }).click()
    await isAway(page, practice.neutralUrl)
    expect(screen.seen.join('\n'), 'the watch itself works').toContain(name)
    screen.seen.length = 0

    for (let press = 0; press < visited.length; press++) {
      await goBack(page)
      await isAway(page, practice.neutralUrl)
      await expect(page.getByRole('heading', { name: 'Cerah berawan' })).toBeVisible()
    }
    const words = new Set(screen.seen.flatMap((text) => text.split('\n')).filter(Boolean))
    for (const harmless of ['Prakiraan cuaca', 'Cerah berawan', 'entah dari mana', 'Halaman', 'Lanjutkan']) words.delete(harmless)
    expect([...words]).toEqual([])
  })

  test('a leap over several pages at once comes to nothing of ours either', async ({ page, context, practice }) => {
    await walk(page)
    const screen = await watchScreen(context)
    await page.getByRole('link', { name: 'Keluar cepat' }).click()
    await isAway(page, practice.neutralUrl)
    screen.seen.length = 0
    await page.evaluate(() => history.go(-3))
    await expect.poll(() => screen.seen.join('\n')).toContain('Cerah berawan')
    await isAway(page, practice.neutralUrl)
    await page.evaluate(() => history.forward())
    await isAway(page, practice.neutralUrl)
    expect(screen.seen.join('\n')).not.toContain(name)
    expect(screen.seen.join('\n')).not.toContain('konselor')
  })

  test('whoever types the address again is back in one step', async ({ page, practice }) => {
    await walk(page)
    await page.getByRole('link', { name: 'Keluar cepat' }).click()
    await isAway(page, practice.neutralUrl)
    await page.goto('/layanan', { waitUntil: 'commit' })
    await expect(page.getByRole('heading', { level: 1, name: 'Layanan & harga' })).toBeVisible()
    await expect(page).toHaveURL('/layanan')
    await page.goto('/kontak')
    await goBack(page)
    await expect(page.getByRole('heading', { level: 1, name: 'Layanan & harga' })).toBeVisible()
  })

  test('Escape pressed three times leaves; twice does not', async ({ page, practice }) => {
    await page.goto(practice.neutralUrl)
    await page.goto(`/konselor/${licensedSlug}`)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(page.url()).toContain(licensedSlug)
    // Counted anew: the two seconds for three presses go on while one looks.
    await page.reload()
    for (let press = 0; press < 3; press++) await page.keyboard.press('Escape')
    await isAway(page, practice.neutralUrl)
    await goBack(page)
    await isAway(page, practice.neutralUrl)
  })

  test('one tap leaves while a dialog is open, on a phone as well', async ({ page, context, practice }) => {
    await page.setViewportSize({ width: 360, height: 640 })
    await givePasskeys(page, context)
    await register(page)
    await stepTo(page, 'Keamanan')
    await page.getByRole('button', { name: 'Tambah kunci sandi' }).click()
    const dialog = page.getByRole('dialog', { name: 'Pastikan bahwa ini Anda' })
    await expect(dialog.getByLabel('Kata sandi', { exact: true })).toBeVisible()
    const exit = page.getByRole('link', { name: 'Keluar cepat' })
    const [bar, sheet] = await Promise.all([exit.boundingBox(), dialog.boundingBox()])
    expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeLessThanOrEqual(sheet?.y ?? 0)
    await exit.click()
    await isAway(page, practice.neutralUrl)
  })

  test('Escape works while one writes in a field', async ({ page, practice }) => {
    await page.goto('/konselor')
    await page.getByLabel('Kata kunci').fill('takut pulang')
    for (let press = 0; press < 3; press++) await page.keyboard.press('Escape')
    await isAway(page, practice.neutralUrl)
  })

  test('other tabs with our pages leave together with the first', async ({ page, context, practice }) => {
    await page.goto('/darurat')
    const other = await context.newPage()
    await other.goto('/kontak')
    await other.goto('/konselor')
    await page.bringToFront()
    await page.getByRole('link', { name: 'Keluar cepat' }).click()
    await isAway(page, practice.neutralUrl)
    await isAway(other, practice.neutralUrl)
    await goBack(other)
    await isAway(other, practice.neutralUrl)
  })

  test('the page goes dark at once, also when the way out is slow', async ({ page, context, practice }) => {
    const screen = await watchScreen(context)
    await page.goto('/darurat')
    await expect.poll(() => screen.seen.at(-1)).toContain(name)
    let answer = () => {}
    const slow = new Promise<void>((resolve) => (answer = resolve))
    await context.route('**/keluar', async (route) => {
      await slow
      await route.continue()
    })
    await page.getByRole('link', { name: 'Keluar cepat' }).click({ noWaitAfter: true })
    await expect.poll(() => screen.seen.at(-1)).toBe('')
    answer()
    await isAway(page, practice.neutralUrl)
  })

  test('works where the browser keeps no storage', async ({ page, practice }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'sessionStorage', {
        get() {
          throw new DOMException('no', 'SecurityError')
        },
      })
    })
    await page.goto('/')
    await page.getByRole('link', { name: 'Keluar cepat' }).click()
    await isAway(page, practice.neutralUrl)
  })

  test('a copy that a browser kept alive against our wish sleeps unseen, and leaves again if it wakes up after an exit', async ({
    page,
    practice,
  }) => {
    await page.goto('/darurat')
    const pass = (kind: 'pagehide' | 'pageshow') =>
      page.evaluate((type) => void window.dispatchEvent(new PageTransitionEvent(type, { persisted: true })), kind)
    await pass('pagehide')
    await expect(page.getByRole('heading', { level: 1, includeHidden: true })).toBeHidden()
    await pass('pageshow')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await pass('pagehide')
    await page.evaluate(() => sessionStorage.setItem('left', '1'))
    await pass('pageshow')
    await isAway(page, practice.neutralUrl)
  })

  test('tells the neutral site nothing about where one came from', async ({ page, practice }) => {
    await page.goto('/darurat')
    await page.getByRole('link', { name: 'Keluar cepat' }).click()
    await isAway(page, practice.neutralUrl)
    await expect(page.getByText('entah dari mana')).toBeVisible()
    expect(await page.evaluate(() => [document.referrer, window.name, window.opener])).toEqual(['', '', null])
  })

  test('its answer does not wait for a cache to be emptied in Chromium, and empties it elsewhere', async ({ request }) => {
    const headersFor = async (userAgent: string) =>
      (await request.get('/keluar', { maxRedirects: 0, headers: { 'user-agent': userAgent } })).headers()
    const chrome = await headersFor('Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36')
    const safari = await headersFor(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
    )
    expect(chrome['clear-site-data']).toBeUndefined()
    expect(safari['clear-site-data']).toBe('"cache"')
    expect([chrome['cache-control'], safari['cache-control']]).toEqual(['no-store', 'no-store'])
  })
})

test.describe('quick exit without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('“back” shows only a page without a name, and one deliberate step leads on', async ({ page, practice }) => {
    await walk(page)
    await page.getByRole('link', { name: 'Keluar cepat' }).click()
    await isAway(page, practice.neutralUrl)
    for (const path of visited.toReversed()) {
      await page.goBack({ waitUntil: 'commit' })
      await expect(page).toHaveURL(path)
      await expect(page.locator('body')).toHaveText(/^(Halaman)?Lanjutkan$/)
      await expect(page).toHaveTitle('Halaman')
      expect(await page.content()).not.toContain(name)
    }
    await page.getByRole('link', { name: 'Lanjutkan' }).click()
    await expect(page).toHaveURL('/')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })

  test('the veil speaks the language of the page that it hides, and says no more', async ({ page, practice }) => {
    await page.goto('/en/emergency')
    await page.getByRole('link', { name: 'Leave quickly' }).click()
    await isAway(page, practice.neutralUrl)
    await page.goto('/en/counsellors?for=trauma')
    await expect(page.locator('body')).toHaveText(/^(Page)?Continue$/)
    await page.getByRole('link', { name: 'Continue' }).click()
    await expect(page).toHaveURL('/en/counsellors?for=trauma')
  })

  test('refusals and unknown addresses are veiled too', async ({ page, practice }) => {
    await page.goto('/keluar', { waitUntil: 'commit' })
    await isAway(page, practice.neutralUrl)
    for (const path of ['/tidak-ada', '/refusal/too-many-requests', '/og/counsellors/nobody.png', '/api-docs']) {
      await page.goto(path)
      expect(await page.content(), path).not.toContain(name)
    }
  })
})

test('the browser of these journeys keeps pages alive for “back”, as phones do', async ({ page, practice }) => {
  await page.goto(new URL('/kept/1', practice.neutralUrl).href)
  await page.evaluate(() => document.body.append('sudah pernah di sini'))
  await page.goto(new URL('/kept/2', practice.neutralUrl).href)
  await page.goBack({ waitUntil: 'commit' })
  await expect(page.getByText('sudah pernah di sini')).toBeVisible()
})

test('no page of ours may be kept by a browser or by anything on the way', async ({ request }) => {
  for (const path of [...visited, '/tidak-ada', '/setup', '/_veil?to=/', '/kembali?to=/', '/sitemap.xml']) {
    const reply = await request.get(path, { maxRedirects: 0 })
    expect(reply.headers()['cache-control'], path).toBe('no-store')
  }
})

import type { Page } from '@playwright/test'
import { pathOf } from '#lib/paths'
import { languages } from '#contract/languages'
import { expect, test } from '#e2e/journey'
import { otherPages, publicPages } from '#e2e/public-pages'

type Watched = { violations: string[] }

/** Every complaint of the browser: refused by a policy, thrown, or written to the console. */
async function watchComplaints(page: Page): Promise<string[]> {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`))
  await page.exposeBinding('complain', (_source, text: string) => void complaints.push(`refused: ${text}`))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      ;(window as unknown as { complain(text: string): void }).complain(`${effectiveDirective} ${blockedURI} ${sample}`)
    })
  })
  return complaints
}

test.describe('what an injected piece of page could try', () => {
  test.use({ provoked: /Content Security Policy|requires 'Trusted/i })

  test.beforeEach(async ({ page }) => {
    await page.goto('/kontak')
    await page.evaluate(() => {
      const store = window as unknown as Watched
      store.violations = []
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => store.violations.push(effectiveDirective))
    })
  })

  const violations = (page: Page) => page.evaluate(() => (window as unknown as Watched).violations)

  test('an inline script does not run', async ({ page }) => {
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.append('window.hacked = true')
      document.body.append(script)
      const image = document.createElement('img')
      image.setAttribute('src', 'data:,')
      try {
        image.setAttribute('onerror', 'window.hacked = true')
      } catch {}
      document.body.append(image)
    })
    await expect.poll(() => violations(page)).not.toEqual([])
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  })

  test('text does not become code or markup', async ({ page }) => {
    // In a task of the page's own: what a debugger evaluates is free of the policy.
    const outcome = await page.evaluate(async () => {
      await new Promise((resolve) => setTimeout(resolve))
      const attempt = (act: () => unknown) => {
        try {
          act()
          return 'went through'
        } catch (error) {
          return (error as Error).name
        }
      }
      const script = document.createElement('script')
      return [
        // oxlint-disable-next-line no-eval -- to see it refused
        attempt(() => (0, eval)('window.hacked = true')),
        attempt(() => new Function('window.hacked = true')()),
        attempt(() => (document.body.innerHTML = '<img src=x onerror="window.hacked = true">')),
        attempt(() => document.write('<script>window.hacked = true</script>')),
        attempt(() => (script.src = '/site.js')),
        attempt(() =>
          (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }).trustedTypes.createPolicy('mine', {}),
        ),
      ]
    })
    expect(outcome).toEqual(['EvalError', 'EvalError', 'TypeError', 'TypeError', 'TypeError', 'TypeError'])
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  })

  test('nothing is fetched from or sent to another origin', async ({ page, practice }) => {
    const foreign = new URL('/kept/foreign', practice.neutralUrl).href
    const sent: string[] = []
    page.on('requestfinished', (request) => void sent.push(request.url()))
    const outcome = await page.evaluate(async (url) => {
      const refused = (start: () => Promise<unknown>) =>
        start().then(
          () => 'went through',
          () => 'refused',
        )
      const element = (name: string, attributes: Record<string, string>) =>
        new Promise((resolve) => {
          const one = document.createElement(name)
          one.addEventListener('load', () => resolve('went through'))
          one.addEventListener('error', () => resolve('refused'))
          for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value)
          document.head.append(one)
        })
      return [
        await refused(() => fetch(url)),
        await element('img', { src: url }),
        await element('link', { rel: 'stylesheet', href: url }),
        navigator.sendBeacon(url, 'x'),
      ]
    }, foreign)
    expect(outcome.slice(0, 3)).toEqual(['refused', 'refused', 'refused'])
    await page.evaluate((url) => {
      const form = document.createElement('form')
      form.action = url
      form.method = 'post'
      document.body.append(form)
      form.submit()
    }, foreign)
    await expect.poll(() => violations(page)).toEqual(expect.arrayContaining(['connect-src', 'img-src', 'style-src-elem', 'form-action']))
    expect(await page.evaluate(() => location.pathname)).toBe('/kontak')
    expect(sent.filter((url) => url.startsWith(new URL(foreign).origin))).toEqual([])
  })

  test('a style in markup changes nothing, and a base leads no link astray', async ({ page, practice }) => {
    const colour = await page.evaluate((foreign) => {
      const heading = document.querySelector('h1')
      heading?.setAttribute('style', 'color: rgb(1, 2, 3)')
      const style = document.createElement('style')
      style.append('h1 { color: rgb(1, 2, 3) }')
      document.head.append(style)
      const base = document.createElement('base')
      base.href = foreign
      document.head.prepend(base)
      return heading && getComputedStyle(heading).color
    }, practice.neutralUrl)
    expect(colour).not.toBe('rgb(1, 2, 3)')
    expect(await page.evaluate(() => new URL('x', document.baseURI).origin)).toBe(practice.origin)
    await expect.poll(() => violations(page)).toEqual(expect.arrayContaining(['style-src-attr', 'style-src-elem', 'base-uri']))
  })

  test('nothing is framed here, and we are framed nowhere', async ({ page, practice }) => {
    await page.evaluate((url) => {
      const frame = document.createElement('iframe')
      frame.src = url
      document.body.append(frame)
    }, practice.neutralUrl)
    await expect.poll(() => violations(page)).toContain('frame-src')

    await page.goto(practice.neutralUrl)
    await page.evaluate((url) => {
      const frame = document.createElement('iframe')
      frame.src = url
      document.body.append(frame)
    }, `${practice.origin}/darurat`)
    await expect.poll(() => page.frames().at(-1)?.url()).toMatch(/^chrome-error:/)
  })

  test('a window that opened us, or that we open, cannot reach in', async ({ page, practice }) => {
    await page.goto(practice.neutralUrl)
    const opened = page.waitForEvent('popup')
    await page.evaluate((url) => void window.open(url), `${practice.origin}/`)
    const ours = await opened
    await expect(ours.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await ours.evaluate(() => window.opener)).toBe(null)
  })
})

test('no page complains: no refusal by a policy, no error, no warning', async ({ page }) => {
  const complaints = await watchComplaints(page)
  const expected404 = /Failed to load resource: the server responded with a status of (404|429)/
  const more = languages.flatMap((language) => [pathOf('desk', language), pathOf('setUp', language)])
  for (const path of [...[...publicPages, ...otherPages].map((one) => one.path), ...more]) {
    await page.goto(path, { waitUntil: 'load' })
    expect(
      complaints.splice(0).filter((text) => !expected404.test(text)),
      path,
    ).toEqual([])
  }
})

test('the gallery works hydrated, by keyboard, without a complaint', async ({ page }) => {
  const complaints = await watchComplaints(page)
  await page.goto('/_ui')
  await expect(page.getByRole('tablist')).toBeVisible()

  const trigger = page.getByRole('button', { name: 'Batalkan pertemuan' })
  await trigger.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Batalkan pertemuan ini?' })
  await expect(dialog.and(page.locator(':focus-within'))).toBeVisible()
  for (let press = 0; press < 5; press++) {
    await page.keyboard.press('Tab')
    expect(await dialog.evaluate((one) => one.contains(document.activeElement)), 'focus stays inside').toBe(true)
  }
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(trigger).toBeFocused()

  await page.getByRole('button', { name: 'Tindakan lain' }).focus()
  await page.keyboard.press('Enter')
  const menu = page.getByRole('menu')
  await expect(menu.getByRole('menuitem', { name: 'Tulis surat' })).toBeFocused()
  await expect(menu.getByRole('menuitem', { name: 'Belum tersedia' })).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('ArrowDown')
  await expect(menu.getByRole('menuitem', { name: 'Hapus catatan' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(menu).toBeHidden()

  const toast = page.getByRole('alertdialog').filter({ hasText: 'Tidak tersambung' })
  await expect(toast).toBeVisible()
  await page.keyboard.press('F6')
  await toast.getByRole('button', { name: 'Tutup' }).focus()
  await page.keyboard.press('Enter')
  await expect(toast).toBeHidden()

  await page.getByRole('tab', { name: 'Hari ini' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Minggu ini' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('tabpanel')).toContainText('Minggu ini')

  const quiet = page.getByRole('switch', { name: 'Jam tenang' })
  await quiet.focus()
  await page.keyboard.press('Space')
  await expect(quiet).not.toBeChecked()

  await page.getByRole('button', { name: /Pilih satu/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('option', { name: 'Video' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listbox')).toBeHidden()

  await page.getByRole('button', { name: /20 November 2026/ }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByText('2026-11-21')).toBeVisible()

  expect(complaints).toEqual([])
})

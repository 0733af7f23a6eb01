import { randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from '#e2e/journey'
import { expectInside, leave, register, type Somebody } from '#e2e/people'
import { stage } from '#e2e/stage'
import { expectUsable } from '#e2e/usable'

const told = (page: Page) => page.getByRole('status').filter({ hasText: 'Pilihan Anda sudah disimpan.' })
const part = (page: Page, name: string) => page.getByRole('region', { name })

async function openNotices(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Pemberitahuan' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pemberitahuan' })).toBeVisible()
}

async function reopened(page: Page, { password }: Somebody): Promise<void> {
  await page.reload()
  await page.getByLabel('Kata sandi', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Buka kunci' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pemberitahuan' })).toBeVisible({ timeout: 30_000 })
}

/** A push service is out of reach here: what it would answer stands in its place, all else is the browser's own. */
async function withPushService(context: BrowserContext): Promise<void> {
  await context.grantPermissions(['notifications'], { origin: stage().origin })
  await context.addInitScript((endpoint) => {
    const subscription = {
      endpoint,
      unsubscribe: async () => {
        localStorage.removeItem('uji')
        return true
      },
    }
    PushManager.prototype.getSubscription = async () => (localStorage.getItem('uji') ? subscription : null) as PushSubscription | null
    PushManager.prototype.subscribe = async (options) => {
      const key = new Uint8Array(options?.applicationServerKey as ArrayBuffer)
      if (key.length !== 65 || !options?.userVisibleOnly) throw new TypeError('no key of a practice')
      localStorage.setItem('uji', '1')
      return subscription as PushSubscription
    }
  }, `https://fcm.googleapis.com/fcm/send/uji-${randomUUID()}`)
}

/** As a push service does it: without a payload. @returns what the person then sees */
async function pushed(page: Page, context: BrowserContext) {
  const devtools = await context.newCDPSession(page)
  const registrationId = await new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const there = registrations.find(({ isDeleted }) => !isDeleted)
      if (there) resolve(there.registrationId)
    })
    void devtools.send('ServiceWorker.enable')
  })
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration('/')
      return (await registration?.getNotifications())?.map(({ title, body, tag, lang, data }) => ({ title, body, tag, lang, data: data as unknown }))
    })
  // What comes before the worker is at work is lost, and the browser does not say so; a second one takes the first one's place.
  await expect
    .poll(async () => {
      const count = (await shown())?.length
      if (count === 0) await devtools.send('ServiceWorker.deliverPushMessage', { origin: stage().origin, registrationId, data: '' })
      return count
    })
    .toBe(1)
  await devtools.detach()
  return (await shown())?.[0]
}

/** Where a tap would lead. */
async function tapped(context: BrowserContext, language: 'id' | 'en'): Promise<string> {
  const worker = context.serviceWorkers().find((one) => one.url().endsWith(`/sw.js?lang=${language}`))
  if (!worker) throw new Error('no service worker')
  return worker.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const scope = globalThis as unknown as {
          clients: { openWindow: (url: string) => Promise<null> }
          registration: { getNotifications(): Promise<unknown[]> }
          NotificationEvent: new (type: string, init: object) => Event
          dispatchEvent(event: Event): void
        }
        scope.clients.openWindow = async (url) => (resolve(url), null)
        void scope.registration
          .getNotifications()
          .then(([notification]) => scope.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification })))
      }),
  )
}

const browsersKnown = (page: Page) =>
  page.evaluate(async () => ((await (await fetch('/api/notices/settings')).json()) as { browsers: number }).browsers)

test.describe('where the line is cut', () => {
  test.use({ provoked: /^WebSocket connection to/ })

  test('how often and when not is kept at once, told, and back after a reload; a refusal is told and takes it back', async ({ page, context }) => {
    const somebody = await register(page)
    await openNotices(page)
    await expectUsable(page)
    await expect(page.getByText('“Ada kabar baru di Teduh”')).toBeVisible()
    await page.getByText('setiap dua jam').click()
    await expect(told(page)).toBeVisible()
    await page.getByText('Jam tenang').click()
    await page.getByLabel('Mulai').fill('21:15')
    await page.getByLabel('Sampai').fill('21:15')
    await page.getByLabel('Sampai').blur()
    await expect(page.getByLabel('Sampai')).toHaveAccessibleDescription(/dua jam yang berbeda/)
    await page.getByLabel('Sampai').fill('06:30')
    await page.getByLabel('Sampai').blur()
    await expect(told(page)).toBeVisible()
    await expectUsable(page)
    await expect(part(page, 'Lewat surel').getByRole('link', { name: 'Tambahkan alamat' })).toHaveAttribute('href', '/akun/keamanan#email')

    await reopened(page, somebody)
    await expect(page.getByRole('radio', { name: 'setiap dua jam' })).toBeChecked()
    await expect(page.getByRole('switch', { name: 'Jam tenang' })).toBeChecked()
    await expect(page.getByLabel('Mulai')).toHaveValue('21:15')
    await expect(page.getByLabel('Sampai')).toHaveValue('06:30')

    await context.setOffline(true)
    await page.getByText('setiap 5 menit').click()
    await expect(page.getByRole('alert')).toContainText('sambungan')
    await expect(page.getByRole('radio', { name: 'setiap dua jam' })).toBeChecked()
    await context.setOffline(false)
  })
})

test('a browser that agrees shows the fixed words in its language, leads to the messages, and nothing is left of it after logging out', async ({
  page,
  context,
}) => {
  await withPushService(context)
  const somebody = await register(page)
  await openNotices(page)
  const browser = part(page, 'Di peramban ini')
  await browser.getByText('Tampilkan pemberitahuan').click()
  await expect(browser.getByRole('status')).toContainText('sudah menyala')
  expect(await browsersKnown(page)).toBe(1)
  await expectUsable(page)
  expect(await pushed(page, context)).toEqual({
    title: 'Ada kabar baru di Teduh',
    body: 'Ketuk untuk membuka.',
    tag: 'news',
    lang: 'id',
    data: null,
  })
  expect(await tapped(context, 'id')).toBe('/pesan')

  await reopened(page, somebody)
  await expect(browser.getByRole('switch', { name: 'Tampilkan pemberitahuan' })).toBeChecked()
  await browser.getByText('Tampilkan pemberitahuan').click()
  await expect(browser.getByRole('status')).toContainText('sudah dimatikan')
  expect(await browsersKnown(page)).toBe(0)
  const registrations = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)
  expect(await registrations()).toBe(0)

  await page.goto('/en/account/notices')
  await page.getByLabel('Password', { exact: true }).fill(somebody.password)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await page.getByText('Show notices').click()
  await expect(part(page, 'In this browser').getByRole('status')).toContainText('Notices are on')
  expect(await pushed(page, context)).toMatchObject({ title: 'There is news at Teduh', body: 'Tap to open it.', lang: 'en', data: null })
  expect(await tapped(context, 'en')).toBe('/en/messages')
  await page.goto('/akun')
  await page.getByLabel('Kata sandi', { exact: true }).fill(somebody.password)
  await page.getByRole('button', { name: 'Buka kunci' }).click()
  await expectInside(page, somebody)
  await leave(page)
  await expect.poll(registrations).toBe(0)
})

test('whoever forbade notices in the browser is told how to allow them; another device is switched off from here', async ({ page, context }) => {
  await context.addInitScript(() => Object.defineProperty(Notification, 'permission', { get: () => 'denied' }))
  await register(page)
  await openNotices(page)
  const browser = part(page, 'Di peramban ini')
  await expect(browser.getByText('Peramban ini melarang pemberitahuan dari Teduh')).toBeVisible()
  await expect(browser.getByRole('switch')).toHaveCount(0)
  await page.evaluate(async (endpoint) => {
    await fetch('/api/push-subscriptions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ endpoint }),
    })
  }, `https://fcm.googleapis.com/fcm/send/uji-${randomUUID()}`)
  await page.getByRole('navigation', { name: 'Halaman Anda' }).getByRole('link', { name: 'Akun' }).click()
  await openNotices(page)
  await expect(browser.getByText('Menyala juga di peramban lain: 1.')).toBeVisible()
  await browser.getByRole('button', { name: 'Matikan di semua peramban' }).click()
  await browser.getByRole('group').getByRole('button', { name: 'Matikan di semua peramban' }).click()
  await expect(browser.getByRole('status')).toContainText('dimatikan di semua peramban')
  expect(await browsersKnown(page)).toBe(0)
})

import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/journey'
import { expectInside, fillRegistration, keepKit, leave, register } from '#e2e/people'

test.use({ viewport: { width: 360, height: 640 } })

/** What a cheap phone is to a developer's machine. It slows the page and not its workers: how long a key takes is the journey's to say. */
const timesSlower = 6

type Watched = {
  /** Keys that a worker has made and that the page has not got yet. */
  keysHeldBack: number
  letGo(): void
  /** What was painted from the press on until the form was gone, and how often without the progress. */
  frames: { all: number; bare: number }
}

/** From the next document on a key takes as long as the journey wants: the worker makes it, and its answer waits. */
async function onSlowPhone(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('Emulation.setCPUThrottlingRate', { rate: timesSlower })
  await page.addInitScript(() => {
    const seen = window as unknown as Watched
    seen.keysHeldBack = 0
    seen.frames = { all: 0, bare: 0 }
    const free = new Promise<void>((resolve) => (seen.letGo = resolve))
    type Listener = (event: Event) => void
    const listen = Worker.prototype.addEventListener as (this: Worker, kind: string, listener: Listener) => void
    function listenLate(this: Worker, kind: string, listener: Listener) {
      const late: Listener = (event) => {
        seen.keysHeldBack += 1
        void free.then(() => listener(event))
      }
      listen.call(this, kind, kind === 'message' ? late : listener)
    }
    Object.assign(Worker.prototype, { addEventListener: listenLate })
    const look = (form: Element) => {
      if (!form.checkVisibility()) return
      seen.frames.all += 1
      if (!form.querySelector('[role=status] progress')?.checkVisibility()) seen.frames.bare += 1
      requestAnimationFrame(() => look(form))
    }
    document.addEventListener('submit', ({ target }) => requestAnimationFrame(() => look(target as Element)), { capture: true })
  })
}

const watched = <Name extends keyof Watched>(page: Page, name: Name) => page.evaluate((one) => (window as unknown as Watched)[one], name)

/** While the key is made: progress is told and goes on before one's eyes, and the page answers whoever does something else. */
async function expectGoodWait(page: Page, label: string, passwordField: string): Promise<void> {
  const progress = page.getByRole('progressbar', { name: label })
  await expect(progress).toBeInViewport({ ratio: 1 })
  await expect.poll(() => watched(page, 'keysHeldBack'), 'a worker makes the key, not the page').toBe(1)
  const value = async () => Number(await progress.getAttribute('value'))
  const before = await value()
  await expect.poll(value).toBeGreaterThan(before)
  const told = page.getByRole('status').filter({ has: progress })
  await expect(told).toContainText('Masih berjalan')
  await expect(told, 'bar and words fit into the window').toBeInViewport({ ratio: 1 })

  await page.locator(`${passwordField}-shown`).check()
  await expect(page.locator(passwordField)).toHaveAttribute('type', 'text')
  const help = page.getByRole('link', { name: 'Keadaan darurat' }).first()
  await help.focus()
  await expect(help).toBeFocused()
  await expect(progress).toBeVisible()
  await page.evaluate(() => (window as unknown as Watched).letGo())
}

async function expectNoBareFrame(page: Page): Promise<void> {
  const { all, bare } = await watched(page, 'frames')
  expect(all, 'the watch itself works').toBeGreaterThan(1)
  expect(bare, 'frames after the press without progress').toBe(0)
}

test('registering works on a slow phone: progress is seen from the press until the sheet, and the page answers meanwhile', async ({ page }) => {
  await onSlowPhone(page)
  await page.goto('/daftar')
  await expect(page.getByLabel('Nama samaran')).toBeVisible()
  // The lists of known passwords, which come while one types, are late as well.
  let sendLists = () => {}
  const lists = new Promise<void>((resolve) => (sendLists = resolve))
  await page.route(/assets\/(?!password-worker).*\.js$/, async (route) => {
    await lists
    await route.continue()
  })
  await fillRegistration(page, `lambat-${Date.now().toString(36)}`, 'belukar papan kursi rotan')
  await page.getByRole('button', { name: 'Buat akun' }).click()
  await expect(page.getByRole('progressbar', { name: 'Membuat kunci Anda' })).toBeInViewport({ ratio: 1 })
  sendLists()
  await expectGoodWait(page, 'Membuat kunci Anda', '#password')
  await expect(page.getByRole('heading', { name: 'Lembar pemulihan' })).toBeVisible({ timeout: 30_000 })
  await expectNoBareFrame(page)
  await keepKit(page)
})

test('so do logging in and unlocking', async ({ page }) => {
  const somebody = await register(page)
  await leave(page)
  await onSlowPhone(page)
  await page.goto('/masuk')
  await page.getByLabel('Nama samaran').fill(somebody.name)
  await page.getByLabel('Kata sandi', { exact: true }).fill(somebody.password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await expectGoodWait(page, 'Membuka akun Anda', '#password')
  await expectInside(page, somebody)
  await expectNoBareFrame(page)

  await page.reload()
  await page.locator('#unlock-password').fill(somebody.password)
  await page.getByRole('button', { name: 'Buka kunci' }).click()
  await expectGoodWait(page, 'Membuka akun Anda', '#unlock-password')
  await expectInside(page, somebody)
  await expectNoBareFrame(page)
})

import { randomUUID } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import type { listSoonest, getSlots } from '#contract/scheduling'
import type { CounsellorProfile } from '#contract/counsellors'
import type { ReplyOf } from '#contract/endpoint'
import { languages } from '#contract/languages'
import { formatClock } from '#lib/format'
import { pathOf, timesPath } from '#lib/paths'
import { expect, test } from '#e2e/journey'
import { licensedSlug, pausedSlug } from '#e2e/public-pages'
import { expectUsable } from '#e2e/usable'

/** A counsellor in Jakarta whom somebody in Jayapura would like to see. */
const zone = 'Asia/Jayapura'

type Slots = ReplyOf<typeof getSlots>

async function profileAndSlots(
  page: Page,
  query: Record<string, string> = {},
): Promise<{ profile: CounsellorProfile; service: string; slots: Slots }> {
  const profile = (await (await page.request.get(`/api/counsellors/${licensedSlug}`)).json()) as CounsellorProfile
  const service = profile.services.find(({ minutes }) => minutes !== null)?.id ?? ''
  const asked = new URLSearchParams({ service, days: '7', zone, ...query }).toString()
  return { profile, service, slots: (await (await page.request.get(`/api/counsellors/${licensedSlug}/slots?${asked}`)).json()) as Slots }
}

const times = (page: Page) => page.getByRole('region').locator('ul[aria-labelledby] a[href*="/janji/baru"]')

async function onPhoneWithoutScript(browser: Browser, baseURL: string): Promise<Page> {
  return browser.newPage({ baseURL, javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
}

test('without JavaScript one finds a time by one’s own clock, and takes the way in with it', async ({ browser, practice, page: scripted }) => {
  const page = await onPhoneWithoutScript(browser, practice.origin)
  await page.goto(`/konselor/${licensedSlug}`)
  const { profile, service, slots } = await profileAndSlots(page)
  const theirs = profile.services.find(({ id }) => id === service)
  await page.getByRole('link', { name: `Pilih waktu untuk ${theirs?.name.id}`, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Pilih waktu dengan')
  await expect(page.getByRole('navigation', { name: 'Layanan' }).locator('[aria-current]')).toContainText(theirs?.name.id ?? '')
  await expect(page.getByText('Semua jam di bawah ini memakai WIB')).toBeVisible()

  await page.getByRole('link', { name: 'WIT', exact: true }).click()
  await expect(page).toHaveURL(/zone=Asia%2FJayapura/)
  const from = slots.slots.length > 0 ? {} : { from: slots.soonest?.slice(0, 10) ?? '' }
  const shown = (await profileAndSlots(page, from)).slots.slots
  await expect(times(page)).toHaveText(shown.map((at) => formatClock(at, zone, 'id')))
  const [first = ''] = shown
  const clocks = [zone, profile.timeZone].map((each) => formatClock(first, each, 'id'))
  await expect(page.getByText(`memakai WIB: pukul ${clocks[0]} bagi Anda adalah pukul ${clocks[1]} di sana`)).toBeVisible()

  const week = await page.getByRole('heading', { level: 2, name: /\d{4}$/ }).innerText()
  await page.getByRole('link', { name: 'Sesudahnya', exact: true }).click()
  await expect(page.getByRole('heading', { level: 2, name: /\d{4}$/ })).not.toHaveText(week)
  await expect(page.getByRole('link', { name: 'WIT', exact: true })).toHaveAttribute('aria-current', 'true')
  await page.getByRole('link', { name: 'Sebelumnya', exact: true }).click()
  await expect(page.getByRole('heading', { level: 2, name: week })).toBeVisible()

  const href = (await times(page).first().getAttribute('href')) ?? ''
  expect(new URL(href, practice.origin).searchParams.get('at')).toBe(first)
  await times(page).first().click()
  await expect(page).toHaveURL(new RegExp(`${pathOf('book', 'id')}\\?to=${licensedSlug}&`))
  await expect(page.getByText(/JavaScript/).first()).toBeVisible()
  await page.close()

  await scripted.goto(href)
  await expect(scripted).toHaveURL((url) => /^\/(masuk|daftar)$/.test(url.pathname) && url.searchParams.get('to') === href)
})

test('any zone can be chosen from the whole list, and a day further ahead', async ({ browser, practice }) => {
  const page = await onPhoneWithoutScript(browser, practice.origin)
  await page.goto(timesPath('en', licensedSlug))
  await page.getByText('Another date or time zone').click()
  const list = page.getByLabel('Time zone')
  expect(await list.locator('option').count()).toBeGreaterThan(400)
  await list.selectOption('Europe/Amsterdam')
  const later = await page.getByLabel('Starting on').getAttribute('max')
  await page.getByLabel('Starting on').fill(later ?? '')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL((url) => url.searchParams.get('zone') === 'Europe/Amsterdam' && url.searchParams.get('from') === later)
  await expect(page.getByRole('link', { name: /^Amsterdam \(UTC\+[12]\)$/ })).toHaveAttribute('aria-current', 'true')
  await page.close()
})

test('the device’s own clock is offered by the script alone, and only where it is another', async ({ browser, practice }) => {
  const seen = async (timezoneId: string) => {
    const page = await browser.newPage({ baseURL: practice.origin, timezoneId })
    await page.goto(timesPath('id', licensedSlug), { waitUntil: 'networkidle' })
    return page
  }
  const [inJayapura, inJakarta] = [await seen(zone), await seen('Asia/Jakarta')]
  await expect(inJakarta.getByRole('link', { name: 'Jam perangkat ini' })).toBeHidden()
  await inJayapura.getByRole('link', { name: 'Jam perangkat ini' }).click()
  await expect(inJayapura.getByText('Semua jam di bawah ini memakai WIT')).toBeVisible()
  await expect(inJayapura.getByRole('link', { name: 'Jam perangkat ini' })).toBeHidden()
  for (const page of [inJayapura, inJakarta]) await page.close()
})

test('whoever is free soonest comes first, and the card leads to that day', async ({ browser, practice }) => {
  const page = await onPhoneWithoutScript(browser, practice.origin)
  await page.goto('/konselor')
  await page.getByText('Filter lain').click()
  await page.getByLabel('Urutan').selectOption({ label: 'Paling cepat ada waktu' })
  await page.getByRole('button', { name: 'Cari' }).click()
  await expect(page).toHaveURL(/order=soonest/)
  // Others choose times as well, and a page is a minute old at most: asked until both say the same.
  const titles = page.getByRole('main').getByRole('heading', { level: 3 })
  let found: ReplyOf<typeof listSoonest>['found'] = []
  await expect(async () => {
    await page.goto(`/konselor?order=soonest&fresh=${randomUUID()}`)
    found = ((await (await page.request.get('/api/soonest')).json()) as ReplyOf<typeof listSoonest>).found
    expect(await titles.allTextContents()).toEqual(found.map(({ counsellor }) => counsellor.name))
  }).toPass()
  expect(found.map(({ soonest }) => soonest.at).toSorted()).toEqual(found.map(({ soonest }) => soonest.at))
  const [first] = found
  await page.locator(`main a[href^="${timesPath('id', first?.counsellor.slug ?? '')}?"]`).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pilih waktu dengan' })).toBeVisible()
  const from = new URL(page.url()).searchParams.get('from') ?? ''
  await expect(page.locator(`ul[aria-labelledby="${from}"] a`).first()).toBeVisible()
  await page.close()
})

test('the pages of free times are usable by everybody, by day and by night, in both languages', async ({ page }) => {
  for (const language of languages) {
    for (const path of [
      timesPath(language, licensedSlug),
      timesPath(language, licensedSlug, { service: 'x', from: 'besok', zone: 'Mars' }),
      timesPath(language, pausedSlug),
      pathOf('counsellor', language, { slug: licensedSlug }),
    ]) {
      await page.goto(path)
      await expectUsable(page)
    }
  }
})

import { languages } from '#contract/languages'
import { expect, test } from '#e2e/journey'
import { publicPages } from '#e2e/public-pages'

const other = { id: 'en', en: 'id' } as const
const switchName = { id: 'English', en: 'Bahasa Indonesia' } as const

test('the language switch leads to the same page in the other language, and back', async ({ page }) => {
  for (const { name, path } of publicPages.filter(({ language }) => language === 'id')) {
    await page.goto(path)
    await expect(page.locator('html')).toHaveAttribute('lang', 'id')
    await page.getByRole('link', { name: 'English', exact: true }).click()
    const counterpart = publicPages.find((one) => one.name === name && one.language === 'en')
    await expect(page).toHaveURL(counterpart?.path ?? '')
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await page.getByRole('link', { name: 'Bahasa Indonesia', exact: true }).click()
    await expect(page).toHaveURL(path)
  }
})

test('a search keeps its filters when the language changes', async ({ page }) => {
  await page.goto('/konselor?for=trauma&max=300000&order=price&page=1')
  const names = page.getByRole('main').getByRole('heading', { level: 3 })
  const before = await names.allTextContents()
  await page.getByRole('link', { name: 'English', exact: true }).click()
  await expect(page).toHaveURL('/en/counsellors?for=trauma&max=300000&order=price&page=1')
  await expect(page.getByLabel('Concern')).toHaveValue('trauma')
  await expect(names).toHaveText(before)
})

test('the switch works from the menu of a phone without JavaScript', async ({ browser, practice }) => {
  const context = await browser.newContext({ baseURL: practice.origin, javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  await page.goto('/layanan')
  await page.locator('header summary').click()
  await page.locator('header details').getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL('/en/services')
  await context.close()
})

test('each page names itself and its counterpart, and the counterpart agrees', async ({ page, practice }) => {
  const told = new Map<string, { canonical: string | undefined; alternates: Record<string, string>; lang: string }>()
  for (const { path } of publicPages) {
    await page.goto(`${path}?from=elsewhere`)
    const facts = await page.evaluate(() => ({
      canonical: document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href,
      alternates: Object.fromEntries(
        [...document.querySelectorAll<HTMLLinkElement>('link[rel=alternate][hreflang]')].map((link) => [link.hreflang, link.href]),
      ),
      lang: document.documentElement.lang,
    }))
    told.set(practice.origin + (path === '/' ? '/' : path), facts)
  }
  for (const { name, path, language } of publicPages) {
    const url = practice.origin + path
    const facts = told.get(url)
    expect(facts?.canonical, path).toBe(url)
    expect(facts?.lang, path).toBe(language)
    expect(Object.keys(facts?.alternates ?? {}).toSorted(), path).toEqual([...languages, 'x-default'].toSorted())
    const counterpart = publicPages.find((one) => one.name === name && one.language === other[language])
    expect(facts?.alternates[other[language]], path).toBe(practice.origin + counterpart?.path)
    expect(told.get(facts?.alternates[other[language]] ?? '')?.alternates, path).toEqual(facts?.alternates)
    expect(facts?.alternates['x-default'], path).toBe(facts?.alternates['id'])
  }
})

test('a page that does not exist says so in the language of its address, and the switch leads home', async ({ page }) => {
  for (const [path, heading, language, home] of [
    ['/tidak-ada', 'Halaman ini tidak ada', 'id', '/en'],
    ['/en/nothing-here', 'This page does not exist', 'en', '/'],
  ] as const) {
    const reply = await page.goto(path)
    expect(reply?.status()).toBe(404)
    expect(reply?.headers()['content-language']).toBe(language)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    await expect(page.getByRole('link', { name: switchName[language], exact: true })).toHaveAttribute('href', home)
  }
})

test('beside the name of the practice the header is one line on a phone, in either language, on public pages and on those of coming in', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 640 })
  for (const path of ['/', '/en', '/masuk', '/en/log-in', '/daftar', '/en/register']) {
    await page.goto(path)
    const header = page.getByRole('banner')
    await expect(header.getByText('Serambi Rindang')).toBeVisible()
    const lines = await header.locator('a:visible, summary').evaluateAll((parts) =>
      parts.map((part) => {
        const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
        const tops: number[] = []
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
          // What only a screen reader says takes no place.
          if ((text.parentElement?.offsetWidth ?? 0) < 2) continue
          const range = document.createRange()
          range.selectNodeContents(text)
          tops.push(...[...range.getClientRects()].map(({ top }) => top))
        }
        return Math.max(...tops) - Math.min(...tops)
      }),
    )
    expect(lines.length, path).toBeGreaterThan(1)
    // Less than the half of a line.
    expect(Math.max(...lines), path).toBeLessThan(10)
  }
})

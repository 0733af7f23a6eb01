import { languages } from '#contract/languages'
import type { CrisisRoute } from '#contract/safety'
import { pathOf } from '#lib/paths'
import { m } from '#messages'
import { expect, test } from '#e2e/journey'
import { otherPages, publicPages } from '#e2e/public-pages'

test.use({ viewport: { width: 360, height: 640 } })

for (const language of languages) {
  test(`from every page in ${language} help is one tap away, at the top and at the very end`, async ({ page }) => {
    const emergency = m.emergency_link({}, { locale: language })
    const help = page.getByRole('navigation', { name: m.safety_bar_label({}, { locale: language }) }).getByRole('link', { name: emergency })
    for (const { path } of [...publicPages, ...otherPages].filter((one) => one.language === language)) {
      await page.goto(path)
      await expect(help, path).toBeInViewport({ ratio: 1 })
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
      await expect(help, path).toBeInViewport({ ratio: 1 })
      const { width, height } = (await help.boundingBox()) ?? { width: 0, height: 0 }
      expect(Math.min(width, height), `${path}: as large as a thumb`).toBeGreaterThanOrEqual(44)
      await help.click()
      await expect(page, path).toHaveURL(pathOf('emergency', language))
    }
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(emergency)
  })
}

test('from the log-in, the admin’s desk and the set-up of a practice too', async ({ page }) => {
  await page.goto('/setup')
  await page.getByRole('link', { name: 'Keadaan darurat' }).click()
  await expect(page).toHaveURL('/darurat')
  await page.goto('/en/desk')
  await expect(page).toHaveURL(/\/en\/log-in/)
  await page.getByRole('link', { name: 'Emergency' }).click()
  await expect(page).toHaveURL('/en/emergency')
})

test('every route on the page can be dialled or opened, the most urgent first and without scrolling', async ({ page, request }) => {
  const { routes } = (await (await request.get('/api/crisis-routes')).json()) as { routes: CrisisRoute[] }
  for (const language of languages) {
    await page.goto(pathOf('emergency', language))
    const links = page.getByRole('main').getByRole('link')
    const urgentPhones = routes.filter(({ lifeInDanger }) => lifeInDanger).flatMap(({ channels }) => channels.filter(({ kind }) => kind === 'phone'))
    const expected = [...urgentPhones, ...routes.flatMap(({ channels }) => channels)].map(({ href }) => href)
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual(expected)
    await expect(links.first()).toHaveAttribute('href', 'tel:119')
    await expect(links.first()).toBeInViewport({ ratio: 1 })
    for (const href of expected.filter((one) => one.startsWith('tel:'))) expect(href).toMatch(/^tel:\+?[\d,]+$/)
    for (const href of expected.filter((one) => !one.startsWith('tel:'))) expect(href).toMatch(/^https:\/\//)
  }
})

test('the way out and the way to help are real links: they work before any script has come', async ({ page, context, practice }) => {
  await context.route('**/site.js', (route) => route.abort())
  await page.goto('/en/contact')
  await page.getByRole('link', { name: 'Emergency' }).first().click()
  await expect(page).toHaveURL('/en/emergency')
  await page.getByRole('link', { name: 'Leave quickly' }).click()
  await expect(page).toHaveURL(practice.neutralUrl)
})

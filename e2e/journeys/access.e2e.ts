import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { veilPagePath } from '#contract/pages'
import { languages, type Language } from '#contract/languages'
import { pathOf } from '#lib/paths'
import { expect, test } from '#e2e/journey'
import { otherPages, publicPages, type PublicPage } from '#e2e/public-pages'

const visitorPages = (language: Language): PublicPage[] => [
  ...[...publicPages, ...otherPages].filter((one) => one.language === language),
  { name: 'set-up of a practice that is ready', language, path: pathOf('setUp', language) },
]

type Sky = 'dark device' | 'dark chosen' | 'light chosen on a dark device'

/** All of axe by day, then the colours once more in another light: words and structure are the same there. */
async function expectNoViolations(page: Page, where: string, sky: Sky): Promise<void> {
  const problems = async (rules?: string[]) => {
    // Our pages have no frames, and the other mode opens a new page for each run.
    const axe = new AxeBuilder({ page }).setLegacyMode()
    const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  expect(await problems(), `${where}, light`).toEqual([])
  if (sky !== 'dark chosen') await page.emulateMedia({ colorScheme: 'dark' })
  if (sky !== 'dark device') {
    const chosen = sky === 'dark chosen' ? 'dark' : 'light'
    await page.evaluate((theme) => (document.documentElement.dataset['theme'] = theme), chosen)
  }
  expect(await problems(['color-contrast']), `${where}, ${sky}`).toEqual([])
  await page.evaluate(() => delete document.documentElement.dataset['theme'])
}

for (const language of languages) {
  const sky = language === 'id' ? 'dark chosen' : 'dark device'
  for (const part of [0, 1]) {
    test(`axe finds nothing on the public pages in ${language}, by day and by night (${part + 1} of 2)`, async ({ page }) => {
      for (const { path } of visitorPages(language).filter((_, place) => place % 2 === part)) {
        await page.goto(path)
        await expectNoViolations(page, path, sky)
      }
    })
  }

  test(`axe finds nothing on a phone with menu and filters open, and on the veil in ${language}`, async ({ page, context }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(`${pathOf('counsellors', language)}?for=trauma&by=video`)
    await page.locator('header summary').click()
    await page.locator('form summary').click()
    await expectNoViolations(page, 'menu and filters open', 'light chosen on a dark device')
    await context.route('**/site.js', (route) => route.abort())
    await page.goto(`${veilPagePath}?to=/${language}`)
    await expectNoViolations(page, 'veil', sky)
  })
}

test('axe finds nothing in the gallery, in either language', async ({ page }) => {
  await page.goto('/_ui')
  await expect(page.getByRole('tablist')).toBeVisible()
  await expectNoViolations(page, '/_ui', 'dark chosen')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('button', { name: 'English' })).toHaveAttribute('aria-pressed', 'true')
  await expectNoViolations(page, '/_ui in English', 'dark device')
})

test.describe('with the keyboard alone', () => {
  /** Tab through all of a page: each stop in the order of the document, seen, ringed and not under a bar. */
  async function expectTabOrder(page: Page, where: string): Promise<void> {
    const stops = await page.evaluate(() => {
      const focusable = 'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), summary'
      return [...document.querySelectorAll<HTMLElement>(focusable)]
        .filter((one) => one.checkVisibility({ contentVisibilityAuto: true }))
        .map((one, place) => {
          one.dataset['stop'] = String(place)
          return one.outerHTML.slice(0, 80)
        })
    })
    expect(stops.length, where).toBeGreaterThan(3)
    for (const [place, html] of stops.entries()) {
      await page.keyboard.press('Tab')
      const focus = await page.evaluate(() => {
        const one = document.activeElement as HTMLElement
        // The link of a card draws its ring around the card, by the box that it stretches over it.
        const hasRing = (pseudo?: string) => {
          const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one, pseudo)
          return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !outlineColor.endsWith(', 0)')
        }
        const box = one.getClientRects()[0] ?? one.getBoundingClientRect()
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
        return {
          stop: one.dataset['stop'],
          ring: hasRing() || hasRing('::after'),
          isSeen: top !== null && (one.contains(top) || top.contains(one)),
        }
      })
      expect(focus, `${where}: ${html}`).toEqual({ stop: String(place), ring: true, isSeen: true })
    }
  }

  test('Tab reaches everything on every public page, in order, with a ring that is seen', async ({ page }) => {
    for (const { path } of publicPages.filter(({ language }) => language === 'id')) {
      await page.goto(path)
      await expectTabOrder(page, path)
    }
  })

  test('the same on a phone, where bars stay at the top and at the foot', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 })
    for (const path of ['/', pathOf('counsellor', 'en', { slug: 'felicia-gunadi' }), '/setup']) {
      await page.goto(path)
      await expectTabOrder(page, path)
    }
  })

  test('the first stop leads past the head of the page to its content', async ({ page }) => {
    for (const [path, words] of [
      ['/konselor', 'Langsung ke isi'],
      ['/en', 'Skip to content'],
    ] as const) {
      await page.goto(path)
      await page.keyboard.press('Tab')
      const skip = page.getByRole('link', { name: words })
      await expect(skip).toBeFocused()
      await expect(skip).toBeInViewport({ ratio: 1 })
      await page.keyboard.press('Enter')
      await expect(page.locator('#main')).toBeFocused()
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.closest('main')?.id)).toBe('main')
    }
  })

  test('the menu of a phone opens, leads on and closes', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 })
    await page.goto('/')
    const menu = page.locator('header details')
    await menu.locator('summary').focus()
    await page.keyboard.press('Enter')
    await expect(menu).toHaveAttribute('open')
    await page.keyboard.press('Tab')
    await expect(menu.getByRole('link', { name: 'Konselor', exact: true })).toBeFocused()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Space')
    await expect(menu).not.toHaveAttribute('open')
    await page.keyboard.press('Space')
    for (const place of ['Konselor', 'Layanan & harga', 'Tentang konseling daring', 'Kontak', 'English']) {
      await page.keyboard.press('Tab')
      await expect(menu.getByRole('link', { name: place, exact: true })).toBeFocused()
    }
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL('/en')
  })

  test('a search can be filled in and sent', async ({ page }) => {
    await page.goto('/konselor')
    await page.getByLabel('Kata kunci').focus()
    await page.keyboard.type('cemas')
    await page.keyboard.press('Tab')
    await expect(page.getByLabel('Masalah')).toBeFocused()
    await page.keyboard.press('K')
    await page.getByLabel('Kata kunci').focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/q=cemas&for=\w/)
  })
})

test.describe('narrow, zoomed and enlarged', () => {
  /** Nothing scrolls sideways, and no words stick out or are cut off. */
  async function expectToFit(page: Page, where: string): Promise<void> {
    const found = await page.evaluate(() => {
      const width = document.documentElement.clientWidth
      const scroller = document.scrollingElement
      const isHiddenOnPurpose = (one: Element) =>
        one.closest('.sr-only, svg, select, [hidden]') !== null || !one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
      const hasWords = (one: Element) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
      const bad: string[] = []
      for (const one of document.body.querySelectorAll('*')) {
        if (isHiddenOnPurpose(one) || !hasWords(one)) continue
        const { left, right } = one.getBoundingClientRect()
        if (right - left <= 1) continue
        const isCut = one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible'
        if (left < -1 || right > width + 1 || isCut)
          bad.push(`${one.tagName} ${one.textContent?.trim().slice(0, 40)} ${Math.round(left)}–${Math.round(right)}`)
      }
      return { sideways: (scroller?.scrollWidth ?? 0) - width, bad }
    })
    expect(found, where).toEqual({ sideways: 0, bad: [] })
  }

  const everywhere = languages.flatMap(visitorPages)

  for (const [width, what] of [
    [320, 'a phone of 320 px'],
    [640, '1280 px at 200 %'],
  ] as const) {
    test(`every page fits ${what}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 512 })
      for (const { path } of [...everywhere, { path: '/_ui' }]) {
        await page.goto(path)
        await page.locator('details').evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)))
        await expectToFit(page, `${path} at ${width} px`)
      }
    })
  }

  test('letters half as large again, or set wide apart, still fit a phone', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    for (const { path } of publicPages) {
      await page.goto(path)
      // As a reader's own settings would do it (WCAG 1.4.12; twice as large, 1.4.4, is the page at 640 px above).
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(
          '* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important } p { margin-bottom: 2em !important }',
        )
        document.adoptedStyleSheets = [sheet]
      })
      await expectToFit(page, `${path}, wide apart`)
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync('html { font-size: 150% !important }')
        document.adoptedStyleSheets = [sheet]
      })
      await expectToFit(page, `${path}, half as large again`)
    }
  })
})

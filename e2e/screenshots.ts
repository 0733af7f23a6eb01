import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Browser, type Page } from '@playwright/test'
import { cookieNames, veilPagePath } from '#contract/pages'
import { languages } from '#contract/common'
import { pathOf } from '#lib/paths'
import { buildIfStale } from '#scripts/build'
import { findChromium, noChromium } from '#scripts/find-chromium'
import { otherPages, publicPages } from './public-pages.ts'
import setStage, { stage } from './stage.ts'
import { startTeduh } from './teduh-server.ts'

/** Pictures of every page, to be looked at:  node e2e/screenshots.ts OUTPUT_FOLDER [--only WORD] */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { only: { type: 'string', default: '' } } })
const folder = positionals[0]
const executablePath = findChromium()
if (!folder || !executablePath) {
  process.stderr.write(folder ? `teduh: ${noChromium}\n` : 'Usage: node e2e/screenshots.ts OUTPUT_FOLDER [--only WORD]\n')
  process.exit(64)
}

type Shot = { name: string; language: string; url: string; before?: (page: Page) => Promise<void> }

const widths = [360, 1280]
const themes = ['light', 'dark'] as const

function shotsOfDemo(origin: string): Shot[] {
  const pages = [...publicPages, ...otherPages].map(({ name, language, path }) => ({ name, language, url: origin + path }))
  const more = languages.flatMap((language): Shot[] => {
    const at = (page: 'home' | 'counsellors' | 'desk') => origin + pathOf(page, language)
    return [
      { name: 'menu open', language, url: at('home'), before: (page) => page.locator('header summary').click({ timeout: 1000 }) },
      { name: 'filters open', language, url: at('counsellors'), before: (page) => page.locator('form summary').click({ timeout: 1000 }) },
      { name: 'filtered', language, url: `${at('counsellors')}?q=cemas&in=jv&by=video&max=300000` },
      { name: 'desk', language, url: at('desk') },
      { name: 'set-up done', language, url: origin + pathOf('setUp', language) },
      { name: 'veil', language, url: `${origin}${veilPagePath}?to=${encodeURIComponent(pathOf('home', language))}` },
    ]
  })
  const gallery: Shot = { name: 'gallery', language: 'id', url: `${origin}/_ui`, before: (page) => page.getByRole('tablist').waitFor() }
  return [...pages, ...more, gallery]
}

function shotsOfSetUp(origin: string): Shot[] {
  return languages.flatMap((language): Shot[] => {
    const url = origin + pathOf('setUp', language)
    const fillWrongly = async (page: Page) => {
      await page.locator('#name').fill('T')
      await page.locator('#email').fill('salam')
      for (const box of await page.locator('[name=languages]').all()) await box.uncheck()
      await page.locator('main form button[type=submit]').click()
    }
    return [
      { name: 'set-up', language, url },
      { name: 'set-up with errors', language, url, before: fillWrongly },
    ]
  })
}

async function take(browser: Browser, shots: readonly Shot[], origin: string, doorCookie: string | null): Promise<void> {
  const veiled = { javaScriptEnabled: false }
  for (const width of widths) {
    for (const theme of themes) {
      for (const shot of shots.filter(({ name }) => name.includes(values.only))) {
        const context = await browser.newContext({
          viewport: { width, height: width < 600 ? 740 : 860 },
          colorScheme: theme,
          reducedMotion: 'reduce',
          ...(shot.name === 'veil' && veiled),
        })
        const isOperators = doorCookie && (shot.name === 'desk' || shot.name.startsWith('set-up'))
        if (isOperators && shot.name !== 'set-up done') {
          const url = origin.replace('http:', 'https:')
          await context.addCookies([{ name: cookieNames.door, value: doorCookie, url, secure: true, httpOnly: true, sameSite: 'Strict' }])
        }
        const page = await context.newPage()
        await page.goto(shot.url)
        await shot.before?.(page).catch(() => undefined)
        await page.evaluate(() => document.fonts.ready).catch(() => undefined)
        const name = `${width}-${theme}-${shot.language}-${shot.name}`.replaceAll(' ', '-')
        await page.screenshot({ path: join(folder ?? '.', `${name}.png`), fullPage: true })
        await context.close()
      }
    }
  }
}

await buildIfStale()
await mkdir(folder, { recursive: true })
const strikeStage = await setStage()
const empty = await startTeduh({ script: 'start' })
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
try {
  const { origin, operatorCookie } = stage()
  const door = await fetch(empty.doorUrl, { redirect: 'manual' })
  const key = /=([^;]+)/.exec(door.headers.getSetCookie()[0] ?? '')?.[1] ?? null
  await take(browser, shotsOfSetUp(empty.origin), empty.origin, key)
  await take(browser, shotsOfDemo(origin), origin, operatorCookie)
} finally {
  await browser.close()
  await empty.stop()
  await strikeStage()
}

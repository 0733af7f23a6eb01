import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { veilPagePath } from '#contract/pages'
import { languages } from '#contract/languages'
import { pathOf } from '#lib/paths'
import { buildIfStale } from '#scripts/build'
import { findChromium, noChromium } from '#scripts/find-chromium'
import { m } from '#messages'
import { fillRegistration, keepKit } from './people.ts'
import { demoAdmin, logInAsStaff, unlock } from './staff.ts'
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

type State = Awaited<ReturnType<BrowserContext['storageState']>>
type Shot = { name: string; language: string; url: string; as?: State | undefined; before?: (page: Page) => Promise<unknown> }

const widths = [360, 1280]
const themes = ['light', 'dark'] as const

/** The pages of the admin; the document is new each time, so the password opens it each time. */
function shotsOfAdmin(origin: string, as: State, accountId: string): Shot[] {
  const opened = (before?: Shot['before']) => async (page: Page) => {
    await unlock(page, demoAdmin())
    await before?.(page)
  }
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
  return languages.flatMap((language): Shot[] => {
    const [people, person] = [origin + pathOf('people', language), origin + pathOf('person', language, { accountId })]
    const words = { locale: language }
    return [
      { name: 'desk', language, as, url: origin + pathOf('desk', language), before: opened() },
      { name: 'people', language, as, url: people, before: opened() },
      {
        name: 'people invited',
        language,
        as,
        url: people,
        before: opened(async (page) => {
          await press(page, m.invite_do({}, words))
          await page.locator('#invitation-link').waitFor({ timeout: 5000 })
        }),
      },
      { name: 'people offline copy', language, as, url: people, before: opened((page) => press(page, m.practice_key_copy_again({}, words))) },
      {
        name: 'person',
        language,
        as,
        url: person,
        before: opened((page) => page.getByRole('list', { name: m.fingerprint_title({}, words) }).waitFor()),
      },
      {
        name: 'person asked',
        language,
        as,
        url: person,
        before: opened(async (page) => {
          await press(page, m.certify_do({}, words))
          for (const name of [m.certificate_revoke, m.person_change_role, m.person_reset, m.person_freeze]) await press(page, name({}, words))
        }),
      },
    ]
  })
}

function shotsOfDemo(origin: string): Shot[] {
  const pages = [...publicPages, ...otherPages].map(({ name, language, path }) => ({ name, language, url: origin + path }))
  const more = languages.flatMap((language): Shot[] => {
    const at = (page: 'home' | 'counsellors' | 'logIn') => origin + pathOf(page, language)
    return [
      { name: 'menu open', language, url: at('home'), before: (page) => page.locator('header summary').click({ timeout: 1000 }) },
      { name: 'filters open', language, url: at('counsellors'), before: (page) => page.locator('form summary').click({ timeout: 1000 }) },
      { name: 'filtered', language, url: `${at('counsellors')}?q=cemas&in=jv&by=video&max=300000` },
      { name: 'set-up done', language, url: origin + pathOf('setUp', language) },
      { name: 'veil', language, url: `${origin}${veilPagePath}?to=${encodeURIComponent(pathOf('home', language))}` },
    ]
  })
  const gallery: Shot = { name: 'gallery', language: 'id', url: `${origin}/_ui`, before: (page) => page.getByRole('tablist').waitFor() }
  return [...pages, ...more, gallery]
}

function shotsOfSetUp(origin: string, as: State): Shot[] {
  return languages.flatMap((language): Shot[] => {
    const url = origin + pathOf('setUp', language)
    const send = (page: Page) => page.locator('main form button[type=submit]').click()
    const fillWrongly = async (page: Page) => {
      await page.locator('#name').fill('T')
      await page.locator('#email').fill('salam')
      for (const box of await page.locator('[name=languages]').all()) await box.uncheck()
      await send(page)
    }
    const goOn = async (page: Page) => {
      await page.locator('#name').fill('Rumah Rindang')
      await page.locator('#city').fill('Kendari')
      await send(page)
    }
    const goOnWrongly = (page: Page) => goOn(page).then(() => send(page))
    return [
      { name: 'set-up closed', language, url },
      { name: 'set-up', language, as, url, before: (page) => page.locator('#name').waitFor() },
      { name: 'set-up with errors', language, as, url, before: fillWrongly },
      { name: 'set-up admin', language, as, url, before: goOn },
      { name: 'set-up admin with errors', language, as, url, before: goOnWrongly },
    ]
  })
}

/** What is kept is shown once: the same practice in each width and light, one set-up for all. */
async function takeKept(browser: Browser, origin: string, as: State): Promise<void> {
  const context = await browser.newContext({ storageState: as, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(origin + pathOf('setUp', 'id'))
  await page.locator('#name').fill('Rumah Rindang')
  await page.locator('#city').fill('Kendari')
  await page.locator('main form button[type=submit]').click()
  await fillRegistration(page, 'sekar-rindang', 'payung kopi halaman senja')
  await page.locator('main form button[type=submit]').click()
  await page.locator('#group').waitFor({ timeout: 60_000 })
  await inEachLight(page, 'set-up-kit')
  await keepKit(page)
  await inEachLight(page, 'set-up-copy')
  await page.locator('#passphrase').fill('tangga biru kelapa gunting')
  await page.locator('main form button[type=submit]').click()
  await page.locator('#file-kept').waitFor({ timeout: 60_000 })
  await inEachLight(page, 'set-up-copy-file')
  await context.close()
}

async function inEachLight(page: Page, name: string): Promise<void> {
  for (const width of widths) {
    for (const theme of themes) {
      await page.setViewportSize({ width, height: width < 600 ? 740 : 860 })
      await page.emulateMedia({ colorScheme: theme })
      await page.screenshot({ path: join(folder ?? '.', `${width}-${theme}-id-${name}.png`), fullPage: true })
    }
  }
}

async function take(browser: Browser, shots: readonly Shot[]): Promise<void> {
  const veiled = { javaScriptEnabled: false }
  for (const width of widths) {
    for (const theme of themes) {
      for (const shot of shots.filter(({ name }) => name.includes(values.only))) {
        const context = await browser.newContext({
          viewport: { width, height: width < 600 ? 740 : 860 },
          colorScheme: theme,
          reducedMotion: 'reduce',
          ...(shot.name === 'veil' && veiled),
          ...(shot.as && { storageState: shot.as }),
        })
        const page = await context.newPage()
        await page.goto(shot.url)
        await shot.before?.(page).catch((error: unknown) => process.stderr.write(`${shot.name}: ${String(error)}\n`))
        await page.evaluate(() => document.fonts.ready).catch(() => undefined)
        const name = `${width}-${theme}-${shot.language}-${shot.name}`.replaceAll(' ', '-')
        await page.screenshot({ path: join(folder ?? '.', `${name}.png`), fullPage: true })
        await context.close()
      }
    }
  }
}

/** What a browser holds after it went through. */
async function stateAfter(browser: Browser, baseURL: string, go: (page: Page) => Promise<unknown>): Promise<State> {
  const context = await browser.newContext({ baseURL })
  await go(await context.newPage())
  const state = await context.storageState()
  await context.close()
  return state
}

await buildIfStale()
await mkdir(folder, { recursive: true })
const strikeStage = await setStage()
const empty = await startTeduh({ script: 'start' })
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
try {
  const { origin } = stage()
  const operator = await stateAfter(browser, empty.origin, (page) => page.goto(empty.doorUrl))
  await take(browser, shotsOfSetUp(empty.origin, operator))
  if ('set-up kit copy'.includes(values.only)) await takeKept(browser, empty.origin, operator)
  let accountId = ''
  const admin = await stateAfter(browser, origin, async (page) => {
    await logInAsStaff(page, demoAdmin())
    const people = await page.evaluate(
      async () => (await fetch('/api/people?role=counsellor')).json() as Promise<{ people: { accountId: string }[] }>,
    )
    accountId = people.people[0]?.accountId ?? ''
  })
  await take(browser, [...shotsOfDemo(origin), ...shotsOfAdmin(origin, admin, accountId)])
} finally {
  await browser.close()
  await empty.stop()
  await strikeStage()
}

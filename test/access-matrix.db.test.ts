import type { RouteOptions } from 'fastify'
import { describe, expect, test } from 'vitest'
import { cookieNames } from '#contract/pages'
import { accountAccess } from './account-access.ts'
import { addresses } from '#lib/paths'
import { anApp, aPractice, aPublishedCounsellor } from './builders.ts'
import { builtPages } from './built-pages.ts'
import { aContext, aDatabase } from './database.ts'
import { actorByHeader, aDoorToken, headersOf, persons, type Person } from './persons.ts'
import { pagesIn } from './registered-pages.ts'

/** What each person gets: the status of those who may, 404 for all others. */
type Cells = Readonly<Record<Person, number>>
const everyone = (status: number) => Object.fromEntries(persons.map((person) => [person, status])) as Cells
const nobody = everyone(404)

/** Nobody's content is in them: the browser asks for it, by the routes above. */
const pagesInBrowsers = Object.fromEntries(
  (
    [
      'logIn',
      'register',
      'invitation',
      'recover',
      'confirmEmail',
      'account',
      'profile',
      'security',
      'logins',
      'notices',
      'agreements',
      'texts',
      'crossBorder',
      'calendars',
      'reminders',
      'book',
      'appointments',
      'appointment',
      'pay',
      'agenda',
      'hours',
      'ownServices',
      'payments',
      'paymentWays',
      'vouchers',
      'ledger',
      'allAppointments',
      'bookingRules',
      'write',
      'messages',
      'intake',
      'secondFactor',
      'people',
      'person',
      'desk',
      'conversation',
    ] as const
  ).flatMap((name) => Object.values(addresses[name]).map((path) => [`page GET ${path}`, everyone(200)])),
)

/**
 * The access matrix: every route that is mounted, and every page, against every kind of person. `404`
 * is what strangers get. A route that is not here fails the test that counts them, below.
 */
const matrix: Readonly<Record<string, Cells>> = {
  'GET /healthz': everyone(200),
  'GET /readyz': everyone(200),
  // On this machine only; see server/platform/operations.db.test.ts.
  'GET /metrics': everyone(200),
  'GET /openapi.json': everyone(200),
  'GET /api/practice': everyone(200),
  'GET /api/texts/:kind/:language': everyone(200),
  'POST /api/texts/:kind/:language': { ...nobody, admin: 200 },
  'GET /api/desk': { ...nobody, admin: 200 },
  'GET /api/door': everyone(200),
  'POST /api/door': everyone(200),
  'GET /api/counsellors': everyone(200),
  'GET /api/counsellor-slugs': everyone(200),
  'GET /api/counsellors/:slug': everyone(200),
  'GET /api/tariff': everyone(200),
  'GET /api/crisis-routes': everyone(200),
  'ANY /api/*': nobody,
  'GET /og/practice.png': everyone(200),
  'GET /og/counsellors/:slug.png': everyone(200),
  'GET a file': everyone(200),

  'page GET /': everyone(200),
  'page GET /en': everyone(200),
  'page GET /konselor': everyone(200),
  'page GET /en/counsellors': everyone(200),
  'page GET /konselor/:slug': everyone(200),
  'page GET /en/counsellors/:slug': everyone(200),
  'page GET /konselor/:slug/waktu': everyone(200),
  'page GET /en/counsellors/:slug/times': everyone(200),
  'page GET /layanan': everyone(200),
  'page GET /en/services': everyone(200),
  'page GET /tentang-konseling-daring': everyone(200),
  'page GET /en/about-online-counselling': everyone(200),
  'page GET /kontak': everyone(200),
  'page GET /en/contact': everyone(200),
  'page GET /darurat': everyone(200),
  'page GET /en/emergency': everyone(200),
  'page GET /refusal/:code': everyone(200),
  'page GET /en/refusal/:code': everyone(200),
  'page GET /setup': everyone(200),
  'page GET /en/setup': everyone(200),
  'page POST /setup': everyone(303),
  'page POST /en/setup': everyone(303),
  ...pagesInBrowsers,
  'page GET /keluar': everyone(303),
  'page GET /kembali': everyone(303),
  'page GET /_veil': everyone(200),
  'page GET /tampilan': everyone(303),
  'page GET /sitemap.xml': everyone(200),
  'page GET /robots.txt': everyone(200),
  'page GET /manifest.webmanifest': everyone(200),
  // Only where TEDUH_DESIGN_PAGE is yes.
  'page GET /_ui': nobody,
  'page GET /en/*': nobody,
  'page GET /*': nobody,
}

const built = await builtPages()
const routes: RouteOptions[] = []

async function aStage(isSetUp: boolean) {
  const database = await aDatabase()
  const { app } = await anApp(database, {
    ...built,
    actorOf: actorByHeader(database),
    ...(isSetUp && { onRoute: (route) => void routes.push(route) }),
  })
  const opened = await app.inject({ ...json(), method: 'POST', url: '/api/door', payload: { token: await aDoorToken(database) } })
  if (isSetUp) {
    await aPractice(aContext(database))
    await aPublishedCounsellor(aContext(database), { slug: 'ni-luh' })
  }
  return { app, database, key: opened.cookies.find(({ name }) => name === cookieNames.door)?.value ?? '' }
}

const origin = { origin: 'http://localhost:3000' }
const json = () => ({ headers: { ...origin, 'content-type': 'application/json' } })
const form = () => ({ headers: { ...origin, 'content-type': 'application/x-www-form-urlencoded' } })
const stage = await aStage(true)
const empty = await aStage(false)

const files = routes.filter(({ url }) => /^\/(assets\/|[^/]+\.(js|png|svg|br)$)/.test(url)).map(({ url }) => url)

/** What is asked for in a row, where the address alone does not say it. */
const requests: Record<string, () => Promise<{ url?: string; payload?: object | string; headers?: object; on?: typeof stage }>> = {
  'POST /api/door': async () => ({ ...json(), payload: { token: await aDoorToken(empty.database) }, on: empty }),
  'page POST /setup': async () => ({ ...form(), payload: `token=${await aDoorToken(empty.database)}`, on: empty }),
  'page POST /en/setup': async () => ({ ...form(), payload: `token=${await aDoorToken(empty.database)}`, on: empty }),
  'POST /api/texts/:kind/:language': async () => ({ ...json(), payload: { title: 'Tentang kami', body: 'kata '.repeat(20), after: 1 } }),
  'ANY /api/*': async () => ({ url: '/api/tidak-ada' }),
  'GET a file': async () => ({ url: files[0] ?? '' }),
}
const parameters: Record<string, string> = { kind: 'online-counselling', language: 'id', slug: 'ni-luh', code: 'not-found' }
const filledIn = (path: string) => path.replaceAll(/:(\w+)/g, (_, name: string) => parameters[name] ?? name).replace('*', 'tidak/ada')

/** `page GET /konselor/:slug` → GET, /konselor/ni-luh. */
function parsed(row: string): { method: string; url: string } {
  const [method = '', ...path] = row.replace(/^page /, '').split(' ')
  return { method: method === 'ANY' ? 'GET' : method, url: filledIn(path.join(' ')) }
}

async function ask(row: string, person: Person, by?: 'HEAD') {
  const { method, url } = parsed(row)
  const { on = stage, headers = {}, payload, ...other } = (await requests[row]?.()) ?? {}
  return on.app.inject({
    url,
    ...other,
    method: by ?? (method as 'GET'),
    headers: { ...headers, ...headersOf(person, on.key) },
    ...(payload && { payload }),
  })
}

/** Rows for everything that answers: what Fastify was given, and behind `/*` the pages of the build. */
function registered(): string[] {
  const named = routes.flatMap(({ method, url }) => {
    const methods = [method].flat().filter((one) => one !== 'HEAD')
    if (files.includes(url)) return ['GET a file']
    return methods.length > 3 ? [`ANY ${url}`] : methods.map((one) => `${one} ${url}`)
  })
  const pages = pagesIn(built.pages.build).flatMap(({ path, takesForms }) => [`page GET ${path}`, ...(takesForms ? [`page POST ${path}`] : [])])
  // Those of `accounts` and `keys` have a table and a test of their own: account-access.
  return [...new Set([...named.filter((row) => !row.endsWith(' /*') && !(row in accountAccess)), ...pages])]
}

describe('the access matrix', () => {
  test('has a row for every route and page that is mounted', () => {
    expect(
      registered().filter((row) => !(row in matrix)),
      'routes without a row: say who may ask, in the table of this file',
    ).toEqual([])
  })

  test('has rows only for what is mounted', () => {
    expect(Object.keys(matrix).filter((row) => !registered().includes(row))).toEqual([])
  })

  test('lets a frozen account do what anonymous may, and no more', () => {
    for (const [row, cells] of Object.entries(matrix)) expect(cells.frozen, row).toBe(cells.anonymous)
  })

  test.each(Object.entries(matrix))('%s is as in the table', async (row, cells) => {
    const found: Record<string, number> = {}
    for (const person of persons) found[person] = (await ask(row, person)).statusCode
    expect(found).toEqual(cells)
  })

  test('is the same for HEAD as for GET, and HEAD has no body', async () => {
    for (const [row, cells] of Object.entries(matrix).filter(([name]) => / ?GET /.test(name)))
      for (const person of ['anonymous', 'operator'] as const) {
        const reply = await ask(row, person, 'HEAD')
        expect([row, person, reply.statusCode, reply.body]).toEqual([row, person, cells[person], ''])
      }
  })
})

describe('the data of a page', () => {
  const pages = pagesIn(built.pages.build).filter(({ path }) => path !== '/' && path !== '/en')

  test.each(pages.map(({ path }) => [path]))('%s are for those who may see the page', async (path) => {
    const row = `page GET ${path}`
    for (const person of persons) {
      const reply = await stage.app.inject({ url: `${filledIn(path)}.data`, headers: headersOf(person, stage.key) })
      expect([person, reply.statusCode === 404, reply.statusCode < 500]).toEqual([person, matrix[row]?.[person] === 404, true])
    }
  })
})

describe('a page without a form', () => {
  const pages = pagesIn(built.pages.build).filter(({ takesForms }) => !takesForms)

  test('takes none, from nobody', async () => {
    for (const { path } of pages)
      for (const person of ['anonymous', 'operator'] as const) {
        const sent = { method: 'POST' as const, url: filledIn(path), headers: { ...form().headers, ...headersOf(person, stage.key) } }
        expect([path, (await stage.app.inject({ ...sent, payload: 'a=b' })).statusCode]).toEqual([path, 405])
      }
  })
})

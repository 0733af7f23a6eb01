import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/**
 * Which module may call which. Calls go down, events go up: no cycle can be written here, and an
 * arrow that is not here is not allowed.
 */
const arrows: Readonly<Record<string, readonly string[]>> = {
  accounts: ['audit', 'keys'],
  audit: [],
  keys: ['audit'],
  calendars: ['accounts', 'scheduling'],
  notifications: ['accounts', 'calendars', 'spaces'],
  safety: [],
  credentials: ['audit'],
  consents: ['audit', 'counsellors', 'credentials', 'keys', 'practice'],
  counsellors: ['audit', 'credentials'],
  episodes: ['accounts', 'audit', 'counsellors', 'keys', 'spaces'],
  payments: ['accounts', 'audit', 'keys', 'practice', 'scheduling'],
  practice: ['accounts', 'audit', 'credentials', 'keys', 'safety'],
  publishing: ['counsellors', 'practice'],
  scheduling: ['accounts', 'audit', 'consents', 'counsellors', 'episodes'],
  spaces: ['accounts', 'audit', 'keys'],
}

/** Features of the pages that others may use, by their front doors. */
const featureArrows: Readonly<Record<string, readonly string[]>> = {
  accounts: ['site', 'spaces'],
  site: ['counsellors'],
  counsellors: [],
  agenda: ['accounts'],
  booking: ['accounts', 'consents', 'spaces'],
  notifications: ['accounts'],
  consents: ['accounts', 'practice'],
  calendars: ['accounts'],
  'contact-check': [],
  intake: ['accounts', 'contact-check', 'spaces'],
  spaces: [],
  chat: ['accounts', 'contact-check', 'spaces'],
  people: ['accounts'],
  bookkeeping: ['accounts'],
  practice: ['accounts', 'bookkeeping', 'people'],
  safety: [],
  gallery: ['chat'],
}

const filesOf = (pattern: string) => globSync(pattern, { cwd: root }).map((path) => path.split(sep).join('/'))
const isTest = (path: string) => /\.(test|db\.test)\.tsx?$|-for-tests\.ts$/.test(path)
const importsOf = (path: string) =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/from '([^']+)'|import\('([^']+)'\)|^import '([^']+)'/gm)].map(
    ([, a, b, c]) => a ?? b ?? c ?? '',
  )

function arrowsFound(folder: string, door: string): [from: string, to: string][] {
  return filesOf(`${folder}/*/**/*.{ts,tsx}`)
    .filter((path) => !isTest(path))
    .flatMap((path) => {
      const from = path.split('/')[2] ?? ''
      const others = importsOf(path).filter((name) => name.startsWith(door) && name !== `${door}${from}`)
      return others.map((name): [string, string] => [from, name.slice(door.length)])
    })
}

describe('the walls of the house', () => {
  test('modules call each other only along the arrows of the table', () => {
    const wrong = arrowsFound('server/modules', '#modules/').filter(([from, to]) => !arrows[from]?.includes(to))
    expect(wrong).toEqual([])
  })

  test('every module stands in the table, and every arrow of the table is used', () => {
    const modules = [...new Set(filesOf('server/modules/*/index.ts').map((path) => path.split('/')[2]))]
    expect(Object.keys(arrows).toSorted()).toEqual(modules.toSorted())
    const used = new Set(arrowsFound('server/modules', '#modules/').map(([from, to]) => `${from} → ${to}`))
    const drawn = Object.entries(arrows).flatMap(([from, tos]) => tos.map((to) => `${from} → ${to}`))
    expect(drawn.filter((arrow) => !used.has(arrow))).toEqual([])
  })

  test('no module can reach itself through others', () => {
    const reach = (from: string, seen: readonly string[]): boolean => (arrows[from] ?? []).some((to) => seen.includes(to) || reach(to, [...seen, to]))
    expect(Object.keys(arrows).filter((module) => reach(module, [module]))).toEqual([])
  })

  test('features use other features only by the front doors in the table', () => {
    const wrong = arrowsFound('web/features', '#features/').filter(([from, to]) => !featureArrows[from]?.includes(to))
    expect(wrong).toEqual([])
  })

  test('crypto imports itself and the cryptography packages only', () => {
    const allowed = /^(\.\/[^/]+\.ts|\.\/vectors\/[^/]+\.json|@hpke\/core|hash-wasm|age-encryption|@noble\/curves\/ed25519\.js)$/
    const wrong = filesOf('crypto/*.ts')
      .filter((path) => !isTest(path))
      .flatMap((path) => importsOf(path).filter((name) => !allowed.test(name)))
    expect(wrong).toEqual([])
  })

  test('nothing that the server can reach of crypto opens a seal or holds a secret key', () => {
    const reached = new Set<string>()
    const walk = (path: string): void => {
      if (reached.has(path)) return
      reached.add(path)
      for (const name of importsOf(path).filter((one) => one.startsWith('./'))) walk(`crypto/${name.slice(2)}`)
    }
    walk('crypto/public.ts')
    const opening = [...reached].filter((path) => /decrypt|importSecret|unwrapKey|generateKey/.test(readFileSync(join(root, path), 'utf8')))
    expect(opening).toEqual([])
    expect([...reached]).toContain('crypto/certificate.ts')
  })

  test('a deep import into another module or feature does not resolve', async () => {
    for (const inside of ['#modules/practice/door', '#features/site/site-frame', '#server/modules/practice/door']) {
      await expect(import(/* @vite-ignore */ inside), inside).rejects.toThrow()
    }
  })

  test('no file leaves its folder by dots, wherever they stand in the path', () => {
    const leaving = filesOf('{domain,contract,server,web,test,scripts,bench,e2e}/**/*.{ts,tsx}').filter((path) =>
      importsOf(path).some((name) => /(^|\/)\.\.(\/|$)/.test(name) && !name.startsWith('./+types')),
    )
    expect(leaving).toEqual([])
  })

  test('every module tells what it owns in a README of at most 20 lines', () => {
    for (const module of Object.keys(arrows)) {
      const lines = readFileSync(join(root, 'server', 'modules', module, 'README.md'), 'utf8')
        .trimEnd()
        .split('\n')
      expect(lines.length, module).toBeLessThanOrEqual(20)
    }
  })
})

describe('sizes', () => {
  const lineCounts = filesOf('{domain,contract,crypto,server,web}/**/*.{ts,tsx}')
    .filter((path) => !isTest(path))
    .map((path) => readFileSync(join(root, path), 'utf8').split('\n').length - 1)
    .toSorted((a, b) => a - b)
  const share = (part: number) => lineCounts[Math.floor(lineCounts.length * part)] ?? 0

  test('half of the files have at most 80 lines, nine of ten at most 250, none more than 400', () => {
    expect(share(0.5)).toBeLessThanOrEqual(80)
    expect(share(0.9)).toBeLessThanOrEqual(250)
    expect(lineCounts.at(-1)).toBeLessThanOrEqual(400)
  })
})

describe('names', () => {
  test('no file is called utils, helpers, misc or common', () => {
    const vague = filesOf('{domain,contract,crypto,server,web,scripts,test}/**/*.{ts,tsx}').filter((path) =>
      /\/(utils?|helpers?|misc|common)\.tsx?$/.test(path),
    )
    expect(vague).toEqual([])
  })

  test('.tsx files are only in web/', () => {
    expect(filesOf('{domain,contract,crypto,server,scripts,test,bench}/**/*.tsx')).toEqual([])
  })
})

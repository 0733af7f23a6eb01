import { describe, expect, test } from 'vitest'
import { pageKindHeader } from '#contract/pages'
import { refusalCodes } from '#platform/refusal'
import { securityHeaders } from '#platform/security-headers'
import { wordsOf } from '#platform/errors'
import { openDatabase } from '#platform/database'
import { anApp, aPractice, aPublishedCounsellor } from './builders.ts'
import { builtPages } from './built-pages.ts'
import { aContext, aDatabase, urlOf } from './database.ts'
import { aDoorToken } from './persons.ts'

const database = await aDatabase()
await aPractice(aContext(database))
await aPublishedCounsellor(aContext(database), { slug: 'ni-luh' })
const built = await builtPages()
const { app } = await anApp(database, { ...built, config: { designPage: true } })
const emptyDatabase = await aDatabase()
const { app: empty } = await anApp(emptyDatabase, built)
const gone = await openDatabase(urlOf(database))
await gone.close()
const { app: broken, lines: brokenLines } = await anApp(gone, built)
const { app: limited } = await anApp(database, { ...built, config: { rateLimitPerMinute: 1 } })
const { app: impatient } = await anApp(database, { ...built, config: { rateLimitPerMinute: 40 } })

const own = { origin: 'http://localhost:3000' }
const html = { accept: 'text/html,application/xhtml+xml' }
const json = { ...own, 'content-type': 'application/json' }
const form = { ...own, 'content-type': 'application/x-www-form-urlencoded' }
const asset = (await app.inject('/')).body.match(/\/assets\/[^"]+\.css/)?.[0] ?? ''

/** One of every kind of reply that there is. */
const kinds: Record<string, () => Promise<Awaited<ReturnType<typeof app.inject>>>> = {
  'API 200': () => app.inject('/api/practice'),
  'API 200 with a cookie': async () =>
    empty.inject({ method: 'POST', url: '/api/door', headers: json, payload: { token: await aDoorToken(emptyDatabase) } }),
  'API 400': () => app.inject('/api/counsellors?page=x'),
  'API 403': () => app.inject({ method: 'POST', url: '/api/door', payload: {} }),
  'API 404': () => app.inject('/api/tidak-ada'),
  'API 413': () => app.inject({ method: 'POST', url: '/api/door', headers: json, payload: `"${'x'.repeat(70_000)}"` }),
  'API 415': () => app.inject({ method: 'POST', url: '/api/door', headers: form, payload: 'token=x' }),
  'API 429': () => limited.inject('/api/practice').then(() => limited.inject('/api/practice')),
  'API 500': () => broken.inject('/api/tariff'),
  'page 200': () => app.inject('/'),
  'page 200, own': () => app.inject('/_veil?to=%2F'),
  'page 303': () => app.inject('/tampilan?theme=dark'),
  'page 404': () => app.inject('/tidak-ada'),
  'page 405': () => app.inject({ method: 'POST', url: '/', headers: form, payload: 'a=b' }),
  'page 429': () => limited.inject('/').then(() => limited.inject({ url: '/', headers: html })),
  'page 500': () => broken.inject('/layanan'),
  'quick exit': () => app.inject('/keluar'),
  'data of a page': () => app.inject('/konselor.data'),
  'no such method': () => app.inject({ method: 'DELETE', url: '/', headers: form }),
  'an address of broken UTF-8': () => app.inject('/%E0%A4%A'),
  'an address of too long a part': () => app.inject(`/api/counsellors/${'a'.repeat(300)}`),
  'a file': () => app.inject('/site.js'),
  'a file with a hash in its name': () => app.inject(asset),
  'an icon': () => app.inject('/favicon.svg'),
  health: () => app.inject('/healthz'),
  metrics: () => app.inject('/metrics'),
  openapi: () => app.inject('/openapi.json'),
}
const each = Object.entries(kinds)

describe('the security headers', () => {
  test('are these', () => {
    expect(securityHeaders('http://localhost:3000')).toMatchInlineSnapshot(`
      {
        "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "origin-agent-cluster": "?1",
        "permissions-policy": "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), usb=(), browsing-topics=(), interest-cohort=(), publickey-credentials-create=(self), publickey-credentials-get=(self)",
        "referrer-policy": "same-origin",
        "x-content-type-options": "nosniff",
        "x-dns-prefetch-control": "off",
        "x-frame-options": "DENY",
      }
    `)
  })

  test('demand HTTPS for two years where the practice has it', () => {
    expect(securityHeaders('https://teduh.example')).toMatchObject({ 'strict-transport-security': 'max-age=63072000; includeSubDomains' })
    expect(securityHeaders('http://localhost:3000')).not.toHaveProperty('strict-transport-security')
  })

  test.each(each)('stand on every kind of reply: %s', async (kind, ask) => {
    const { headers, statusCode } = await ask()
    expect([kind, statusCode]).toEqual([kind, Number(/\d{3}/.exec(kind)?.[0] ?? statusCode)])
    expect(headers).toMatchObject(securityHeaders('http://localhost:3000'))
  })

  test.each(each)('tell nothing of what is inside: %s', async (_, ask) => {
    const { headers } = await ask()
    expect(Object.keys(headers).filter((name) => /^(server|x-powered-by|x-teduh)/.test(name) || name === pageKindHeader)).toEqual([])
  })

  test('let a shared picture be shown elsewhere, and nothing else', async () => {
    const { headers } = await app.inject('/og/counsellors/ni-luh.png')
    expect(headers).toMatchObject({
      ...securityHeaders('http://localhost:3000'),
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=86400',
    })
  })

  test('give a page that hydrates a nonce of its own each time, for its scripts alone', async () => {
    const [one, two] = [await app.inject('/_ui'), await app.inject('/_ui')]
    const nonceOf = (policy: unknown) => /script-src 'self' 'nonce-([\w+/=]{24})';/.exec(String(policy))?.[1]
    expect(nonceOf(one.headers['content-security-policy'])).toBeDefined()
    expect(nonceOf(one.headers['content-security-policy'])).not.toBe(nonceOf(two.headers['content-security-policy']))
    const without = String(one.headers['content-security-policy']).replace(/ 'nonce-[^']+'/, '')
    // And it may start workers of ours, by the one policy that makes an address of a text, and show what it opened itself.
    const closed = without
      .replace("media-src blob:; worker-src 'self'; trusted-types default", "trusted-types 'none'")
      .replace('data: blob:', 'data:')
    expect(closed).toBe(securityHeaders('')['content-security-policy'])
  })

  test('let a page that hydrates ask for the microphone, and for no other device', async () => {
    const { headers } = await app.inject('/_ui')
    expect(String(headers['permissions-policy']).replace('microphone=(self)', 'microphone=()')).toBe(securityHeaders('')['permissions-policy'])
    expect(headers['permissions-policy']).toContain('microphone=(self)')
  })
})

describe('the service worker that says that there is news', () => {
  test('may ask nobody for anything, and is asked for anew each time', async () => {
    const { headers, statusCode } = await app.inject('/sw.js?lang=en')
    expect(statusCode).toBe(200)
    expect(headers).toMatchObject({ 'content-security-policy': "default-src 'none'; img-src 'self'", 'cache-control': 'no-cache' })
    expect(headers['content-type']).toMatch(/^(text|application)\/javascript/)
  })
})

describe('every cookie', () => {
  test.each(each)('is for this host only, out of reach of scripts and plain HTTP: %s', async (_, ask) => {
    for (const cookie of [(await ask()).headers['set-cookie'] ?? []].flat()) {
      expect(cookie).toMatch(/^__Host-teduh-[a-z]+=/)
      for (const part of ['Path=/', 'HttpOnly', 'Secure']) expect(cookie.split('; ')).toContain(part)
      expect(cookie).toMatch(/SameSite=(Lax|Strict)/)
      expect(cookie).not.toMatch(/Domain=/i)
    }
  })
})

describe('what a browser may keep', () => {
  test('is for years what has its hash in its name, for an hour other files, and nothing else', async () => {
    const keeps = async (kind: string) => (await kinds[kind]?.())?.headers['cache-control']
    expect(await keeps('a file with a hash in its name')).toBe('public, max-age=31536000, immutable')
    expect(await keeps('a file')).toBe('public, max-age=3600')
    for (const kind of Object.keys(kinds).filter((name) => /^(page|quick|data|API)/.test(name)))
      expect([kind, await keeps(kind)]).toEqual([kind, 'no-store'])
  })
})

describe('a refusal', () => {
  test.each([
    [undefined, 'id'],
    ['id', 'id'],
    ['en', 'en'],
    ['fr, en;q=0.5', 'en'],
    ['id;q=0.5, en', 'en'],
  ] as const)('of the API for "%s" is problem details in the language "%s"', async (language, locale) => {
    const reply = await app.inject({ url: '/api/counsellors/tidak-ada', headers: { ...html, ...(language && { 'accept-language': language }) } })
    expect(reply.headers['content-type']).toBe('application/problem+json')
    expect(reply.json()).toEqual({
      type: 'about:blank',
      status: 404,
      code: 'not-found',
      ...wordsOf('not-found', locale),
      requestId: expect.any(String),
    })
  })

  test('of a page is a page, in the language of its address, with a way to help', async () => {
    for (const [url, language, locale, emergency] of [
      ['/tidak-ada', 'en', 'id', '/darurat'],
      ['/en/tidak-ada', 'id', 'en', '/en/emergency'],
    ] as const) {
      const reply = await app.inject({ url, headers: { ...html, 'accept-language': language } })
      expect([reply.statusCode, reply.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
      expect(reply.body).toContain(`<html lang="${locale}"`)
      expect(reply.body).toContain(wordsOf('not-found', locale).title)
      expect(reply.body).toContain(`href="${emergency}"`)
    }
  })

  test('that no page could make is a page all the same, for whoever reads pages', async () => {
    const reply = await app.inject({
      method: 'POST',
      url: '/en/setup',
      headers: { ...html, 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'token=x',
    })
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8'])
    expect(reply.body).toContain(wordsOf('foreign-origin', 'en').title)
  })

  test.each(refusalCodes)('with the code %s has its page in both languages', async (code) => {
    for (const [locale, url] of [
      ['id', `/refusal/${code}`],
      ['en', `/en/refusal/${code}`],
    ] as const)
      expect((await app.inject(url)).body).toContain(wordsOf(code, locale).title)
  })

  test.each(['/api/tariff', '/layanan', '/', '/og/practice.png'])('for a fault at %s tells nothing of the fault, but the log does', async (url) => {
    const before = brokenLines.length
    const reply = await broken.inject({ url, headers: html })
    expect(reply.statusCode).toBe(500)
    expect(reply.body).not.toMatch(/calling end|failed query|drizzle|node_modules|\.[jt]s:\d/i)
    expect(brokenLines.slice(before).some((line) => JSON.parse(line).level === 50 && line.includes('"stack"'))).toBe(true)
  })
})

describe('help', () => {
  test.each([
    ['/darurat', 200],
    ['/en/emergency', 200],
    ['/keluar', 303],
    ['/api/crisis-routes', 200],
    [asset, 200],
  ])('at %s stays open to somebody who asked too often', async (url, status) => {
    for (let visit = 0; visit < 41; visit += 1) await impatient.inject('/kontak')
    expect((await impatient.inject('/kontak')).statusCode).toBe(429)
    for (let visit = 0; visit < 60; visit += 1) expect((await impatient.inject(url)).statusCode).toBe(status)
  })

  test.each(['/daruratx', '/darurat?x=1', '/darurat/x', '/keluar-x', '/en/emergencyx', '/assets/tidak-ada.css', '//darurat'])(
    'is not at %s, which only begins like it',
    async (url) => {
      expect((await impatient.inject(url)).statusCode).toBe(429)
    },
  )
})

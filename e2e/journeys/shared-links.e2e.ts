import { encode } from 'uqr'
import { pathOf } from '#lib/paths'
import { languages } from '#contract/languages'
import { expect, test } from '#e2e/journey'
import { licensedSlug, publicPages } from '#e2e/public-pages'

/** Width and height from the header of a PNG (ISO/IEC 15948, 11.2.2); anything else is no picture. */
function pngSize(bytes: Buffer): { width: number; height: number } {
  expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

test('each page tells search engines and messengers who it is, with a real picture', async ({ page, request, practice }) => {
  const pictures = new Set<string>()
  for (const { name, path, language } of publicPages) {
    await page.goto(path)
    const facts = await page.evaluate(() => {
      const meta = (key: string) => document.querySelector<HTMLMetaElement>(`meta[property="${key}"], meta[name="${key}"]`)?.content
      const ld = [...document.querySelectorAll('script[type="application/ld+json"]')].map((script) => script.textContent)
      return {
        url: meta('og:url'),
        title: meta('og:title'),
        picture: meta('og:image'),
        locale: meta('og:locale'),
        description: meta('description'),
        ld,
      }
    })
    expect(facts.url, path).toBe(practice.origin + path)
    expect(facts.title?.length, path).toBeGreaterThan(3)
    expect(facts.description?.length, path).toBeGreaterThan(20)
    expect(facts.locale, path).toBe(language === 'id' ? 'id_ID' : 'en_GB')
    expect(facts.picture, path).toMatch(new RegExp(`^${RegExp.escape(practice.origin)}/og/`))
    pictures.add(facts.picture ?? '')
    const things = facts.ld.map((text) => JSON.parse(text ?? '') as Record<string, unknown>)
    if (name === 'home') expect(things).toMatchObject([{ '@type': 'ProfessionalService', name: 'Serambi Rindang', url: practice.origin + path }])
    if (name === 'counsellor')
      expect(things).toMatchObject([{ '@type': 'Person', url: practice.origin + path, worksFor: { name: 'Serambi Rindang' } }])
  }
  for (const picture of pictures) {
    const reply = await request.get(picture)
    expect(reply.headers()['content-type']).toBe('image/png')
    expect(reply.headers()['cross-origin-resource-policy'], 'messengers may show it').toBe('cross-origin')
    expect(pngSize(await reply.body())).toEqual({ width: 1200, height: 630 })
  }
  expect(pictures.size).toBe(2)
})

test('the sitemap lists every page in both languages, and each answers', async ({ request, practice }) => {
  const xml = await (await request.get('/sitemap.xml')).text()
  const entries = [...xml.matchAll(/<url><loc>([^<]+)<\/loc>(.*?)<\/url>/g)].map(([, loc = '', rest = '']) => ({
    loc,
    alternates: [...rest.matchAll(/hreflang="(\w+)" href="([^"]+)"/g)].map(([, language, href]) => [language, href]),
  }))
  const locs = entries.map(({ loc }) => loc)
  expect(new Set(locs).size).toBe(locs.length)
  const { slugs } = (await (await request.get('/api/counsellor-slugs')).json()) as { slugs: string[] }
  const expected = [
    ...publicPages.filter(({ name }) => name !== 'counsellor').map(({ path }) => practice.origin + path),
    ...slugs.flatMap((slug) => languages.map((language) => practice.origin + pathOf('counsellor', language, { slug }))),
  ]
  expect(locs.toSorted()).toEqual(expected.toSorted())
  for (const { loc, alternates } of entries) {
    expect(alternates.map(([language]) => language)).toEqual([...languages])
    for (const [, href] of alternates) expect(locs).toContain(href)
    expect((await request.get(loc)).status(), loc).toBe(200)
  }
})

test('robots may read the site, but not the ways out and in', async ({ request, practice }) => {
  const lines = (await (await request.get('/robots.txt')).text()).split('\n')
  expect(lines).toContain(`Sitemap: ${practice.origin}/sitemap.xml`)
  const closed = lines.filter((line) => line.startsWith('Disallow: ')).map((line) => line.slice('Disallow: '.length))
  // `*` stands for anything, and every pattern is a beginning (RFC 9309 2.2.3).
  const closing = (path: string) => closed.filter((pattern) => new RegExp(`^${pattern.split('*').map(RegExp.escape).join('.*')}`).test(path))
  const times = languages.map((language) => `${pathOf('times', language, { slug: licensedSlug })}?zone=Asia/Jayapura`)
  for (const path of ['/keluar', '/setup', '/meja', '/en/setup', '/en/desk', '/api/counsellors', '/tampilan?theme=dark', ...times])
    expect(closing(path), path).toHaveLength(1)
  for (const { path } of publicPages) expect(closing(path), path).toEqual([])
})

test('pages that are nobody’s to find ask not to be indexed', async ({ page }) => {
  for (const path of ['/setup', '/tidak-ada', '/refusal/too-many-requests']) {
    await page.goto(path)
    await expect(page.locator('meta[name=robots]'), path).toHaveAttribute('content', 'noindex')
    await expect(page.locator('link[rel=canonical]'), path).toHaveCount(0)
  }
})

test('the manifest can be installed, and its short name gives nothing away', async ({ request, page }) => {
  await page.goto('/')
  const href = await page.locator('link[rel=manifest]').getAttribute('href')
  const reply = await request.get(href ?? '')
  expect(reply.headers()['content-type']).toContain('application/manifest+json')
  const manifest = (await reply.json()) as { short_name: string; start_url: string; icons: { src: string; sizes: string; type: string }[] }
  expect(manifest.short_name).not.toMatch(/kons|couns|psik|psych/i)
  expect((await request.get(manifest.start_url)).status()).toBe(200)
  expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']))
  for (const { src, sizes } of manifest.icons) {
    const { width, height } = pngSize(await (await request.get(src)).body())
    expect(`${width}x${height}`).toBe(sizes)
  }
  for (const link of await page.locator('link[rel=icon], link[rel=apple-touch-icon]').all()) {
    expect((await request.get((await link.getAttribute('href')) ?? '')).status()).toBe(200)
  }
})

for (const language of languages) {
  test(`the QR code on a counsellor’s page in ${language} holds the address of that page, and nothing else`, async ({ page, practice }) => {
    const path = pathOf('counsellor', language, { slug: licensedSlug })
    await page.goto(`${path}?utm_source=poster`)
    const drawn = page.getByRole('img', { name: /QR/ })
    await expect(drawn).toBeVisible()
    const viewBox = (await drawn.getAttribute('viewBox')) ?? ''
    const shape = (await drawn.locator('path').getAttribute('d')) ?? ''
    const dark = [...shape.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x},${y}`)
    const { data, size } = encode(practice.origin + path, { ecc: 'M', border: 4 })
    const expected = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `${x},${y}` : [])))
    expect(viewBox).toBe(`0 0 ${size} ${size}`)
    expect(dark).toEqual(expected)
    await expect(page.getByRole('main')).toContainText(practice.origin + path)
  })
}

test('the share button appears with JavaScript, copies the address and says so', async ({ page, context, practice }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: practice.origin })
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'share', { value: undefined }))
  await page.goto(`/konselor/${licensedSlug}`)
  await page.getByRole('button', { name: 'Bagikan tautan' }).click()
  await expect(page.getByRole('button', { name: 'Tautan tersalin' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${practice.origin}/konselor/${licensedSlug}`)
})

import type { CounsellorPage, CounsellorProfile } from '#contract/counsellors'
import { formatIdr } from '#lib/format'
import { expect, test } from '#e2e/journey'

test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })

test.describe('finding a counsellor with JavaScript switched off', () => {
  test('two filters, a person, the licence, the prices, and back to the results', async ({ page, request }) => {
    await page.goto('/')
    await page.getByRole('main').getByRole('link', { name: 'Cari konselor' }).click()
    await expect(page.getByRole('heading', { name: '18 konselor cocok' })).toBeVisible()

    await page.getByText('Filter lain').click()
    await page.getByLabel('Masalah').selectOption({ label: 'Trauma' })
    await page.getByLabel('Cara bicara').selectOption({ label: 'Video' })
    await page.getByRole('button', { name: 'Cari' }).click()
    await expect(page).toHaveURL(/for=trauma/)
    await expect(page).toHaveURL(/by=video/)

    const found = (await (await request.get('/api/counsellors?specialisation=trauma&mode=video')).json()) as CounsellorPage
    expect(found.total).toBeGreaterThan(2)
    expect(found.total).toBeLessThan(18)
    const results = page.getByRole('region', { name: `${found.total} konselor cocok` })
    await expect(results.getByRole('heading', { level: 3 })).toHaveText(found.counsellors.map(({ name }) => name))
    await expect(page.getByRole('list', { name: 'Filter yang dipakai' }).getByRole('link')).toHaveText([/Trauma/, /Video/, 'Hapus semua filter'])

    const first = found.counsellors.find(({ licensed }) => licensed)
    const profile = (await (await request.get(`/api/counsellors/${first?.slug}`)).json()) as CounsellorProfile
    const resultsUrl = page.url()
    await results.getByRole('link', { name: profile.name }).click()
    await expect(page.getByRole('heading', { level: 1, name: profile.name })).toBeVisible()
    await expect(page.getByText('Izin sudah diperiksa')).toBeVisible()
    for (const service of profile.services) {
      const line = page
        .getByRole('listitem')
        .filter({ hasText: service.name.id })
        .filter({ hasText: formatIdr(service.priceIdr) })
      await expect(line.first()).toBeVisible()
    }
    for (const licence of profile.licences) {
      const card = page.getByRole('listitem').filter({ hasText: licence.number })
      await expect(card).toContainText(licence.kindName.id)
      const check = card.getByRole('link', { name: 'Periksa sendiri di sini' })
      if (licence.checkUrl) await expect(check).toHaveAttribute('href', licence.checkUrl)
      else await expect(check).toHaveCount(0)
    }
    expect(profile.licences.some(({ checkUrl }) => checkUrl?.startsWith('https://'))).toBe(true)

    await page.goBack({ waitUntil: 'commit' })
    await expect(page).toHaveURL(resultsUrl)
    await expect(results).toBeVisible()
    await page.getByRole('link', { name: 'Trauma (hapus filter)' }).click()
    await expect(page).not.toHaveURL(/for=trauma/)
    await expect(page).toHaveURL(/by=video/)
  })

  test('the next page holds the rest, nobody twice', async ({ page }) => {
    await page.goto('/konselor')
    const names = page.getByRole('region', { name: '18 konselor cocok' }).getByRole('heading', { level: 3 })
    const first = await names.allTextContents()
    await page.getByRole('link', { name: 'Berikutnya' }).click()
    await expect(page.getByText('Halaman 2 dari 2')).toBeVisible()
    const second = await names.allTextContents()
    expect(new Set([...first, ...second]).size).toBe(18)
    await expect(page.getByRole('link', { name: 'Berikutnya' })).toHaveCount(0)
    await page.getByRole('link', { name: 'Sebelumnya' }).click()
    await expect(names).toHaveText(first)
  })

  test('words find names, towns and what one goes through', async ({ page }) => {
    for (const [words, expected] of [
      ['felicia', 'Felicia Hartanti Gunadi'],
      ['Jayapura', 'Yosina'],
      ['bahasa isyarat', 'Raka Bagus Wicaksono'],
    ] as const) {
      await page.goto('/konselor')
      await page.getByLabel('Kata kunci').fill(words)
      await page.getByRole('button', { name: 'Cari' }).click()
      await expect(page.getByRole('heading', { level: 3, name: expected }), words).toBeVisible()
      await expect(page.getByLabel('Kata kunci')).toHaveValue(words)
    }
  })

  test('a search without results says so and leads out; an unknown filter is named and ignored', async ({ page }) => {
    await page.goto('/konselor?q=zzzzzz&for=grief')
    await expect(page.getByRole('heading', { name: 'Belum ada yang cocok' })).toBeVisible()
    await page.getByRole('main').getByRole('link', { name: 'Hapus semua filter' }).last().click()
    await expect(page.getByRole('heading', { name: '18 konselor cocok' })).toBeVisible()
    await page.goto('/konselor?for=bukan-apa-apa&page=99')
    await expect(page.getByText('Ada filter di alamat ini yang tidak kami kenali')).toBeVisible()
    await expect(page.getByText('Halaman 2 dari 2')).toBeVisible()
  })

  test('help stands first when nobody is found, and when the words tell of a crisis', async ({ page }) => {
    for (const [path, title] of [
      ['/konselor?q=zzzzzz', 'Perlu bantuan sekarang juga?'],
      ['/konselor?q=bunuh+diri', 'Bila Anda ingin mengakhiri hidup'],
      ['/en/counsellors?q=kill+myself', 'If you want to end your life'],
    ] as const) {
      await page.goto(path)
      await expect(page.getByRole('main').getByText(title), path).toBeVisible()
      await expect(page.getByRole('main').getByRole('link', { name: /halaman darurat|emergency page/ }), path).toBeVisible()
    }
    await page.goto('/konselor?q=%25%25')
    await expect(page.getByText('Kata itu tidak bisa kami cari')).toBeVisible()
  })

  test('a counsellor without a valid licence is shown as paused, with no call to book', async ({ page, request }) => {
    const { counsellors } = (await (await request.get('/api/counsellors?page=2')).json()) as CounsellorPage
    const all = [...((await (await request.get('/api/counsellors')).json()) as CounsellorPage).counsellors, ...counsellors]
    const paused = all.find(({ licensed }) => !licensed)
    await page.goto(`/konselor/${paused?.slug}`)
    await expect(page.getByText('Izin sedang ditinjau')).toBeVisible()
    await expect(page.getByText('sedang tidak menerima klien baru')).toBeVisible()
  })
})

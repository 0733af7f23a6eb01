import { expect, test } from '#e2e/journey'
import { demoAdmin, logInAsStaff } from '#e2e/staff'

test('an invitation outlives a reload of its tab and a step to the other language; a link that was cut off says so', async ({
  page,
  browser,
  practice,
}) => {
  const admin = await (await browser.newContext({ baseURL: practice.origin })).newPage()
  await logInAsStaff(admin, demoAdmin())
  await admin.getByRole('link', { name: 'Pengguna' }).first().click()
  await admin.getByRole('button', { name: 'Buat undangan' }).click()
  const link = await admin.getByRole('textbox', { name: 'Tautan undangan' }).inputValue()
  await page.goto(link)
  await expect(page.getByLabel('Nama samaran')).toBeVisible()
  await page.reload()
  await expect(page.getByText(/mengundang Anda sebagai konselor/)).toBeVisible()
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.getByText(/invites you as counsellor/)).toBeVisible()
  await page.reload()
  await expect(page.getByText(/invites you as counsellor/)).toBeVisible()
  await expect(page).toHaveURL('/en/invitation')
  for (const cut of ['', '#bogus', link.slice(link.indexOf('#'), -1)]) {
    await page.goto('about:blank')
    await page.goto(`/undangan${cut}`)
    await expect(page.getByRole('alert'), cut).toContainText('Tautan undangan ini tidak lengkap')
    await page.getByRole('link', { name: 'English' }).click()
    await expect(page.getByRole('alert'), cut).toContainText('This invitation link is not complete')
    await expect(page.getByRole('alert').getByRole('link')).toHaveAttribute('href', '/en/contact')
  }
  const card = admin.getByRole('listitem').filter({ hasText: 'Menunggu' }).first()
  await expect(card).toContainText(/Dibuat \S+, \d+ \S+ 20\d\d.* oleh sekar-rindang/)
  await card.getByRole('button', { name: 'Tarik undangan' }).click()
  await expect(admin.getByRole('status').filter({ hasText: 'sudah ditarik' })).toBeVisible()
  await admin.context().close()
})

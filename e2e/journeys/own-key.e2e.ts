import { cardFingerprint, safetyNumberGroups, verifyCard } from '#crypto'
import { expect, test } from '#e2e/journey'
import { keptIdentity, leave, logIn, makeCounsellor, register, stepTo } from '#e2e/people'
import { enrolTotp, logInAsStaff, ofDemo, unlock } from '#e2e/staff'

test('a counsellor whom nobody has certified is told what comes next, and finds the digits to read out', async ({ page }) => {
  const somebody = await register(page)
  await leave(page)
  await makeCounsellor(somebody.name)
  await logIn(page, somebody)
  await expect(page.getByRole('heading', { level: 1, name: 'Pasang langkah kedua' })).toBeVisible({ timeout: 30_000 })
  await enrolTotp(page)
  await page.goto('/akun')
  await unlock(page, somebody)
  await expect(page.getByText('Kunci Anda belum disahkan oleh praktik')).toBeVisible()
  await page.getByRole('link', { name: 'Lihat sidik kunci' }).click()
  const part = page.getByRole('region', { name: 'Sidik kunci Anda' })
  await expect(part).toBeFocused()
  await expect(part).toContainText('sebelum menandatangani sertifikat')
  const { signed } = JSON.parse(await keptIdentity(page)) as { signed: unknown }
  const groups = safetyNumberGroups(await cardFingerprint(await verifyCard(signed)))
  await expect(part.getByRole('listitem')).toHaveText([...groups])
})

test('who is certified, and a client, is told nothing of it; the client finds the digits as well', async ({ page, browser, practice }) => {
  await logInAsStaff(page, ofDemo('felicia-gunadi'))
  await expect(page.getByText('Kunci Anda belum disahkan')).toHaveCount(0)
  const client = await (await browser.newContext({ baseURL: practice.origin })).newPage()
  await register(client)
  await expect(client.getByText('Kunci Anda belum disahkan')).toHaveCount(0)
  await stepTo(client, 'Keamanan')
  await expect(client.getByRole('region', { name: 'Sidik kunci Anda' }).getByRole('listitem')).toHaveCount(6)
  await client.context().close()
})

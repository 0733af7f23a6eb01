import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import type { Page } from '@playwright/test'
import { expect, test } from '#e2e/journey'
import { register } from '#e2e/people'
import { demoAdmin, logInAsStaff, ofDemo } from '#e2e/staff'
import { stage } from '#e2e/stage'
import { expectUsable } from '#e2e/usable'

const part = (page: Page, name: string) => page.getByRole('region', { name })

async function openFromAccount(page: Page, name: string): Promise<void> {
  await page.getByRole('main').getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

test('a client makes a private address, sees it once, and it gives a calendar until it is ended', async ({ page, request }) => {
  await register(page)
  await openFromAccount(page, 'Kalender')
  const feed = part(page, 'Alamat kalender pribadi')
  await expect(feed.getByText('Belum ada alamat.')).toBeVisible()
  await expect(part(page, 'Jam sibuk dari kalender lain')).toBeHidden()
  await expectUsable(page)
  await feed.getByRole('button', { name: 'Buat alamat' }).click()
  const address = await page.getByLabel('Alamat kalender', { exact: true }).inputValue()
  expect(address).toMatch(/\/api\/calendar-feeds\/[\w-]{43}$/)
  await expect(feed.getByRole('img', { name: /Kode QR/ })).toBeVisible()
  await expect(feed.getByRole('link', { name: 'Buka di aplikasi kalender' })).toHaveAttribute('href', /^webcal:/)
  await feed.getByText('Cara memasangnya').click()
  await expectUsable(page)
  const given = await request.get(address)
  expect([given.status(), given.headers()['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(await given.text()).toContain('X-WR-CALNAME:Janji temu')
  await feed.getByRole('button', { name: 'Hentikan alamat ini' }).click()
  await feed.getByRole('button', { name: 'Hentikan alamat ini' }).click()
  await expect(feed.getByText('Alamat itu sudah tidak berlaku.')).toBeVisible()
  expect((await request.get(address)).status()).toBe(404)
})

test('a counsellor has another calendar read; what is wrong with an address is told at its field, and nothing typed is lost', async ({ page }) => {
  test.setTimeout(180_000)
  await logInAsStaff(page, ofDemo('asep-ridwan'))
  await openFromAccount(page, 'Kalender')
  const imports = part(page, 'Jam sibuk dari kalender lain')
  const field = imports.getByLabel('Alamat kalender (ICS)')
  const add = imports.getByRole('button', { name: 'Baca kalender ini' })
  await add.click()
  await expect(field).toHaveAccessibleDescription(/Tempel alamatnya/)
  await expect(field).toBeFocused()
  await field.fill('https://10.0.0.1/kalender.ics')
  await add.click()
  await expect(field).toHaveAccessibleDescription(/tempat umum di internet/)
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('https://10.0.0.1/kalender.ics')
  await field.fill(stage().neutralUrl)
  await add.click()
  await expect(field).toHaveAccessibleDescription(/bukan kalender/)
  await expectUsable(page)
  await field.fill(new URL('/kalender.ics', stage().neutralUrl).href)
  await add.click()
  await expect(imports.getByRole('status')).toContainText('sudah dibaca')
  await expect(field).toHaveValue('')
  await expect(imports.getByText(/20[01] rentang sibuk/)).toBeVisible()
  await expectUsable(page)
  await imports.getByRole('button', { name: 'Baca sekarang' }).click()
  await expect(imports.getByRole('status')).toContainText('Sudah dibaca')
  await imports.getByRole('button', { name: /^Jangan baca lagi/ }).click()
  await imports.getByRole('button', { name: 'Jangan baca lagi', exact: true }).click()
  await expect(imports.getByRole('status')).toContainText('tidak lagi dibaca')
  await expect(imports.getByText('Belum ada kalender')).toBeVisible()
})

test('the desk sees which reminders came and why others did not, and cannot resend what is over', async ({ page }) => {
  test.setTimeout(180_000)
  await withReminders()
  await logInAsStaff(page, demoAdmin())
  await openFromAccount(page, 'Pengingat')
  const row = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) })
  // Others are told as well, meanwhile; this one was.
  const sent = row('Janji temu pasti').filter({ hasText: 'Terkirim' }).first()
  await expect(sent).toBeVisible()
  await expect(row('Pengingat sehari sebelumnya').filter({ hasText: 'Server surel atau layanan notifikasi menolaknya' }).first()).toBeVisible()
  await expect(row('Janji temu batal').first()).toContainText('Tidak ada jalan')
  await expectUsable(page)
  await sent.getByRole('button', { name: /Kirim lagi/ }).click()
  await expect(sent.getByRole('alert')).toContainText('tidak bisa dikirim lagi')
})

/** Of an appointment that is none any more. */
async function withReminders(): Promise<void> {
  const client = new Client({ connectionString: stage().databaseUrl })
  await client.connect()
  const of = [randomUUID()]
  await client.query(
    `insert into notifications.reminder (appointment_id, account_id, occasion, starts_at, channel, due_at, told_at, outcome)
     select $1, a.id, o.occasion, now() - interval '1 hour', o.channel, now() - o.ago * interval '1 hour', now() - o.ago * interval '1 hour', o.outcome
     from (select id from accounts.account where role = 'counsellor' order by username limit 1) a,
       (values ('confirmed', 'email', 'sent', 3), ('day-before', 'email', 'refused', 4), ('cancelled', null, 'no-way', 2)) o (occasion, channel, outcome, ago)`,
    of,
  )
  await client.end()
}

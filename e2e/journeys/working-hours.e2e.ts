import type { BrowserContext, Locator, Page } from '@playwright/test'
import { Client } from 'pg'
import { pathOf, timesPath } from '#lib/paths'
import { expect, test } from '#e2e/journey'
import { logInAsStaff, ofDemo, unlock } from '#e2e/staff'
import { stage } from '#e2e/stage'
import { expectUsable } from '#e2e/usable'

/** A counsellor at her own desk, in the far east; each step goes on where the one before ended. */
test.describe.configure({ mode: 'serial' })

const yosina = ofDemo('yosina-rumbiak')
const slug = 'yosina-marthina-rumbiak'
const zone = 'Asia/Jayapura'
const nextMonday = (() => {
  const today = Temporal.Now.plainDateISO(zone)
  return today.add({ days: 8 - today.dayOfWeek })
})()
const day = (after: number): string => nextMonday.add({ days: after }).toString()
const serviceName = `Sesi uji ${crypto.randomUUID().slice(0, 6)}`

let context: BrowserContext
let page: Page

test.beforeAll(async ({ browser }) => {
  await sql('delete from scheduling.calendar where counsellor_id = (select id from accounts.account where username = $1)', [yosina.name])
  context = await browser.newContext({ baseURL: stage().origin, locale: 'id-ID', viewport: { width: 1280, height: 900 } })
  page = await context.newPage()
  await logInAsStaff(page, yosina)
})
test.afterAll(() => context.close())

async function sql<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: stage().databaseUrl })
  await client.connect()
  try {
    return (await client.query(text, values)).rows as Row[]
  } finally {
    await client.end()
  }
}

const column = (date: string): Locator => page.locator(`[data-day="${date}"]`)
const windowsIn = (date: string): Locator => column(date).locator('[data-window]')
const save = () => page.getByRole('button', { name: 'Simpan jam kerja' })
const heading = (name: string) => page.getByRole('heading', { level: 1, name })

/** The hours that are drawn while nothing is early or late. */
const firstHour = 7
const hourPx = 48

/** From one time of a day to another, by the mouse. */
async function pull(date: string, from: number, to: number): Promise<void> {
  await column(date).scrollIntoViewIfNeeded()
  const box = await column(date).boundingBox()
  if (!box) throw new Error(`no column for ${date}`)
  const at = (hour: number) => [box.x + box.width / 2, box.y + (hour - firstHour) * hourPx] as const
  await page.mouse.move(...at(from))
  await page.mouse.down()
  await page.mouse.move(...at((from + to) / 2))
  await page.mouse.move(...at(to))
  await page.mouse.up()
}

async function keptHours(): Promise<{ weekly: { from: number; to: number }[][]; exceptions: unknown[]; mostPerDay: number | null }> {
  return ((await (await page.request.get('/api/working-hours')).json()) as { hours: never }).hours
}

test('an agenda without hours says the first step, and leads there', async () => {
  await page.getByRole('navigation', { name: 'Halaman Anda' }).getByRole('link', { name: 'Agenda' }).click()
  await expect(heading('Agenda')).toBeVisible()
  await expectUsable(page)
  await page.getByRole('link', { name: 'Atur jam kerja' }).click()
  await expect(heading('Jam kerja')).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Halaman Anda' }).getByRole('link', { name: 'Agenda' })).toHaveAttribute('aria-current', 'page')
})

test('hours are drawn, stretched and moved by hand, in quarters of an hour', async () => {
  await page.getByRole('button', { name: 'Berikutnya' }).click()
  await pull(day(0), 9, 12)
  await expect(windowsIn(day(0))).toHaveAccessibleName(/09\.00 sampai 12\.00$/)
  await pull(day(0), 14, 16)
  await expect(windowsIn(day(0))).toHaveCount(2)
  // By its lower end, and then as a whole.
  await pull(day(0), 15.98, 17.1)
  await expect(windowsIn(day(0)).nth(1)).toHaveAccessibleName(/14\.00 sampai 17\.00$/)
  await pull(day(0), 15.5, 14.5)
  await expect(windowsIn(day(0)).nth(1)).toHaveAccessibleName(/13\.00 sampai 16\.00$/)
  await expect(windowsIn(day(0)).nth(1), 'what was moved keeps the focus').toBeFocused()
  await page.getByRole('button', { name: 'Urungkan' }).click()
  await expect(windowsIn(day(0)).nth(1)).toHaveAccessibleName(/14\.00 sampai 17\.00$/)
})

test('the same goes by keyboard: arrows move, with Shift the end, with Alt the beginning, Delete removes', async () => {
  const second = windowsIn(day(0)).nth(1)
  await second.focus()
  await page.keyboard.press('ArrowUp')
  await expect(second).toHaveAccessibleName(/13\.45 sampai 16\.45$/)
  await page.keyboard.press('Shift+ArrowUp')
  await page.keyboard.press('Shift+ArrowUp')
  await page.keyboard.press('Shift+ArrowUp')
  await page.keyboard.press('Alt+ArrowDown')
  await expect(second).toHaveAccessibleName(/14\.00 sampai 16\.00$/)
  await expect(page.getByRole('status').filter({ hasText: '14.00–16.00' }), 'and is heard').toHaveCount(1)
  await page.keyboard.press('Delete')
  await expect(windowsIn(day(0))).toHaveCount(1)
  await expect(windowsIn(day(0)), 'reading goes on at what is left').toBeFocused()
})

test('plain fields take exact times, and say what does not fit', async () => {
  await page.locator(`#day-${day(1)}`).click()
  const panel = page.getByRole('region', { name: /^Selasa/ })
  await panel.getByRole('button', { name: 'Tambah jam' }).click()
  await panel.getByLabel('Dari').fill('19:00')
  await panel.getByLabel('Sampai').fill('18:00')
  await panel.getByLabel('Sampai').press('Enter')
  await expect(panel.getByLabel('Sampai')).toHaveAccessibleDescription(/yang kedua setelah yang pertama/)
  await expectUsable(page)
  await panel.getByLabel('Sampai').fill('20:00')
  await panel.getByLabel('Sampai').press('Enter')
  await expect(windowsIn(day(1))).toHaveAccessibleName(/19\.00 sampai 20\.00$/)
})

test('a day is copied to another, and one date is off', async () => {
  await page.locator(`#day-${day(0)}`).click()
  const panel = page.getByRole('region', { name: /^Senin/ })
  await panel.getByText('Salin ke hari lain').click()
  await panel.getByLabel('Jumat').check()
  await panel.getByRole('button', { name: 'Salin', exact: true }).click()
  await expect(windowsIn(day(4))).toHaveAccessibleName(/09\.00 sampai 12\.00$/)
  await page.getByRole('button', { name: 'Bulan' }).click()
  const shown = page.locator(`[data-date="${day(0)}"]`)
  await shown.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.locator(`[data-date="${day(1)}"]`), 'arrows go from day to day').toBeFocused()
  const tuesday = page.getByRole('region', { name: /^Selasa/ })
  await tuesday.getByText('Tanggal ini saja').click()
  await tuesday.getByRole('button', { name: 'Jadikan libur' }).click()
  await expect(page.locator(`[data-date="${day(1)}"]`)).toHaveAccessibleName(/libur, hanya tanggal ini/)
  await expectUsable(page)
})

test('whoever leaves before saving is asked, and what is saved is what was drawn', async () => {
  await page.getByRole('navigation', { name: 'Halaman Anda' }).getByRole('link', { name: 'Akun' }).click()
  const question = page.getByRole('alertdialog', { name: 'Perubahan belum disimpan' })
  await expect(question).toBeVisible()
  await question.getByRole('button', { name: 'Tetap di sini' }).first().click()
  await page.getByLabel('Paling banyak sesi sehari').selectOption('4')
  await save().click()
  await expect(page.getByRole('status').filter({ hasText: 'Jam kerja tersimpan' })).toBeVisible()
  await expect(save()).toHaveCount(0)
  const nine = [{ from: 540, to: 720 }]
  expect(await keptHours()).toMatchObject({
    weekly: [nine, [{ from: 1140, to: 1200 }], [], [], nine, [], []],
    exceptions: [{ date: day(1), windows: [] }],
    mostPerDay: 4,
  })
})

test('a service is refused field by field, then kept, changed and shown to everybody', async () => {
  await page.getByRole('navigation', { name: 'Halaman Anda' }).getByRole('link', { name: 'Akun' }).click()
  await page.getByRole('link', { name: 'Layanan saya' }).click()
  await page.getByRole('button', { name: 'Tambah layanan' }).click()
  await page.getByLabel('Lama sesi (menit)').fill('5')
  await page.getByLabel('Harga').fill('dua ratus')
  await page.getByRole('button', { name: 'Simpan layanan' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveText([/bahasa Indonesia/, /bahasa Inggris/, /10 sampai 240/, /Harga/])
  await expect(page.getByLabel('Lama sesi (menit)'), 'nothing is lost').toHaveValue('5')
  await expectUsable(page)
  await page.getByText('Suara', { exact: true }).click()
  await page.getByLabel('Nama dalam bahasa Indonesia').fill(serviceName)
  await page.getByLabel('Nama dalam bahasa Inggris').fill('Trial session')
  await page.getByLabel('Lama sesi (menit)').fill('60')
  await page.getByLabel('Harga').fill('250000')
  await page.getByLabel('Harga').blur()
  await expect(page.getByLabel('Harga')).toHaveValue('250.000')
  await page.getByRole('button', { name: 'Simpan layanan' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'sudah tampil di halaman Anda' })).toBeVisible()
  const card = page.getByRole('listitem').filter({ hasText: serviceName })
  await expect(card).toContainText('Rp250.000')
  await expectUsable(page)
})

test('the public page of times shows exactly those hours', async ({ browser }) => {
  const { services } = (await (await page.request.get('/api/services')).json()) as { services: { id: string; name: { id: string } }[] }
  const service = services.find(({ name }) => name.id === serviceName)?.id
  const visitor = await browser.newPage({ baseURL: stage().origin, javaScriptEnabled: false })
  const timesOn = (date: string) => visitor.locator(`ul[aria-labelledby="${date}"]`).getByRole('link').allInnerTexts()
  const morning = ['09.00', '09.30', '10.00', '10.30', '11.00']
  await visitor.goto(timesPath('id', slug, { service, from: day(0) }))
  await expect(visitor.locator(`ul[aria-labelledby="${day(0)}"]`)).toBeVisible()
  expect(await Promise.all([0, 1, 2, 3, 4, 5, 6].map((after) => timesOn(day(after))))).toEqual([morning, [], [], [], morning, [], []])
  await visitor.goto(timesPath('id', slug, { service, from: day(7) }))
  await expect(visitor.locator(`ul[aria-labelledby="${day(8)}"]`)).toBeVisible()
  expect(await timesOn(day(8)), 'only the one date was off').toEqual(['19.00'])
  await visitor.close()
})

/** As if a client had booked and paid, on the Monday at ten; the client sits two hours further west. */
async function aBooking(): Promise<void> {
  await sql(
    `insert into scheduling.appointment (id, client_id, counsellor_id, service_id, mode, service_name, minutes, price_idr, starts_at, ends_at,
       occupied_until, state, change_until, grace_until, client_time_zone, made_at, confirmed_at)
     select gen_random_uuid(), client.id, own.id, service.id, service.mode, service.name, 60, 250000, at.begin, at.begin + interval '1 hour',
       at.begin + interval '70 minutes', 'confirmed', at.begin - interval '1 day', at.begin + interval '10 minutes', 'Asia/Jakarta', now(), now()
     from accounts.account own, accounts.account client, counsellors.service service, (select $1::timestamptz as begin) at
     where own.username = $2 and client.username = 'langit-timur' and service.name ->> 'id' = $3`,
    [nextMonday.toZonedDateTime({ timeZone: zone, plainTime: '10:00' }).toInstant().toString(), yosina.name, serviceName],
  )
}

test('the agenda shows a booking by day, week and list, in both zones, and says why something cannot be done yet', async () => {
  await aBooking()
  await page.goto(`${pathOf('agenda', 'id')}?view=day&day=${day(0)}`)
  await unlock(page, yosina)
  const block = page.getByRole('button', { name: '10.00–11.00, langit-timur, Suara, pasti' })
  await expect(block).toBeVisible()
  await expectUsable(page)
  await page.getByRole('button', { name: 'Minggu', exact: true }).click()
  await expect(block).toBeVisible()
  await expectUsable(page)
  await page.getByRole('button', { name: 'Daftar' }).click()
  await expect(page.getByRole('button', { name: /langit-timur/ })).toContainText('Klien: 08.00–09.00 WIB')
  await expectUsable(page)
  await page.getByRole('button', { name: /langit-timur/ }).click()
  const details = page.getByRole('dialog', { name: 'langit-timur' })
  await expect(details).toContainText('10.00–11.00 WIT')
  await expect(details).toContainText('Rp250.000')
  await expect(details.getByRole('button', { name: 'Klien tidak hadir' })).toHaveAccessibleDescription('Bisa setelah waktunya mulai.')
  await expectUsable(page)
})

test('it is moved to a time that is free, and a change of hours tells that it lies outside now', async () => {
  const details = page.getByRole('dialog', { name: 'langit-timur' })
  await details.getByRole('button', { name: 'Pindahkan ke waktu lain' }).click()
  const friday = details.getByRole('group', { name: /^Jumat/ }).first()
  await friday.getByText('09.30', { exact: true }).click()
  await details.getByRole('button', { name: 'Pindahkan', exact: true }).click()
  await expect(details.getByRole('status')).toContainText('09.30 WIT')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Jam kerja' }).click()
  await expect(heading('Jam kerja')).toBeVisible()
  await page.getByRole('button', { name: 'Berikutnya' }).click()
  await windowsIn(day(4)).focus()
  await page.keyboard.press('Delete')
  await save().click()
  const told = page.getByRole('status').filter({ hasText: 'Janji yang sekarang di luar jam kerja: 1' })
  await expect(told).toContainText('langit-timur')
  await expect(column(day(4)).getByRole('img', { name: 'di luar jam' }), 'and it stands in the calendar still').toBeVisible()
  await expectUsable(page)
})

test('in English it is the same desk, and a booking can be given back', async () => {
  await page.goto(`${pathOf('agenda', 'en')}?view=list&day=${day(0)}`)
  await unlock(page, yosina)
  await page.getByRole('button', { name: /langit-timur/ }).click()
  const details = page.getByRole('dialog', { name: 'langit-timur' })
  await expect(details).toContainText('09:30–10:30 WIT')
  await details.getByRole('button', { name: 'Cancel the session' }).click()
  await expect(details).toContainText('everything that was paid is given back')
  await details.getByText('Not well').click()
  await details.getByRole('button', { name: 'Yes, cancel it' }).click()
  await expect(details).toContainText('by you: Not well')
  await page.keyboard.press('Escape')
  await page.goto(pathOf('hours', 'en'))
  await unlock(page, yosina)
  await expect(page.getByRole('heading', { level: 1, name: 'Working hours' })).toBeVisible()
  await expectUsable(page)
})

test('on a phone one day is shown at a time, and a touch adds an hour', async ({ browser }) => {
  const phone = await browser.newContext({
    baseURL: stage().origin,
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    locale: 'id-ID',
  })
  const small = await phone.newPage()
  await logInAsStaff(small, yosina)
  await small.goto(`${pathOf('hours', 'id')}?view=week&day=${day(2)}`)
  await unlock(small, yosina)
  await expect(small.locator('[data-day]:visible')).toHaveCount(1)
  const box = await small.locator(`[data-day="${day(2)}"]`).boundingBox()
  await small.locator(`[data-day="${day(2)}"]`).tap({ position: { x: (box?.width ?? 0) / 2, y: 3.5 * hourPx } })
  await expect(small.locator(`[data-day="${day(2)}"] [data-window]`)).toHaveAccessibleName(/10\.00 sampai 11\.00$/)
  await expectUsable(small)
  await phone.close()
})

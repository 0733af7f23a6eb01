import { brotliDecompressSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { saveBookingRules } from '#contract/scheduling'
import { timesPath } from '#lib/paths'
import { anyText } from './any-text.ts'
import { anApp, aPractice, aService } from './builders.ts'
import { builtPages } from './built-pages.ts'
import { aContext, aDatabase, testNow } from './database.ts'
import { aBookableCounsellor, askScheduling, bookableServices, someHours } from './scheduling.ts'

/** The page of free times as a browser without any script gets it. */
const database = await aDatabase()
const operator = aContext(database, { kind: 'operator' })
await aPractice(operator)
const { app } = await anApp(database, { ...(await builtPages()), now: () => testNow })
const letters = aService({ mode: 'letters', minutes: null, answerWithinHours: 48, name: { id: 'Surat', en: 'Letters' } })
const felicia = await aBookableCounsellor(database, { name: 'Felicia Hartanti, M.Psi.', services: [aService(), letters] })
const [video = '', writing = ''] = await bookableServices(database, felicia.slug)

async function read(url: string) {
  const reply = await app.inject({ url, headers: { 'accept-encoding': 'br' } })
  const packed = reply.rawPayload
  const html = reply.headers['content-encoding'] === 'br' ? brotliDecompressSync(packed).toString() : reply.body
  const words = html
    .replace(/^.*<main/s, '<main')
    .replace(/<\/main>.*$/s, '')
    .replaceAll(/<option.*?<\/option>/gs, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
  const times = [...html.matchAll(/<a href="(\/(?:janji\/baru|en\/appointments\/new)\?[^"]*)">(\d\d[.:]\d\d)<\/a>/g)].map(([, href = '', clock]) => {
    const query = new URL(href.replaceAll('&amp;', '&'), 'https://here.example').searchParams
    return { to: query.get('to'), service: query.get('service'), at: query.get('at'), clock }
  })
  return { status: reply.statusCode, html, words, times, bytes: packed.length }
}

const page = (asked: Parameters<typeof timesPath>[2] = {}, slug = felicia.slug) => read(timesPath('id', slug, asked))

describe('the page of free times', () => {
  test('links each free time of the week to the page of booking, by the counsellor’s clock unless told', async () => {
    const { status, times, words, html } = await page({ from: '2026-11-23' })
    expect(status).toBe(200)
    expect(times).toHaveLength(5 * 7)
    expect(times[0]).toEqual({ to: felicia.slug, service: video, at: '2026-11-23T02:00:00Z', clock: '09.00' })
    expect(words).toContain('Semua jam di bawah ini memakai WIB, sama dengan jam Felicia Hartanti.')
    expect(words).toContain('Senin , 23 November 09.00 10.00 11.00 13.00')
    expect(html).toContain('<meta name="robots" content="noindex"/>')
  })

  test('tells both clocks to whoever reads by another one, and moves no time by it', async () => {
    const [there, here] = [await page({ from: '2026-11-23', zone: 'Asia/Jayapura' }), await page({ from: '2026-11-23' })]
    expect(there.times.map(({ at }) => at)).toEqual(here.times.map(({ at }) => at))
    expect(there.times[0]?.clock).toBe('11.00')
    expect(there.words).toContain('memakai WIT. Felicia Hartanti memakai WIB: pukul 11.00 bagi Anda adalah pukul 09.00 di sana.')
  })

  test('names the rules of the practice, and whatever they are now', async () => {
    const rules = {
      changeUntilHours: 48,
      graceMinutes: 15,
      holdMinutes: 12,
      payWithinMinutes: 60,
      closedDays: [{ date: '2026-11-24', name: { id: 'Hari Guru', en: 'Teachers’ Day' } }],
    }
    expect((await page({ from: '2026-11-23', zone: 'Asia/Jakarta' })).words).toContain('Sampai 24 jam sebelumnya')
    const admin = aContext(database, { ...felicia.context.actor, role: 'admin' } as typeof felicia.context.actor)
    await askScheduling(database, admin, saveBookingRules, { body: rules })
    const { words, times } = await page({ from: '2026-11-23', zone: 'WIB' })
    for (const rule of ['disimpan 12 menit', 'Sampai 48 jam sebelumnya', 'sampai 15 menit', 'Praktik tutup: Hari Guru']) expect(words).toContain(rule)
    expect(times).toHaveLength(4 * 7)
    await askScheduling(database, admin, saveBookingRules, { body: { ...rules, closedDays: [] } })
  })

  test('answers an address that cannot be followed with the nearest days, and says at the field what was wrong', async () => {
    const wrong = await page({ service: 'x', from: '2026-02-30', zone: 'Mars/Olympus' })
    for (const said of [
      'Layanan di alamat ini tidak ada di sini.',
      'Tanggal di alamat ini tidak bisa kami baca',
      'Zona waktu di alamat ini tidak kami kenali',
    ])
      expect(wrong.words).toContain(said)
    expect(wrong.times.length).toBeGreaterThan(0)
    expect(wrong.html).toMatch(/<details open=""/)
    expect(wrong.html.match(/aria-invalid="true"/g)).toHaveLength(2)
    expect((await page({ from: '2019-01-01' })).words).toContain('Tanggal itu sudah lewat')
    const far = await page({ from: '9999-12-31' })
    expect(far.words).toContain('Waktu baru dibuka sampai 19 Januari 2027')
    expect(far.words).toContain('13–19 Januari 2027')
  })

  test('of a week without a free time leads to the next one', async () => {
    const weekly = Array.from({ length: 7 }, () => [])
    const exceptions = [{ date: '2026-12-21', windows: [{ from: 540, to: 600 }] }]
    const { slug } = await aBookableCounsellor(database, { hours: { weekly, exceptions } })
    expect((await page({}, slug)).times.map(({ at }) => at)).toEqual(['2026-12-21T02:00:00Z'])
    const { words, html } = await page({ from: '2026-11-30' }, slug)
    expect(words).toContain('Tujuh hari ini tidak ada waktu kosong')
    expect(words).toContain('Ke Senin, 21 Desember, 09.00 WIB')
    expect(html).toContain('from=2026-12-21')
  })

  test('says in words why no time can be chosen, and what can be done instead', async () => {
    const said = async (over: Parameters<typeof aBookableCounsellor>[1], asked = {}) => {
      const { status, words, times } = await page(asked, (await aBookableCounsellor(database, over)).slug)
      expect([status, times]).toEqual([200, []])
      return words
    }
    expect(await said({ hours: null })).toContain('belum membuka jam untuk sesi')
    expect(await said({ licence: null })).toContain('Izin sedang ditinjau')
    expect(await said({ hours: { weekly: someHours().weekly.map(() => []) } })).toContain('Saat ini semua waktu sudah terisi')
    expect(await said({ services: [aService({ mode: 'group', minutes: 90 })] })).toContain('Layanan ini tidak dipesan lewat halaman ini')
    expect(await said({ services: [] })).toContain('Belum ada layanan')
    const { words } = await page({ service: writing })
    expect(words).toContain('Layanan ini tidak memakai jam')
    expect(words).toContain('Tulis kepada Felicia Hartanti')
  })

  test('of somebody who does not exist is not there', async () => expect((await page({}, 'tidak-ada')).status).toBe(404))

  test('never meets a fault, whatever the address says', async () => {
    const value = fc.oneof(
      anyText(),
      fc.constantFrom(video, writing, '2026-11-23', '0000-00-00', '-271821-04-19', '275760-09-13', 'UTC', 'wit', 'Etc/GMT+12'),
    )
    await fc.assert(
      fc.asyncProperty(value, value, value, async (service, from, zone) => {
        const query = new URLSearchParams({ service, from, zone }).toString()
        expect((await read(`/en/counsellors/${felicia.slug}/times?${query}`)).status).toBe(200)
      }),
      { numRuns: 60 },
    )
  })

  test('with more than 240 free times takes at most 14 kB, and no script but the one of all public pages', async () => {
    const weekly = Array.from({ length: 7 }, () => [{ from: 8 * 60, to: 20 * 60 }])
    const { slug } = await aBookableCounsellor(database, { hours: { weekly, stepMinutes: 15, noticeHours: 0 } })
    const { times, bytes, html } = await page({ from: '2026-11-23' }, slug)
    expect(times.length).toBeGreaterThan(240)
    expect(bytes).toBeLessThanOrEqual(14_000)
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/site.js">'])
  })
})

describe('who is free soonest', () => {
  test('is told on the page of the counsellor and in the search, where it is an order', async () => {
    const person = await read(`/konselor/${felicia.slug}`)
    expect(person.html.match(/aria-label="Sesi video, Jumat, 20 November, 1[456].00 WIB"/g)).toHaveLength(3)
    const search = await read('/konselor?order=soonest')
    expect(search.words).toContain('Paling cepat: Jumat, 20 November, 14.00 WIB')
    expect(search.words).toContain('konselor punya waktu kosong')
    expect((await read('/konselor?order=soonest&q=tidakadayangini')).words).toContain('Belum ada waktu kosong')
    expect((await read('/')).words).toContain('Paling cepat:')
  })
})

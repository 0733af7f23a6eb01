import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { setUpPracticeWithAdmin as endpoint } from '#contract/first-set-up'
import { textKinds } from '#contract/practice'
import { verifyAuditChain } from '#modules/audit'
import { inTransaction } from '#platform/context'
import { validated } from '#platform/validate'
import { aFirstSetUp, aPractice } from '#test/builders'
import { aContext, aDatabase } from '#test/database'
import { defaultQuickExitUrl, defaultTagline } from './defaults.ts'
import { showPractice } from './show-practice.ts'
import { showText } from './texts.ts'

const database = await aDatabase()
const { db, pool } = database
const context = aContext(database, { kind: 'operator' })
/** As it stands in the database: outside of a transaction it may be remembered for a while. */
const show = () => inTransaction(context, showPractice)
const count = async (table: string) => (await pool.query<{ count: number }>(`select count(*)::int as count from ${table}`)).rows[0]?.count

beforeEach(async () => {
  await pool.query(
    [
      'practice.practice',
      'practice.text_version',
      'safety.crisis_route',
      'credentials.licence_kind',
      'platform.outbox',
      'keys.practice_key',
      'accounts.account',
    ]
      .map((table) => `delete from ${table}`)
      .join('; '),
  )
})

describe('a practice', () => {
  test('is not there until it is set up', async () => {
    await expect(show()).rejects.toMatchObject({ code: 'practice-not-set-up', status: 409 })
    const made = await aPractice(context)
    expect(await show()).toEqual(made)
  })

  test('is what was asked for, and for the rest what every practice starts with', async () => {
    expect(await aPractice(context, { name: '  Serambi Uji ', city: ' Yogyakarta', email: ' salam@praktik.example ' })).toEqual({
      name: 'Serambi Uji',
      city: 'Yogyakarta',
      timeZone: 'Asia/Jakarta',
      languages: ['id', 'en'],
      email: 'salam@praktik.example',
      tagline: defaultTagline,
      phone: null,
      address: null,
      hours: null,
      quickExitUrl: defaultQuickExitUrl,
    })
  })

  test('may have more than the page asks for', async () => {
    const details = { phone: '+62 274 000', address: 'Jalan Contoh 7', quickExitUrl: 'https://cuaca.example/', hours: { id: 'Senin', en: 'Monday' } }
    expect(await aPractice(context, {}, details)).toMatchObject(details)
  })

  test('starts with its texts, its emergency routes and the kinds of licence', async () => {
    await aPractice(context)
    for (const language of ['id', 'en'] as const)
      for (const kind of textKinds) expect(await showText(context, kind, language)).toMatchObject({ version: 1, publishedAt: '2026-11-20T05:00:00Z' })
    const routes = await db.execute<{ urgent: string; others: string }>(sql`
      select count(*) filter (where life_in_danger) as urgent, count(*) filter (where not life_in_danger) as others from safety.crisis_route`)
    expect(routes.rows).toEqual([{ urgent: '3', others: '3' }])
    const { rows } = await db.execute<{ code: string }>(sql`select code from credentials.licence_kind order by code`)
    expect(rows.map(({ code }) => code)).toEqual(['konselor', 'silp', 'sipp', 'sippk', 'str-psi'])
  })

  test('leaves a trace in the audit chain and the news of itself in the outbox', async () => {
    const before = await verifyAuditChain(db)
    await aPractice(context, { languages: ['en'] })
    const after = await verifyAuditChain(db)
    expect([after.events - before.events, after.broken]).toEqual([7, null])
    const { rows } = await db.execute(sql`select actor, action, subject from audit.event where action = 'practice.set-up' order by seq desc limit 1`)
    expect(rows).toEqual([{ actor: 'operator', action: 'practice.set-up', subject: 'practice' }])
    const { rows: news } = await db.execute(sql`select name, payload from platform.outbox`)
    expect(news).toEqual([{ name: 'practice.was-set-up', payload: { name: 'Serambi Uji', email: 'salam@praktik.example', language: 'en' } }])
  })

  test('is set up once: a second time is refused and changes nothing', async () => {
    const first = await aPractice(context)
    await expect(aPractice(context, { name: 'Lain' })).rejects.toMatchObject({ code: 'practice-already-set-up', status: 409 })
    expect(await show()).toEqual(first)
    expect([await count('practice.text_version'), await count('platform.outbox')]).toEqual([4, 1])
  })

  test('is set up by exactly one of several who try at once', async () => {
    const names = ['Satu', 'Dua', 'Tiga', 'Empat', 'Lima']
    const outcomes = await Promise.allSettled(names.map((name) => aPractice(context, { name })))
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled')
    expect(won).toHaveLength(1)
    expect(await show()).toEqual(won[0]?.value)
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'practice-already-set-up' })
    expect([await count('practice.practice'), await count('practice.text_version'), await count('platform.outbox')]).toEqual([1, 4, 1])
    expect((await verifyAuditChain(db)).broken).toBeNull()
  })

  test.each(['Asia/Atlantis', 'Jakarta', 'Asia/'])('in the unknown zone %s is refused, and nothing is kept', async (timeZone) => {
    await expect(aPractice(context, { timeZone })).rejects.toMatchObject({ code: 'bad-request' })
    expect(await count('practice.practice')).toBe(0)
  })

  test.each(['Asia/Jakarta', 'Asia/Jayapura', 'America/Argentina/Buenos_Aires', 'Etc/GMT+7', 'UTC'])('may be in the zone %s', async (timeZone) => {
    validated(endpoint.body, await aFirstSetUp({ timeZone }))
    expect(await aPractice(context, { timeZone })).toMatchObject({ timeZone })
  })
})

describe('what is asked for', () => {
  test.each([
    ['a name of spaces', { name: '     ' }],
    ['a city of spaces', { city: '\t\n  ' }],
    ['a name with a control letter, which no database and no picture takes', { name: 'Serambi\u0000Uji' }],
    ['a name with an end of line', { name: 'Serambi\nUji' }],
    ['an address with a second recipient', { email: 'a@b.example, c@d.example' }],
    ['an address with another head', { email: 'a@b.example\r\nBcc: c@d.example' }],
    ['an address that is none', { email: 'praktik' }],
    ['no language', { languages: [] }],
    ['a language twice', { languages: ['id', 'id'] }],
    ['another language', { languages: ['jv'] }],
  ])('may not have %s', async (_, wrong) => {
    const ask = async () => {
      validated(endpoint.body, { ...(await aFirstSetUp()), ...wrong })
      await aPractice(context, wrong as never)
    }
    await expect(ask()).rejects.toMatchObject({ code: 'bad-request' })
    expect(await count('practice.practice')).toBe(0)
  })
})

import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { licenceCan, licenceState } from '#domain/credentials/licence'
import { aLicence, aPractice } from '#test/builders'
import { aContext, aDatabase } from '#test/database'
import { addDefaultLicenceKinds } from './default-kinds.ts'
import { licensedUntil, publicLicencesOf } from './public-licences.ts'
import { recordLicence } from './record-licence.ts'

const database = await aDatabase()
const context = aContext(database, { kind: 'operator' })
await aPractice(context)
const rows = async (statement: string) => (await database.pool.query<Record<string, unknown>>(statement)).rows

describe('a licence that is recorded', () => {
  test('is in the passport, in the audit chain without its number, and in the news', async () => {
    const counsellorId = randomUUID()
    await recordLicence(context, aLicence(counsellorId, { number: 'rahasia-77' }))
    expect(await publicLicencesOf(context, counsellorId, '2026-11-20')).toMatchObject([
      { number: 'rahasia-77', kindName: { id: expect.stringContaining('SIPP') } },
    ])
    const [event] = await rows('select * from audit.event order by seq desc limit 1')
    expect(event).toMatchObject({
      actor: 'operator',
      action: 'licence.recorded',
      subject: `counsellor:${counsellorId}`,
      details: { kind: 'sipp', verified: true },
    })
    expect(JSON.stringify(event)).not.toContain('rahasia-77')
    const [news] = await rows('select name, payload from platform.outbox order by id desc limit 1')
    expect(news).toEqual({ name: 'licence.was-changed', payload: { counsellorId } })
  })

  test.each([
    ['of a kind that does not exist', { kind: 'sim' }],
    ['that ends before it begins', { issuedOn: '2026-01-02', expiresOn: '2026-01-01' }],
    ['on a day that does not exist', { issuedOn: '2026-02-30' }],
  ])('%s leaves no trace', async (_, wrong) => {
    const before = await rows('select (select count(*) from audit.event) as events, (select count(*) from platform.outbox) as news')
    await expect(recordLicence(context, aLicence(randomUUID(), wrong))).rejects.toThrow()
    expect(await rows('select (select count(*) from audit.event) as events, (select count(*) from platform.outbox) as news')).toEqual(before)
  })

  test('has a number that no other of its kind has', async () => {
    await recordLicence(context, aLicence(randomUUID(), { number: 'satu' }))
    await expect(recordLicence(context, aLicence(randomUUID(), { number: 'satu' }))).rejects.toThrow()
    await recordLicence(context, aLicence(randomUUID(), { number: 'satu', kind: 'silp' }))
  })
})

describe('the kinds of licence', () => {
  test('that the practice changed are not overwritten by the defaults', async () => {
    await database.pool.query(`update credentials.licence_kind set check_url = 'https://periksa.example' where code = 'sipp'`)
    await addDefaultLicenceKinds(context)
    expect(await rows(`select check_url from credentials.licence_kind where code = 'sipp'`)).toEqual([{ check_url: 'https://periksa.example' }])
  })
})

describe('whatever licences somebody has', () => {
  const day = fc.integer({ min: 0, max: 40 }).map((days) => Temporal.PlainDate.from('2026-11-01').add({ days }).toString())
  const maybe = fc.option(day, { nil: null })
  const facts = fc
    .record({ issuedOn: day, expiresOn: maybe, verifiedOn: maybe, revokedOn: maybe })
    .filter(({ issuedOn, expiresOn }) => expiresOn === null || expiresOn > issuedOn)

  test('those are shown that may carry a practice, and the last day of them is known', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(facts, { maxLength: 4 }), day, async (licences, today) => {
        const counsellorId = randomUUID()
        for (const { revokedOn, ...rest } of licences) {
          const entry = aLicence(counsellorId, rest)
          await recordLicence(context, entry)
          await database.pool.query('update credentials.licence set revoked_on = $1 where number = $2', [revokedOn, entry.number])
        }
        const holding = (on: string) => licences.filter((one) => licenceCan.carryPractice(licenceState(one, on, on)))
        expect(await publicLicencesOf(context, counsellorId, today)).toHaveLength(holding(today).length)
        const until = await licensedUntil(context, counsellorId, today)
        const held = holding(today)
        const isHeldOn = (on: string) => held.some((one) => licenceCan.carryPractice(licenceState(one, on, on)))
        const after = until.kind === 'day' && Temporal.PlainDate.from(until.day).add({ days: 1 }).toString()
        expect(until.kind === 'none').toBe(held.length === 0)
        expect(until.kind === 'open-ended').toBe(isHeldOn('2099-01-01'))
        expect(until.kind === 'day' && after ? [isHeldOn(until.day), isHeldOn(after)] : [true, false]).toEqual([true, false])
      }),
      { numRuns: 40 },
    )
  })
})

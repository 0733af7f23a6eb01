import { describe, expect, test } from 'vitest'
import { CounsellorProfile } from '#contract/counsellors'
import { anonymous } from '#platform/context'
import { validated } from '#platform/validate'
import { aCounsellor, aLicence, aPractice, aPublishedCounsellor, aService } from '#test/builders'
import { aContext, aDatabase } from '#test/database'
import { recordLicence } from '#modules/credentials'
import { publishCounsellor } from './publish-counsellor.ts'
import { refreshLicence } from './refresh-licence.ts'
import { searchCounsellors } from './search-counsellors.ts'
import { showCounsellor } from './show-counsellor.ts'

const database = await aDatabase()
const context = aContext(database)
await aPractice(context)
const at = (time: string) => aContext(database, anonymous, Temporal.Instant.from(time))
const numbersOf = async (slug: string, within = context) => (await showCounsellor(within, slug)).licences.map(({ number }) => number)
const isFoundLicensed = async (slug: string, within = context) =>
  (await searchCounsellors(within, { text: slug })).counsellors.find((one) => one.slug === slug)?.licensed
const count = async (table: string) => (await database.pool.query<{ count: number }>(`select count(*)::int as count from ${table}`)).rows[0]?.count

describe('a counsellor', () => {
  test('is shown as the contract says, with services in their order', async () => {
    const services = [aService({ priceIdr: 300_000 }), aService({ mode: 'letters', minutes: null, answerWithinHours: 48, priceIdr: 90_000 })]
    const person = aCounsellor({ services })
    await publishCounsellor(context, person)
    const profile = await showCounsellor(context, person.slug)
    expect(validated(CounsellorProfile, profile)).toEqual(profile)
    expect(profile).toMatchObject({
      slug: person.slug,
      name: person.name,
      biography: person.biography,
      education: person.education,
      lowestPriceIdr: 90_000,
    })
    expect(profile.services).toMatchObject(services)
    expect(Object.keys(profile).toSorted()).toEqual(Object.keys(CounsellorProfile.properties).toSorted())
  })

  test('who is not published, or never was, does not exist', async () => {
    const { id, slug } = await aPublishedCounsellor(context)
    await database.pool.query('update counsellors.counsellor set published = false where id = $1', [id])
    for (const one of [slug, 'nobody', '']) await expect(showCounsellor(context, one)).rejects.toMatchObject({ code: 'not-found', status: 404 })
  })

  test('who cannot be published in full is not published at all', async () => {
    const before = await Promise.all(['counsellors.counsellor', 'counsellors.service', 'audit.event'].map(count))
    const wrong = aCounsellor({ services: [aService(), aService({ mode: 'letters', minutes: 50 })] })
    await expect(publishCounsellor(context, wrong)).rejects.toThrow()
    expect(await Promise.all(['counsellors.counsellor', 'counsellors.service', 'audit.event'].map(count))).toEqual(before)
  })
})

describe('a licence', () => {
  test.each([
    ['that is verified and runs', {}, true],
    ['without an end', { expiresOn: null }, true],
    ['that was never verified', { verifiedOn: null, verifiedBy: null }, false],
    ['that ended yesterday', { expiresOn: '2026-11-19' }, false],
    ['that begins tomorrow', { issuedOn: '2026-11-21' }, false],
  ])('%s, %j, is shown: %s', async (_, facts, isShown) => {
    const { slug } = await aPublishedCounsellor(context, {}, facts)
    const profile = await showCounsellor(context, slug)
    expect([profile.licences.length, profile.licensed, await isFoundLicensed(slug)]).toEqual([isShown ? 1 : 0, isShown, isShown])
  })

  test('that was revoked is not shown from that day on', async () => {
    const { id, slug } = await aPublishedCounsellor(context)
    await database.pool.query(`update credentials.licence set revoked_on = '2026-12-01' where counsellor_id = $1`, [id])
    await refreshLicence(context, id)
    for (const [time, isShown] of [
      ['2026-11-30T05:00:00Z', true],
      ['2026-12-01T05:00:00Z', false],
    ] as const)
      expect([(await numbersOf(slug, at(time))).length, await isFoundLicensed(slug, at(time))]).toEqual([isShown ? 1 : 0, isShown])
  })

  test.each([
    // The last second of 20 November, and the first of the 21st, where the counsellor works.
    ['Asia/Jakarta', '2026-11-20T16:59:59Z', '2026-11-20T17:00:00Z'],
    ['Asia/Makassar', '2026-11-20T15:59:59Z', '2026-11-20T16:00:00Z'],
    ['Asia/Jayapura', '2026-11-20T14:59:59Z', '2026-11-20T15:00:00Z'],
    ['Pacific/Kiritimati', '2026-11-20T09:59:59Z', '2026-11-20T10:00:00Z'],
    ['America/Adak', '2026-11-21T09:59:59Z', '2026-11-21T10:00:00Z'],
  ])('on its last day in %s is still shown, a second later not', async (timeZone, last, after) => {
    const { slug } = await aPublishedCounsellor(context, { timeZone }, { expiresOn: '2026-11-20' })
    expect([(await numbersOf(slug, at(last))).length, await isFoundLicensed(slug, at(last))]).toEqual([1, true])
    expect([(await numbersOf(slug, at(after))).length, await isFoundLicensed(slug, at(after))]).toEqual([0, false])
  })

  test('beside others is shown alone when only it holds, and carries the search as long as the longest', async () => {
    const { id, slug } = await aPublishedCounsellor(context, {}, { number: 'past', expiresOn: '2025-01-01' })
    for (const [number, expiresOn] of [
      ['short', '2026-12-01'],
      ['long', '2027-06-01'],
    ] as const)
      await recordLicence(context, aLicence(id, { number: `${number}-${id}`, expiresOn }))
    await refreshLicence(context, id)
    expect(await numbersOf(slug)).toEqual([`long-${id}`, `short-${id}`])
    expect(await isFoundLicensed(slug, at('2027-06-01T05:00:00Z'))).toBe(true)
    expect(await isFoundLicensed(slug, at('2027-06-02T05:00:00Z'))).toBe(false)
  })

  test('shows neither who verified it nor dates that are nobody’s business', async () => {
    const { slug } = await aPublishedCounsellor(context, {}, { verifiedBy: 'Bu Sri' })
    const profile = await showCounsellor(context, slug)
    expect(JSON.stringify(profile)).not.toContain('Bu Sri')
    expect(Object.keys(profile.licences[0] ?? {}).toSorted()).toEqual([
      'checkUrl',
      'expiresOn',
      'issuer',
      'kind',
      'kindName',
      'number',
      'place',
      'scope',
      'verifiedOn',
    ])
  })
})

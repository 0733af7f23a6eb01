import { describe, expect, test } from 'vitest'
import { publishCrossBorderRule, sayAge, sayPlace } from '#contract/consents'
import { publishText } from '#modules/practice'
import { inTransaction, type Context } from '#platform/context'
import { aPractice, aPublishedCounsellor } from '#test/builders'
import { agreesCrossBorder, askConsents, givesAgreement, isReady } from '#test/consents'
import { aContext, aDatabase, testNow } from '#test/database'
import { aSpaceMember, type SpaceMember } from '#test/space-members'
import type { NewLicence } from '#modules/credentials'
import { needReady } from './need-ready.ts'

const database = await aDatabase()
const practice = aContext(database, { kind: 'operator' })
await aPractice(practice)
const admin = await aSpaceMember(database, 'admin')

async function aLicensed(licence: Partial<NewLicence> | null = {}) {
  const { uid } = await aSpaceMember(database, 'counsellor')
  const { slug } = await aPublishedCounsellor(practice, { accountId: uid }, licence)
  return { counsellorId: uid, slug }
}
const counsellor = await aLicensed()

const answer = (client: SpaceMember, of = counsellor, context: Context = client.context) =>
  inTransaction(context, (inside) => needReady(inside, { clientId: client.uid, ...of })).then(
    ({ ruleVersion }) => ruleVersion,
    ({ code }: { code: string }) => code,
  )
const later = (client: SpaceMember, time: Temporal.DurationLike) => ({ ...client.context, now: () => testNow.add(time) })
const decisions = async ({ uid }: SpaceMember) =>
  (
    await database.pool.query(
      'select country, province, verdict, why, rule_version from consents.cross_border_decision where client_id = $1 order by seq',
      [uid],
    )
  ).rows

describe('before a booking', () => {
  test('each thing that is missing is named, one after the other, until nothing is', async () => {
    const client = await aSpaceMember(database)
    expect(await answer(client)).toBe('consent-needed')
    await givesAgreement(client)
    expect(await answer(client)).toBe('age-needed')
    await askConsents(client.context, sayAge, { body: { isAdult: true } })
    expect(await answer(client)).toBe('place-needed')
    expect(await decisions(client)).toEqual([])
    await askConsents(client.context, sayPlace, { body: { country: 'ID', province: 'ID-PA' } })
    expect(await answer(client)).toBe(1)
    expect(await decisions(client)).toEqual([{ country: 'ID', province: 'ID-PA', verdict: 'allowed', why: 'licensed-there', rule_version: 1 }])
  })

  test('the same decision is kept once, another one beside it', async () => {
    const client = await aSpaceMember(database)
    await isReady(client)
    await answer(client)
    await answer(client)
    expect(await decisions(client)).toHaveLength(1)
    await askConsents(client.context, sayPlace, { body: { country: 'ID', province: 'ID-BA' } })
    await answer(client)
    await answer(client)
    expect((await decisions(client)).map(({ province }) => province)).toEqual(['ID-PA', 'ID-BA'])
  })

  test('somebody under eighteen is held back, whatever else they said', async () => {
    const client = await aSpaceMember(database)
    await isReady(client)
    await askConsents(client.context, sayAge, { body: { isAdult: false } })
    expect(await answer(client)).toBe('under-age')
  })

  test('a consent that was withdrawn is asked for again', async () => {
    const client = await aSpaceMember(database)
    await isReady(client)
    await givesAgreement(client, { act: 'withdrawn' })
    expect(await answer(client)).toBe('consent-needed')
    await givesAgreement(client, { at: 1_900_000_000 })
    expect(await answer(client)).toBe(1)
  })

  test('a place that was said more than thirty days ago is asked for again', async () => {
    const client = await aSpaceMember(database)
    await isReady(client)
    expect(await answer(client, counsellor, later(client, { hours: 30 * 24 }))).toBe(1)
    expect(await answer(client, counsellor, later(client, { hours: 30 * 24, seconds: 1 }))).toBe('place-needed')
  })

  test.each([
    ['that ended yesterday', { expiresOn: '2026-11-19' }],
    ['that nobody verified', { verifiedOn: null }],
    ['that there is not', null],
  ] as const)('a licence %s closes the door by itself', async (_, licence) => {
    const client = await aSpaceMember(database)
    await isReady(client)
    expect(await answer(client, await aLicensed(licence))).toBe('cross-border-refused')
    expect(await decisions(client)).toEqual([])
  })

  test('on its last day where the counsellor works, a licence still counts', async () => {
    const client = await aSpaceMember(database)
    await isReady(client)
    const ending = await aLicensed({ expiresOn: '2026-11-20' })
    expect(await answer(client, ending, later(client, { hours: 10, minutes: 59 }))).toBe(1)
    expect(await answer(client, ending, later(client, { hours: 11 }))).toBe('cross-border-refused')
  })

  test('from another country, the client agrees to what that means first, for this counsellor and this rule', async () => {
    const client = await aSpaceMember(database)
    await isReady(client, { country: 'MY', province: '' })
    expect(await answer(client)).toBe('cross-border-agreement-needed')
    await agreesCrossBorder(client, counsellor.slug)
    expect(await answer(client)).toBe(1)
    expect(await decisions(client)).toEqual([{ country: 'MY', province: '', verdict: 'with-consent', why: 'rule-with-consent', rule_version: 1 }])
    expect(await answer(client, await aLicensed())).toBe('cross-border-agreement-needed')
    expect(await answer(client, await aLicensed({ countries: ['ID', 'MY'] }))).toBe(1)
    await askConsents(client.context, sayPlace, { body: { country: 'SG', province: '' } })
    expect(await answer(client)).toBe('cross-border-agreement-needed')
  })

  test('a counsellor who is another than the address says does not exist', async () => {
    const client = await aSpaceMember(database)
    await isReady(client)
    expect(await answer(client, { ...counsellor, counsellorId: client.uid })).toBe('not-found')
    expect(await answer(client, { ...counsellor, slug: 'tidak-ada' })).toBe('not-found')
  })
})

describe('when the practice changes its mind', () => {
  test('a new version of the text is asked for in the language in which it was read, and not in the other', async () => {
    const client = await aSpaceMember(database)
    await isReady(client)
    await publishText(practice, { kind: 'consent', language: 'en', title: 'Another', body: 'words' })
    expect(await answer(client)).toBe(1)
    await publishText(practice, { kind: 'consent', language: 'id', title: 'Lain', body: 'kata' })
    expect(await answer(client)).toBe('consent-needed')
    await givesAgreement(client)
    expect(await answer(client)).toBe(1)
  })

  test('a new rule counts from then on, and what was decided before keeps its version', async () => {
    const client = await aSpaceMember(database)
    await isReady(client, { country: 'MY', province: '' })
    await agreesCrossBorder(client, counsellor.slug)
    expect(await answer(client)).toBe(1)
    const { version } = await askConsents(admin.context, publishCrossBorderRule, { body: { otherwise: 'refused', withConsent: ['MY'], refused: [] } })
    expect(await answer(client)).toBe('cross-border-agreement-needed')
    await agreesCrossBorder(client, counsellor.slug, version)
    expect(await answer(client)).toBe(version)
    await askConsents(admin.context, publishCrossBorderRule, { body: { otherwise: 'refused', withConsent: [], refused: [] } })
    expect(await answer(client)).toBe('cross-border-refused')
    expect((await decisions(client)).map(({ rule_version }) => rule_version)).toEqual([1, version])
  })
})

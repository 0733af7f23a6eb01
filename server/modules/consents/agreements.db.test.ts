import { describe, expect, test } from 'vitest'
import { getReadiness, giveAgreement, listAgreements, sayAge, sayPlace } from '#contract/consents'
import { verifyAgreement } from '#crypto/public'
import { publishText, showText } from '#modules/practice'
import type { Context } from '#platform/context'
import { aPractice, aPublishedCounsellor } from '#test/builders'
import { agreesCrossBorder, askConsents, aSignedAgreement, givesAgreement, isReady } from '#test/consents'
import { aContext, aDatabase } from '#test/database'
import { aSpaceMember, withNewCard, type SpaceMember } from '#test/space-members'
import { newestEventOf } from '#test/audit-trail'

const database = await aDatabase()
const practice = aContext(database, { kind: 'operator' })
await aPractice(practice)
const client = await aSpaceMember(database)
const stranger = await aSpaceMember(database)

const rows = async ({ uid }: SpaceMember, table = 'agreement') =>
  (await database.pool.query<Record<string, unknown>>(`select * from consents.${table} where client_id = $1 order by 1`, [uid])).rows
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    ({ code }: { code: string }) => code,
  )
const send = async (one: SpaceMember, body: Awaited<ReturnType<typeof aSignedAgreement>>, context: Context = one.context) =>
  refusal(askConsents(context, giveAgreement, { body }))
const text = () => showText(practice, 'consent', 'id')

describe('an agreement', () => {
  test('is kept as it was signed, with its time, and stands in the audit trail', async () => {
    const one = await aSpaceMember(database)
    const signed = await aSignedAgreement(one, await text())
    expect(await send(one, signed)).toBe('done')
    const [row, ...more] = await rows(one)
    expect(more).toEqual([])
    expect(row).toMatchObject({
      kind: 'consent',
      language: 'id',
      version: 1,
      sha256: signed.text,
      act: 'given',
      at: new Date('2026-11-20T05:00:00Z'),
    })
    expect(await verifyAgreement(row?.['signed'], one.card)).toEqual(signed)
    expect(await newestEventOf(database, { accountId: one.uid })).toEqual({
      actor: `account:${one.uid}`,
      action: 'agreement.given',
      details: { kind: 'consent', language: 'id', version: 1, sha256: signed.text },
    })
  })

  test('sent again, or signed twice, is kept once', async () => {
    const one = await aSpaceMember(database)
    const signed = await aSignedAgreement(one, await text())
    await Promise.all([send(one, signed), send(one, signed), send(one, await aSignedAgreement(one, await text(), { at: 1 }))])
    expect(await rows(one)).toHaveLength(1)
  })

  test('is withdrawn and given again, and the list tells all of it, newest first', async () => {
    const one = await aSpaceMember(database)
    await givesAgreement(one)
    await givesAgreement(one, { act: 'withdrawn' })
    await givesAgreement(one, { at: 1_900_000_000 })
    const { agreements, isAdult } = await askConsents(one.context, listAgreements, {})
    expect(agreements.map(({ act }) => act)).toEqual(['given', 'withdrawn', 'given'])
    expect([isAdult, agreements[0]?.at]).toEqual([null, '2026-11-20T05:00:00Z'])
  })

  test('is read by nobody else', async () => {
    await givesAgreement(client)
    expect(await askConsents(stranger.context, listAgreements, {})).toEqual({ agreements: [], isAdult: null })
  })

  test('can only be added: the database lets nobody change or remove it', async () => {
    await givesAgreement(client)
    await askConsents(client.context, sayAge, { body: { isAdult: true } })
    for (const table of ['agreement', 'age_answer'])
      for (const statement of [`update consents.${table} set client_id = client_id`, `delete from consents.${table}`, `truncate consents.${table}`])
        await expect(database.pool.query(statement), statement).rejects.toThrow('only ever added')
  })
})

describe('an agreement is refused', () => {
  const nothingKept = async (one: SpaceMember) => expect(await rows(one)).toEqual([])

  test('that somebody else signed, in whoever’s name', async () => {
    const one = await aSpaceMember(database)
    expect(await send(one, await aSignedAgreement(stranger, await text()))).toBe('signature-wrong')
    expect(await send(one, await aSignedAgreement(stranger, await text(), { uid: one.uid, card: one.card.hash }))).toBe('signature-wrong')
    const own = await aSignedAgreement(one, await text())
    expect(await send(one, own, stranger.context)).toBe('signature-wrong')
    await nothingKept(one)
  })

  test('of which a word was changed on the way', async () => {
    const one = await aSpaceMember(database)
    const own = await aSignedAgreement(one, await text())
    for (const change of [{ act: 'withdrawn' as const }, { version: 2 }, { language: 'en' as const }, { at: own.at + 1 }])
      expect(await send(one, { ...own, ...change })).toBe('signature-wrong')
    await nothingKept(one)
  })

  test('signed by keys that were replaced since', async () => {
    const one = await aSpaceMember(database)
    const old = await aSignedAgreement(one, await text())
    const renewed = await withNewCard(database, one)
    expect(await send(one, old)).toBe('signature-wrong')
    await nothingKept(one)
    expect(await send(renewed, await aSignedAgreement(renewed, await text()))).toBe('done')
  })

  test('to a text that is not the newest, is another, or never was', async () => {
    const one = await aSpaceMember(database)
    const newest = await text()
    for (const other of [{ version: 2 }, { sha256: 'a'.repeat(64) }, { version: 7, sha256: 'b'.repeat(64) }])
      expect(await send(one, await aSignedAgreement(one, { ...newest, ...other }))).toBe('agreement-outdated')
    await nothingKept(one)
  })

  test('from somebody who said to be under eighteen', async () => {
    const one = await aSpaceMember(database)
    await askConsents(one.context, sayAge, { body: { isAdult: false } })
    expect(await send(one, await aSignedAgreement(one, await text()))).toBe('under-age')
    await nothingKept(one)
  })

  test('to be withdrawn where none was given, or another one', async () => {
    const one = await aSpaceMember(database)
    expect(await send(one, await aSignedAgreement(one, await text(), { act: 'withdrawn' }))).toBe('agreement-outdated')
    await givesAgreement(one)
    expect(await send(one, await aSignedAgreement(one, { ...(await text()), language: 'en' }, { act: 'withdrawn' }))).toBe('agreement-outdated')
    expect((await rows(one)).map(({ act }) => act)).toEqual(['given'])
  })
})

describe('after a new version of the text', () => {
  test('the old one can still be withdrawn, but not given', async () => {
    const one = await aSpaceMember(database)
    const old = await text()
    await givesAgreement(one)
    await publishText(practice, { kind: 'consent', language: 'id', title: 'Lain', body: 'kata' })
    const late = await aSpaceMember(database)
    expect(await send(late, await aSignedAgreement(late, old))).toBe('agreement-outdated')
    expect(await send(one, await aSignedAgreement(one, old, { act: 'withdrawn' }))).toBe('done')
  })
})

describe('what is said of age and place', () => {
  test('of age, every other answer is kept beside the one before; the trail says that it was answered, not what', async () => {
    const one = await aSpaceMember(database)
    for (const isAdult of [false, false, true]) await askConsents(one.context, sayAge, { body: { isAdult } })
    expect((await rows(one, 'age_answer')).map((row) => row['is_adult'])).toEqual([false, true])
    expect(await newestEventOf(database, { accountId: one.uid })).toMatchObject({ action: 'age.said', details: {} })
  })

  test('of the place, only the newest is kept', async () => {
    const one = await aSpaceMember(database)
    for (const province of ['ID-PA', 'ID-BA']) await askConsents(one.context, sayPlace, { body: { country: 'ID', province } })
    expect((await rows(one, 'place')).map(({ country, province }) => [country, province])).toEqual([['ID', 'ID-BA']])
  })

  test.each([
    ['XX', ''],
    ['ID', ''],
    ['ID', 'ID-ZZ'],
    ['MY', 'ID-PA'],
  ])('a place that there is not (%s %s) is refused, and nothing is kept', async (country, province) => {
    const one = await aSpaceMember(database)
    expect(await refusal(askConsents(one.context, sayPlace, { body: { country, province } }))).toBe('place-unknown')
    expect(await rows(one, 'place')).toEqual([])
  })
})

describe('what stands before a booking', () => {
  const ask = (one: SpaceMember, counsellor: string) => askConsents(one.context, getReadiness, { query: { counsellor, language: 'en' } })
  async function aCounsellorHere(licence: Parameters<typeof aPublishedCounsellor>[2] = {}): Promise<string> {
    const { uid } = await aSpaceMember(database, 'counsellor')
    return (await aPublishedCounsellor(practice, { accountId: uid }, licence)).slug
  }

  test('is everything, for somebody new: the text in the language of the page, age and place unknown', async () => {
    const slug = await aCounsellorHere()
    expect(await ask(await aSpaceMember(database), slug)).toMatchObject({
      consent: { kind: 'consent', language: 'en', version: 1 },
      isAdult: null,
      place: null,
      crossBorder: null,
      crossBorderAgreed: false,
      others: [],
    })
  })

  test('is nothing, for somebody who said it all', async () => {
    const one = await aSpaceMember(database)
    await isReady(one)
    expect(await ask(one, await aCounsellorHere())).toMatchObject({
      consent: null,
      isAdult: true,
      place: { country: 'ID', province: 'ID-PA', saidAt: '2026-11-20T05:00:00Z' },
      crossBorder: { verdict: 'allowed', why: 'licensed-there', ruleVersion: 1 },
    })
  })

  test('abroad, is one more agreement, until it is given', async () => {
    const one = await aSpaceMember(database)
    const slug = await aCounsellorHere()
    await isReady(one, { country: 'AU', province: '' })
    expect(await ask(one, slug)).toMatchObject({ crossBorder: { verdict: 'with-consent' }, crossBorderAgreed: false })
    await agreesCrossBorder(one, slug)
    await agreesCrossBorder(one, slug)
    expect(await ask(one, slug)).toMatchObject({ crossBorder: { verdict: 'with-consent' }, crossBorderAgreed: true, others: [] })
    expect(await rows(one, 'cross_border_agreement')).toHaveLength(1)
  })

  test('with a licence that ran out, is a refusal with up to six others who may, those without more to agree to first', async () => {
    const one = await aSpaceMember(database)
    await isReady(one, { country: 'NZ', province: '' })
    const closed = await aCounsellorHere({ expiresOn: '2026-11-19' })
    const there = await aCounsellorHere({ countries: ['ID', 'NZ'] })
    for (let at = 0; at < 6; at += 1) await aCounsellorHere()
    const { crossBorder, others } = await ask(one, closed)
    expect(crossBorder).toEqual({ verdict: 'refused', why: 'no-valid-licence', ruleVersion: 1 })
    expect([others.length, others[0], others.includes(closed)]).toEqual([6, there, false])
    expect(await refusal(agreesCrossBorder(one, closed))).toBe('cross-border-refused')
  })

  test('of a counsellor whom nobody can book, is nothing that exists', async () => {
    const one = await aSpaceMember(database)
    const { slug } = await aPublishedCounsellor(practice, { accountId: null })
    for (const wrong of [slug, 'tidak-ada']) expect(await refusal(ask(one, wrong))).toBe('not-found')
    expect(await refusal(agreesCrossBorder(one, slug))).toBe('not-found')
  })

  test('an agreement from abroad needs a place, and the rule that was read', async () => {
    const one = await aSpaceMember(database)
    const slug = await aCounsellorHere()
    expect(await refusal(agreesCrossBorder(one, slug))).toBe('place-needed')
    await askConsents(one.context, sayPlace, { body: { country: 'AU', province: '' } })
    expect(await refusal(agreesCrossBorder(one, slug, 2))).toBe('agreement-outdated')
    await askConsents(one.context, sayPlace, { body: { country: 'ID', province: 'ID-PA' } })
    expect(await refusal(agreesCrossBorder(one, slug))).toBe('done')
    expect(await rows(one, 'cross_border_agreement')).toEqual([])
  })
})

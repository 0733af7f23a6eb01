import { describe, expect, test } from 'vitest'
import { publishText as endpoint } from '#contract/consents'
import { verifyAuditChain } from '#modules/audit'
import { validated } from '#platform/validate'
import { aPractice } from '#test/builders'
import { aContext, aDatabase } from '#test/database'
import { defaultTexts } from './default-texts.ts'
import { publishPracticeText } from './publish-text.ts'
import { addMissingTexts, showText, textHash } from './texts.ts'

const database = await aDatabase()
/** Half past three in the morning of the 25th where the practice is. */
const context = aContext(database, { kind: 'operator' }, Temporal.Instant.from('2026-12-24T20:30:00Z'))
await aPractice(context)

const place = { kind: 'consent', language: 'id' } as const
const aText = (over: { title?: string; body?: string; after?: number } = {}) => ({
  title: 'Persetujuan',
  body: 'Kata-kata. '.repeat(10),
  after: 1,
  ...over,
})
const newest = () => showText(context, 'consent', 'id')
const refusalOf = (work: Promise<unknown>) => work.then(() => 'done', ({ code }: { code: string }) => code) // prettier-ignore

describe('a text that the practice publishes', () => {
  test('is the newest from then on, valid from the day it is there, without what stands around it', async () => {
    const text = aText({ title: '  Baru ', body: `\r\n# satu\r\ndua ${'tiga '.repeat(20)}\r\n` })
    expect(await publishPracticeText(context, place, text)).toEqual({ version: 2, validFrom: '2026-12-25' })
    const { title, body, sha256, version } = await newest()
    expect({ title, body, version }).toEqual({ title: 'Baru', body: `# satu\ndua ${'tiga '.repeat(20).trim()}\n`, version: 2 })
    expect(sha256).toBe(textHash({ title, body }))
  })

  test('on the ground of an older version is refused: somebody was faster', async () => {
    const before = await newest()
    for (const after of [0, before.version - 1, before.version + 1])
      expect(await refusalOf(publishPracticeText(context, place, aText({ after }))), String(after)).toBe('text-outdated')
    expect(await newest()).toEqual(before)
  })

  test('sent again because the answer was lost, is published once', async () => {
    const { version } = await newest()
    const text = aText({ body: 'Sekali saja. '.repeat(10), after: version })
    const [one, again] = [await publishPracticeText(context, place, text), await publishPracticeText(context, place, text)]
    expect([one.version, again.version, (await newest()).version]).toEqual([version + 1, version + 1, version + 1])
  })

  test('by several at once on the same ground is published by one, and the others hear why', async () => {
    const { version } = await newest()
    const bodies = ['a', 'b', 'c', 'd'].map((letter) => `${letter} `.repeat(40))
    const answers = await Promise.all(bodies.map((body) => refusalOf(publishPracticeText(context, place, aText({ body, after: version })))))
    expect(answers.toSorted()).toEqual(['done', 'text-outdated', 'text-outdated', 'text-outdated'])
    expect((await newest()).version).toBe(version + 1)
    expect((await verifyAuditChain(database.db)).broken).toBeNull()
  })

  test.each([
    ['a letter that no database keeps', { body: `\u0000${'kata '.repeat(20)}` }],
    ['a control letter', { title: 'Perse\u0007tujuan' }],
    ['half a letter', { body: `\ud800${'kata '.repeat(20)}` }],
  ])('with %s is refused', async (_, wrong) => {
    const { version } = await newest()
    expect(await refusalOf(publishPracticeText(context, place, aText({ ...wrong, after: version })))).toBe('bad-request')
  })

  test.each([
    ['too short a title', { title: 'a' }],
    ['too short a text', { body: 'pendek' }],
    ['too long a text', { body: 'a'.repeat(40_001) }],
  ])('with %s is not what the contract asks for', (_, wrong) => {
    expect(() => validated(endpoint.body, aText(wrong))).toThrow()
  })
})

describe('a practice that was set up before there was a text', () => {
  const versions = async () => (await database.pool.query('select kind, language, version from practice.text_version order by 1, 2, 3')).rows

  test('gets it at the next start, and keeps what it has', async () => {
    await database.pool.query(`delete from practice.text_version where kind = 'consent'`)
    const others = await versions()
    await addMissingTexts(context)
    const all = await versions()
    expect(all.filter(({ kind }) => kind !== 'consent')).toEqual(others)
    expect(all.filter(({ kind }) => kind === 'consent')).toEqual(['en', 'id'].map((language) => ({ kind: 'consent', language, version: 1 })))
    expect((await newest()).body).toBe(defaultTexts.find(({ kind, language }) => kind === 'consent' && language === 'id')?.body)
    await addMissingTexts(context)
    expect(await versions()).toEqual(all)
  })

  test('gets none before it is set up', async () => {
    await database.pool.query('delete from practice.text_version; delete from practice.practice')
    await addMissingTexts(context)
    expect(await versions()).toEqual([])
  })
})

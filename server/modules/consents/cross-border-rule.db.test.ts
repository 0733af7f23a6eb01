import { describe, expect, test } from 'vitest'
import { getCrossBorderRule, publishCrossBorderRule, type CrossBorderRule } from '#contract/consents'
import { askConsents } from '#test/consents'
import { aDatabase } from '#test/database'
import { aSpaceMember } from '#test/space-members'

const database = await aDatabase()
const { context } = await aSpaceMember(database, 'admin')

type New = Omit<CrossBorderRule, 'version' | 'publishedAt'>
const open: New = { otherwise: 'with-consent', withConsent: [], refused: [] }
const publish = (over: Partial<New> = {}) => askConsents(context, publishCrossBorderRule, { body: { ...open, ...over } })
const rule = () => askConsents(context, getCrossBorderRule, {})
const versions = async () =>
  (await database.pool.query<{ version: number }>('select version from consents.cross_border_rule order by 1')).rows.map((row) => row.version)

describe('the rule of the practice', () => {
  test('is there before anybody wrote one: what no licence covers needs the client’s agreement', async () => {
    expect(await rule()).toMatchObject({ ...open, version: 1 })
  })

  test('is published as a new version, in the audit trail by its number; the one that says the same is not made twice', async () => {
    expect(await publish({ otherwise: 'refused', withConsent: ['SG', 'MY', 'SG'] })).toEqual({ version: 2 })
    expect(await publish({ otherwise: 'refused', withConsent: ['MY', 'SG'] })).toEqual({ version: 2 })
    expect(await rule()).toEqual({ version: 2, otherwise: 'refused', withConsent: ['MY', 'SG'], refused: [], publishedAt: '2026-11-20T05:00:00Z' })
    const { rows } = await database.pool.query('select action, details from audit.event order by seq desc limit 1')
    expect(rows).toEqual([{ action: 'cross-border-rule.published', details: { version: 2 } }])
  })

  test.each([
    ['a country that there is not', { refused: ['XX'] }],
    ['one country in both lists', { refused: ['MY'], withConsent: ['MY'] }],
    ['a country by its name', { refused: ['Malaysia'] }],
  ])('with %s is refused, and no version is made', async (_, wrong) => {
    const before = await versions()
    await expect(publish(wrong)).rejects.toMatchObject({ code: 'bad-request' })
    expect(await versions()).toEqual(before)
  })

  test('published by several at once becomes as many versions, one after the other', async () => {
    const before = await versions()
    await Promise.all(['AU', 'NZ', 'NL', 'DE'].map((country) => publish({ refused: [country] })))
    expect(await versions()).toEqual([...before, ...[1, 2, 3, 4].map((more) => before.length + more)])
  })
})

import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { aLicence, aPractice } from '#test/builders'
import { aContext, aDatabase } from '#test/database'
import { licensedCountries } from './licensed-countries.ts'
import { recordLicence, type NewLicence } from './record-licence.ts'

const database = await aDatabase()
const context = aContext(database, { kind: 'operator' })
await aPractice(context)
const today = '2026-11-20'

async function aCounsellorWith(...licences: Partial<NewLicence>[]): Promise<string> {
  const id = randomUUID()
  for (const licence of licences) await recordLicence(context, aLicence(id, licence))
  return id
}

test('somebody may practise in the countries of all licences that hold; of a licence nothing more was told, in Indonesia', async () => {
  const [one, two] = [await aCounsellorWith({}), await aCounsellorWith({ countries: ['MY', 'SG'] }, { countries: ['SG', 'ID'] })]
  const found = await licensedCountries(database.db, [one, two], today)
  expect(found.get(one)).toEqual(['ID'])
  expect(found.get(two)?.toSorted()).toEqual(['ID', 'MY', 'SG'])
})

test.each([
  ['that ended yesterday', { expiresOn: '2026-11-19' }],
  ['that begins tomorrow', { issuedOn: '2026-11-21' }],
  ['that nobody verified', { verifiedOn: null }],
])('a licence %s counts for nothing, and one beside it for what it says', async (_, wrong) => {
  const [without, beside] = [await aCounsellorWith({ ...wrong, countries: ['MY'] }), await aCounsellorWith({ ...wrong, countries: ['MY'] }, {})]
  const found = await licensedCountries(database.db, [without, beside], today)
  expect([found.get(without), found.get(beside)]).toEqual([undefined, ['ID']])
})

test('the last day still counts, and of nobody it says nothing', async () => {
  const one = await aCounsellorWith({ expiresOn: today })
  expect((await licensedCountries(database.db, [one], today)).get(one)).toEqual(['ID'])
  expect(await licensedCountries(database.db, [], today)).toEqual(new Map())
})

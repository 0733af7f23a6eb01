import { expect, test } from 'vitest'
import type { Endpoint } from '#contract/endpoint'
import { showText } from '#modules/practice'
import type { Actor, Context } from '#platform/context'
import type { Refusal } from '#platform/refusal'
import { aPractice, aPublishedCounsellor } from '#test/builders'
import { askConsents, aSignedAgreement } from '#test/consents'
import { aContext, aDatabase } from '#test/database'
import { aSpaceMember } from '#test/space-members'
import { consentRoutes } from './routes.ts'

const database = await aDatabase()
const practice = aContext(database, { kind: 'operator' })
await aPractice(practice)
const [client, counsellor, supervisor, admin] = await Promise.all(
  (['client', 'counsellor', 'supervisor', 'admin'] as const).map((role) => aSpaceMember(database, role)),
)
const { slug } = await aPublishedCounsellor(practice, { accountId: counsellor?.uid ?? '' })
const frozen: Actor = { kind: 'account', accountId: client?.uid ?? '', role: 'client', frozen: true, loginId: client?.uid ?? '' }

const people = {
  client: client?.context,
  counsellor: counsellor?.context,
  supervisor: supervisor?.context,
  admin: admin?.context,
  anonymous: aContext(database),
  operator: practice,
  frozen: aContext(database, frozen),
} as Readonly<Record<string, Context>>

const body = client && (await aSignedAgreement(client, await showText(practice, 'consent', 'id')))
const inputs: Readonly<Record<string, object>> = {
  getReadiness: { query: { counsellor: slug, language: 'id' } },
  giveAgreement: { body },
  listAgreements: {},
  sayAge: { body: { isAdult: true } },
  sayPlace: { body: { country: 'AU', province: '' } },
  agreeCrossBorder: { body: { counsellor: slug, ruleVersion: 1 } },
  getCrossBorderRule: {},
  publishCrossBorderRule: { body: { otherwise: 'with-consent', withConsent: [], refused: [] } },
}
const mayAsk: Readonly<Record<string, readonly string[]>> = {
  getCrossBorderRule: ['client', 'counsellor', 'supervisor', 'admin'],
  publishCrossBorderRule: ['admin'],
}

const answerTo = (endpoint: Endpoint, person: string) =>
  askConsents(people[person] as Context, endpoint, inputs[endpoint.name] as never).then(
    () => 'done',
    ({ code }: Refusal) => code,
  )

test('what a client says is said by clients alone, each of themselves; to everybody else it does not exist', async () => {
  expect(consentRoutes.map(({ endpoint }) => endpoint.name).toSorted()).toEqual(Object.keys(inputs).toSorted())
  for (const { endpoint } of consentRoutes)
    for (const person of Object.keys(people)) {
      const isLetIn = (mayAsk[endpoint.name] ?? ['client']).includes(person)
      expect(await answerTo(endpoint, person), `${person}, ${endpoint.name}`).toBe(isLetIn ? 'done' : 'not-found')
    }
  const { rows } = await database.pool.query(`select client_id from consents.agreement union select client_id from consents.age_answer
    union select client_id from consents.place union select client_id from consents.cross_border_agreement`)
  expect(rows).toEqual([{ client_id: client?.uid }])
})

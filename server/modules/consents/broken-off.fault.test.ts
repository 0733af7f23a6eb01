import { expect, test } from 'vitest'
import { giveAgreement, sayAge } from '#contract/consents'
import { showText } from '#modules/practice'
import { aPractice } from '#test/builders'
import { agreesCrossBorder, askConsents, aSignedAgreement, isReady } from '#test/consents'
import { aPublishedCounsellor } from '#test/builders'
import { aContext, aDatabase } from '#test/database'
import { faultKinds, statementsOfWhole } from '#test/faults'
import { aSpaceMember, type SpaceMember } from '#test/space-members'

const database = await aDatabase()
const practice = aContext(database, { kind: 'operator' })
await aPractice(practice)
const text = await showText(practice, 'consent', 'id')
const { uid: accountId } = await aSpaceMember(database, 'counsellor')
const { slug } = await aPublishedCounsellor(practice, { accountId })

async function leftBehind({ uid }: SpaceMember): Promise<string> {
  const { rows } = await database.pool.query(
    `select (select count(*)::int from consents.agreement where client_id = $1) as agreements,
      (select count(*)::int from consents.age_answer where client_id = $1) as answers,
      (select count(*)::int from consents.cross_border_agreement where client_id = $1) as borders,
      (select count(*)::int from audit.event where subject = 'account:' || $1::text) as told`,
    [uid],
  )
  return JSON.stringify(rows[0])
}

type Act = { readonly client: SpaceMember; readonly run: () => Promise<unknown> }

async function agreeing(): Promise<Act> {
  const client = await aSpaceMember(database)
  const body = await aSignedAgreement(client, text)
  return { client, run: () => askConsents(client.context, giveAgreement, { body }) }
}

async function answering(): Promise<Act> {
  const client = await aSpaceMember(database)
  return { client, run: () => askConsents(client.context, sayAge, { body: { isAdult: true } }) }
}

async function goingAbroad(): Promise<Act> {
  const client = await aSpaceMember(database)
  await isReady(client, { country: 'AU', province: '' })
  return { client, run: () => agreesCrossBorder(client, slug) }
}

const cases = Object.entries({ agreeing, answering, goingAbroad }).flatMap(([name, make]) => faultKinds.map((kind) => [name, kind, make] as const))

test.each(cases)('%s, broken off (%s) at any of its statements, is kept wholly or not at all; sent again, it is kept once', async (_, kind, make) => {
  expect(await statementsOfWhole({ make, kind, leftBehind, most: 60 })).toBeGreaterThan(5)
})

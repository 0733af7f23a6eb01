import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Actor, Context } from '#platform/context'
import { inTransaction } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { aContext, aDatabase } from '#test/database'
import { aSpace, aSpaceMember, aWriter, theNext } from '#test/space-members'
import { addEpoch, beginSpace } from './keep-epoch.ts'
import { spaceRoutes as routesWith } from './routes.ts'

const database = await aDatabase()
const spaceRoutes = routesWith()
const [client, counsellor, exMember, otherClient, otherCounsellor, supervisor, admin] = await Promise.all([
  aSpaceMember(database),
  aSpaceMember(database, 'counsellor'),
  aSpaceMember(database, 'counsellor'),
  aSpaceMember(database),
  aSpaceMember(database, 'counsellor'),
  aSpaceMember(database, 'supervisor'),
  aSpaceMember(database, 'admin'),
])
const begun = await aSpace(client, [client, counsellor, exMember])
await inTransaction(client.context, (inside) => beginSpace(inside, begun.made.signed))
const left = await theNext(begun, exMember, [client, counsellor], { kind: 'leave' })
await addEpoch(exMember.context, left.space, left.made.signed)
const space = await theNext(left, client, [client, counsellor])
await addEpoch(client.context, space.space, space.made.signed)
await spaceRoutes
  .find(({ endpoint }) => endpoint.name === 'sendEntry')
  ?.run(client.context, { params: { space: space.space }, body: await aWriter(client, space)('ada') }, head())

function head() {
  return { setCookie: () => undefined, forget: () => undefined }
}

const frozen: Actor = { kind: 'account', accountId: client.uid, role: 'client', frozen: true, loginId: client.uid }
const people: Readonly<Record<string, Context>> = {
  client: client.context,
  counsellor: counsellor.context,
  'ex-member': exMember.context,
  'other client': otherClient.context,
  'other counsellor': otherCounsellor.context,
  supervisor: supervisor.context,
  admin: admin.context,
  anonymous: aContext(database),
  frozen: aContext(database, frozen),
}

const wrap = begun.made.signed.wraps[0]
/** Beyond what the database can hold as a number: told wrong before anybody looks whether there is such a space. */
const endless = { ...begun.made.signed, record: { ...begun.made.signed.record, epoch: 2 ** 40 } }

const bodies: Readonly<Record<string, unknown>> = {
  addEpoch: begun.made.signed,
  grantHistory: { epoch: 0, wrap },
  sendEntry: await aWriter(client, begun)('lama'),
}

/** `in`: let in, or told what is wrong with what they sent, which a stranger never hears. */
async function answerOf(name: string, context: Context, id = space.space): Promise<'in' | 'not-found'> {
  const route = spaceRoutes.find(({ endpoint }) => endpoint.name === name)
  try {
    await route?.run(context, { params: { space: id, number: 1 }, query: {}, body: bodies[name] ?? {} }, head())
    return 'in'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.code === 'not-found' ? 'not-found' : 'in'
  }
}

const ofOneSpace = spaceRoutes.map(({ endpoint }) => endpoint.name).filter((name) => !['listSpaces', 'beginNote', 'eraseEntry'].includes(name))

test.each(ofOneSpace)('%s is for members of the space; for everybody else it does not exist', async (name) => {
  const found: Record<string, string> = {}
  for (const [person, context] of Object.entries(people)) found[person] = await answerOf(name, context)
  const expected = Object.fromEntries(Object.keys(people).map((person) => [person, 'not-found']))
  expect(found).toEqual({ ...expected, client: 'in', counsellor: 'in' })
  expect(await answerOf(name, client.context, randomUUID())).toBe('not-found')
})

test('eraseEntry is for the sender; for everybody else, also in the same space, it does not exist', async () => {
  const found: Record<string, string> = {}
  for (const [person, context] of Object.entries(people)) found[person] = await answerOf('eraseEntry', context)
  expect(found).toEqual({ ...Object.fromEntries(Object.keys(people).map((person) => [person, 'not-found'])), client: 'in' })
})

test('a number that no epoch has tells a stranger nothing', async () => {
  const route = spaceRoutes.find(({ endpoint }) => endpoint.name === 'addEpoch')
  for (const id of [space.space, randomUUID()]) {
    const asked = route?.run(otherClient.context, { params: { space: id }, body: endless }, head())
    await expect(asked).rejects.toMatchObject({ code: 'bad-request' })
  }
})

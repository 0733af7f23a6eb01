import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Endpoint } from '#contract/endpoint'
import { askForCare, declineEpisode, takeEpisode, withdrawEpisode } from '#contract/episodes'
import type { Actor, Context } from '#platform/context'
import { Refusal } from '#platform/refusal'
import { aContext, aDatabase } from '#test/database'
import { aDecline, aFirstWord, anAskedEpisode, askEpisodes, aTaking, aWithdrawal } from '#test/episodes'
import { aSpaceMember } from '#test/space-members'
import { episodeRoutes } from './routes.ts'

const database = await aDatabase()
const [client, counsellor, exMember, otherClient, otherCounsellor, supervisor, admin] = await Promise.all([
  aSpaceMember(database),
  aSpaceMember(database, 'counsellor'),
  aSpaceMember(database, 'counsellor'),
  aSpaceMember(database),
  aSpaceMember(database, 'counsellor'),
  aSpaceMember(database, 'supervisor'),
  aSpaceMember(database, 'admin'),
])
const asked = await anAskedEpisode(client, [counsellor, exMember], 'anyone')
const left = await aDecline(asked, exMember)
await askEpisodes(exMember.context, declineEpisode, { params: { episode: asked.id }, body: left.body })
const episode = { ...asked, intake: left.intake, asked: [counsellor] }

const frozen: Actor = { kind: 'account', accountId: counsellor.uid, role: 'counsellor', frozen: true, loginId: counsellor.uid }
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

/** What each hears who sends an act that only its own maker may send; nothing is changed by those who may not. */
async function answersTo(endpoint: Endpoint, body: unknown, id = episode.id): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const [person, context] of Object.entries(people))
    found[person] = await askEpisodes(context, endpoint, { params: { episode: id }, body } as never).then(
      () => 'done',
      (error: unknown) => {
        if (error instanceof Refusal) return error.code
        throw error
      },
    )
  return found
}

const nobody = Object.fromEntries(Object.keys(people).map((person) => [person, 'not-found']))
/** Of somebody else: whoever is let in hears that it is not theirs to send. */
const foreign = await aWithdrawal({ ...episode, client: otherClient })

test('to take is for those who are asked; whoever has left, and any stranger, finds nothing there', async () => {
  const { body } = await aTaking(episode, otherCounsellor)
  const answers = await answersTo(takeEpisode, body)
  expect(answers).toEqual({ ...nobody, counsellor: answers['counsellor'] })
  expect(answers['counsellor']).toMatch(/^ep(och|isode)-/)
  expect(await answersTo(takeEpisode, { ...body, epoch: null }, episode.id)).toEqual({ ...nobody, counsellor: 'epoch-members-mismatch' })
  expect(await answersTo(takeEpisode, body, randomUUID())).toEqual(nobody)
})

test('once somebody has it, those who were asked hear so, and a stranger still finds nothing there', async () => {
  const [ani, budi] = [await aSpaceMember(database), await aSpaceMember(database, 'counsellor')]
  const taken = await anAskedEpisode(ani, [budi, counsellor], 'anyone')
  await askEpisodes(budi.context, takeEpisode, { params: { episode: taken.id }, body: (await aTaking(taken, budi)).body })
  const again = await aTaking(taken, counsellor)
  expect(await answersTo(takeEpisode, again.body, taken.id)).toEqual({ ...nobody, counsellor: 'episode-taken' })
  const decline = await aDecline(taken, counsellor)
  expect(await answersTo(declineEpisode, decline.body, taken.id)).toEqual({ ...nobody, counsellor: 'episode-taken' })
})

test('to decline is for those who are asked, and once more for whoever has', async () => {
  const { body } = await aDecline(episode, otherCounsellor)
  const answers = await answersTo(declineEpisode, { ...body, entry: null })
  expect(answers).toEqual({ ...nobody, counsellor: 'epoch-not-a-member', 'ex-member': 'done' })
  expect(await answersTo(declineEpisode, body, randomUUID())).toEqual(nobody)
})

test('to take back is for the client whose question it is', async () => {
  const answers = await answersTo(withdrawEpisode, foreign.body)
  expect(answers).toEqual({ ...nobody, client: 'epoch-members-mismatch' })
  expect(await answersTo(withdrawEpisode, foreign.body, randomUUID())).toEqual(nobody)
})

test('to ask is for clients, each for themselves', async () => {
  const { body } = await aFirstWord(client, [counsellor], counsellor)
  const { client: own, 'other client': other, ...rest } = await answersTo(askForCare, body)
  expect([own, other]).toEqual(['done', 'epoch-audience-unfit'])
  expect(new Set(Object.values(rest))).toEqual(new Set(['not-found']))
})

test('lists, addressees and duty tell nobody of others', async () => {
  const answers = new Map<string, unknown>()
  for (const { endpoint } of episodeRoutes.filter((one) => one.endpoint.method === 'GET'))
    for (const person of ['anonymous', 'frozen', 'supervisor', 'admin'])
      answers.set(
        `${person} ${endpoint.name}`,
        await askEpisodes(people[person] as Context, endpoint, { query: {} } as never).catch((error: Refusal) => error.code),
      )
  expect(new Set(answers.values())).toEqual(new Set(['not-found']))
  for (const stranger of [otherClient, otherCounsellor, exMember]) {
    const { episodes } = (await askEpisodes(stranger.context, { name: 'listEpisodes' } as never, {} as never)) as { episodes: unknown[] }
    expect(episodes).toEqual([])
  }
})

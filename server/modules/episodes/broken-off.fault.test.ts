import { expect, test } from 'vitest'
import { askForCare, declineEpisode, takeEpisode, withdrawEpisode } from '#contract/episodes'
import { aDatabase } from '#test/database'
import { aDecline, aFirstWord, anAskedEpisode, askEpisodes, aTaking, aWithdrawal } from '#test/episodes'
import { faultKinds, statementsOfWhole } from '#test/faults'
import { aSpaceMember, type SpaceMember } from '#test/space-members'

const database = await aDatabase()

/** All that an act leaves behind, of one client: whatever was broken off, it is all of it or nothing. */
async function leftBehind({ uid }: SpaceMember): Promise<string> {
  const { rows } = await database.pool.query(
    `select e.state, e.counsellor_id is not null as taken,
      (select count(*)::int from spaces.space s where s.client_id = e.client_id) as spaces,
      (select count(*)::int from spaces.entry n join spaces.space s on s.id = n.space_id where s.client_id = e.client_id) as entries,
      (select max(epoch) from spaces.epoch p where p.space_id = e.intake_space) as epoch,
      (select count(*)::int from spaces.member m where m.space_id = e.intake_space) as members,
      (select count(*)::int from audit.event a where a.subject = 'episode:' || e.id) as told,
      (select count(*)::int from platform.outbox o where o.payload ->> 'episodeId' = e.id::text) as events
    from episodes.episode e where e.client_id = $1`,
    [uid],
  )
  const { rows: spaces } = await database.pool.query('select id from spaces.space where client_id = $1', [uid])
  return JSON.stringify(rows[0] ?? { spaces: spaces.length })
}

type Act = { readonly client: SpaceMember; readonly run: () => Promise<unknown> }

async function asking(): Promise<Act> {
  const [client, counsellor] = [await aSpaceMember(database), await aSpaceMember(database, 'counsellor')]
  const { body } = await aFirstWord(client, [counsellor], counsellor)
  return { client, run: () => askEpisodes(client.context, askForCare, { body }) }
}

async function anEpisodeOfTwo() {
  const [client, one, other] = [await aSpaceMember(database), await aSpaceMember(database, 'counsellor'), await aSpaceMember(database, 'counsellor')]
  return { client, one, episode: await anAskedEpisode(client, [one, other], 'anyone') }
}

async function taking(): Promise<Act> {
  const { client, one, episode } = await anEpisodeOfTwo()
  const { body } = await aTaking(episode, one)
  return { client, run: () => askEpisodes(one.context, takeEpisode, { params: { episode: episode.id }, body }) }
}

async function declining(): Promise<Act> {
  const { client, one, episode } = await anEpisodeOfTwo()
  const { body } = await aDecline(episode, one)
  return { client, run: () => askEpisodes(one.context, declineEpisode, { params: { episode: episode.id }, body }) }
}

async function withdrawing(): Promise<Act> {
  const { client, episode } = await anEpisodeOfTwo()
  const { body } = await aWithdrawal(episode)
  return { client, run: () => askEpisodes(client.context, withdrawEpisode, { params: { episode: episode.id }, body }) }
}

const acts = { asking, taking, declining, withdrawing }
const cases = Object.entries(acts).flatMap(([name, make]) => faultKinds.map((kind) => [name, kind, make] as const))

test.each(cases)('%s, broken off (%s) at any of its statements, is done wholly or not at all; sent again, it is done once', async (_, kind, make) => {
  expect(await statementsOfWhole({ make, kind, leftBehind, most: 100 })).toBeGreaterThan(10)
})

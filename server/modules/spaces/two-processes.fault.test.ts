import { expect, test } from 'vitest'
import { aDatabase, urlOf } from '#test/database'
import { fact } from '#test/fact'
import { aFolder } from '#test/folder'
import { aTab, type Listening } from '#test/live-tabs'
import { aServerProcess } from '#test/server-process'
import { aWriter } from '#test/space-members'
import { aFewPeople, aKeptSpace } from './kept-spaces-for-tests.ts'
import { listEntries } from './read-space.ts'

const database = await aDatabase()
const { ani, budi, citra } = await aFewPeople(database)

test(
  'who is connected to one process hears what is sent to another; killed, it loses nothing that it acknowledged',
  { timeout: 120_000 },
  async () => {
    const environment = { TEDUH_DATA: aFolder(), DATABASE_URL: urlOf(database), TEDUH_RATE_LIMIT: '0' }
    const started = async () => {
      const server = aServerProcess(environment)
      const { origin } = await server.opened()
      return { server, at: { origin, port: Number(new URL(origin).port) } satisfies Listening }
    }
    const first = await started()
    const second = await started()
    const space = await aKeptSpace([ani, budi])
    const [here, there] = [await aTab(first.at, database, ani.uid), await aTab(second.at, database, budi.uid)]
    const write = aWriter(ani, space)
    for (let ref = 1; ref <= 30; ref += 1) here.say({ t: 'send', ref, entry: await write(`pesan ${ref}`) })
    await there.hears('entry', ({ kept }) => kept.number === 30)
    const told = there.heard.flatMap((frame) => (frame.t === 'entry' ? [frame.kept] : []))
    expect(told).toEqual((await listEntries(budi.context, space.space, 0)).entries)
    there.say({ t: 'mark', space: space.space, delivered: 30, read: 30 })
    await here.hears('marks', ({ read }) => read === 30)
    there.say({ t: 'typing', space: space.space })
    await here.hears('typing')

    const forged = await aWriter({ ...ani, identity: citra.identity }, space)('palsu', { seq: 31, prev: await headOf(space.space) })
    here.say({ t: 'send', ref: 31, entry: forged })
    await here.hears('kept', ({ ref }) => ref === 31)
    first.server.child.kill('SIGKILL')
    await first.server.ended
    const third = await started()
    const again = await aTab(third.at, database, ani.uid)
    again.say({ t: 'send', ref: 1, entry: forged })
    expect((await again.hears('kept')).number).toBe(31)
    await fact(async () => {
      const { rows } = await database.pool.query('select verified_number from spaces.space where id = $1', [space.space])
      return rows[0]?.verified_number === '31'
    })
    expect((await listEntries(budi.context, space.space, 30)).entries.map(({ body }) => body)).toEqual(['wrong'])
  },
)

async function headOf(space: string): Promise<string> {
  const { rows } = await database.pool.query<{ hash: Buffer }>('select hash from spaces.head where space_id = $1 and account_id = $2', [
    space,
    ani.uid,
  ])
  return rows[0]?.hash.toString('base64url') ?? ''
}
